//! A browser that is driven: keys and mouse go through its own input, and what it shows and says is asked of it, in the
//! Chrome `DevTools` protocol over two pipes.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::Browser;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// A page open in a browser.
pub struct Remote {
    browser: Browser,
    child: Child,
    input: ChildStdin,
    answers: Receiver<Value>,
    asked: u64,
    session: Value,
    /// What it has said unasked.
    events: Vec<Value>,
}

impl Remote {
    /// A browser with an empty page.
    pub fn new() -> Self {
        let browser = Browser::new();
        let mut command = browser.driven();
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the browser starts");
        let input = child.stdin.take().expect("a pipe to it");
        let mut output = BufReader::new(child.stdout.take().expect("a pipe from it"));
        let (sender, answers) = channel();
        // It ends with the browser.
        thread::spawn(move || {
            let mut message = Vec::new();
            while output.read_until(0, &mut message).is_ok_and(|length| length > 0) {
                let value = serde_json::from_slice(message.strip_suffix(&[0]).unwrap_or(&message)).expect("JSON");
                message.clear();
                if sender.send(value).is_err() {
                    break;
                }
            }
        });
        let mut remote = Self { browser, child, input, answers, asked: 0, session: Value::Null, events: Vec::new() };
        let target = remote.ask("Target.createTarget", json!({"url": "about:blank"}))["targetId"].clone();
        let attached = remote.ask("Target.attachToTarget", json!({"targetId": target, "flatten": true}));
        remote.session = attached["sessionId"].clone();
        for domain in ["Page", "Log", "Network", "Runtime"] {
            remote.ask(&format!("{domain}.enable"), json!({}));
        }
        remote
    }

    /// Asks for something; what is answered.
    pub fn ask(&mut self, method: &str, parameters: Value) -> Value {
        self.asked += 1;
        let mut message = json!({"id": self.asked, "method": method, "params": parameters});
        if self.session.is_string() {
            message["sessionId"] = self.session.clone();
        }
        self.input.write_all(format!("{message}\0").as_bytes()).expect("the browser listens");
        loop {
            let answer = self.answers.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("no answer to {method}"));
            if answer["id"] == json!(self.asked) {
                assert!(answer.get("error").is_none(), "{method}: {}", answer["error"]);
                return answer["result"].clone();
            }
            self.events.push(answer);
        }
    }

    /// What it has said unasked of this kind.
    pub fn heard(&self, method: &str) -> Vec<&Value> {
        self.events.iter().filter(|event| event["method"] == method).map(|event| &event["params"]).collect()
    }

    /// Opens a page in a window, or on a phone, of this size.
    pub fn open(&mut self, page: &str, (width, height): (u32, u32), phone: bool) {
        let file = self.browser.path("page.html");
        fs::write(&file, page).expect("a file for the test");
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone});
        self.ask("Emulation.setDeviceMetricsOverride", size);
        self.events.clear();
        self.ask("Page.navigate", json!({"url": format!("file://{}", file.display())}));
        self.wait_for("Page.loadEventFired");
    }

    /// Waits until it says this.
    pub fn wait_for(&mut self, method: &str) {
        while self.heard(method).is_empty() {
            let event = self.answers.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("no {method}"));
            self.events.push(event);
        }
    }

    /// What an expression amounts to on the page.
    pub fn value(&mut self, expression: &str) -> Value {
        let asked = json!({"expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true});
        let answer = self.ask("Runtime.evaluate", asked);
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// The same, if it is a text.
    pub fn text(&mut self, expression: &str) -> String {
        self.value(expression).as_str().unwrap_or_else(|| panic!("{expression} is no text")).to_owned()
    }

    /// Presses a key and lets it go.
    pub fn key(&mut self, key: &str) {
        let (code, number, text) = match key {
            "Tab" => ("Tab", 9, ""),
            "Enter" => ("Enter", 13, "\r"),
            " " => ("Space", 32, " "),
            "ArrowRight" => ("ArrowRight", 39, ""),
            "ArrowDown" => ("ArrowDown", 40, ""),
            other => panic!("what number has the key {other}?"),
        };
        let kinds = [if text.is_empty() { "rawKeyDown" } else { "keyDown" }, "keyUp"];
        for kind in kinds {
            let text = if kind == "keyDown" { text } else { "" };
            let event = json!({"type": kind, "key": key, "code": code, "windowsVirtualKeyCode": number, "text": text});
            self.ask("Input.dispatchKeyEvent", event);
        }
    }

    /// A finger taps the middle of what a selector picks.
    pub fn tap(&mut self, selector: &str) {
        let place = self.value(&format!(
            "(() => {{ const it = document.querySelector({selector:?}); it.scrollIntoView({{ block: 'center' }}); \
             const box = it.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        ));
        for (kind, points) in [("touchStart", json!([{"x": place[0], "y": place[1]}])), ("touchEnd", json!([]))] {
            self.ask("Input.dispatchTouchEvent", json!({"type": kind, "touchPoints": points}));
        }
    }

    /// What a screen reader is told: the role and the name of everything.
    pub fn read_aloud(&mut self) -> Vec<(String, String)> {
        let tree = self.ask("Accessibility.getFullAXTree", json!({}));
        let word = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
        let nodes = tree["nodes"].as_array().expect("a list").iter();
        nodes
            .filter(|node| node["ignored"] == json!(false))
            .map(|node| (word(&node["role"]), word(&node["name"])))
            .collect()
    }

    /// A folder into which files are saved.
    pub fn downloads(&mut self) -> PathBuf {
        let folder = self.browser.path("downloads");
        fs::create_dir_all(&folder).expect("a folder for the test");
        self.ask("Page.setDownloadBehavior", json!({"behavior": "allow", "downloadPath": folder}));
        folder
    }
}

impl Drop for Remote {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
