//! What desktops and packagers read of the program agrees with the program, and with itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use guarantee_board::program::{NAME, VERSION};
use roxmltree::{Document, Node};

use super::text;

const MIME: &str = "application/x-guarantee-board+ron";

/// The entry in the menu of applications, by key.
fn desktop_entry() -> BTreeMap<String, String> {
    let text = text("guarantee-board.desktop");
    let lines = text.lines().filter_map(|line| line.split_once('='));
    lines.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

/// The text of the first element of this name.
fn element<'a>(document: &'a Document<'_>, name: &str) -> &'a str {
    let found = document.descendants().find(|node| node.has_tag_name(name));
    found.and_then(|node| node.text()).unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn the_entries_name_the_program_and_its_files() {
    let entry = desktop_entry();
    assert_eq!(entry["Exec"], format!("{NAME} %f"));
    // By these the desktop knows whose a window is.
    assert_eq!((entry["StartupWMClass"].as_str(), entry["Icon"].as_str()), (NAME, NAME));
    assert_eq!(entry["MimeType"], format!("{MIME};"));
    let text = text("guarantee-board.metainfo.xml");
    let metainfo = Document::parse(&text).expect("sound XML");
    assert_eq!(element(&metainfo, "launchable"), format!("{NAME}.desktop"));
    assert_eq!(element(&metainfo, "binary"), NAME);
    assert_eq!(element(&metainfo, "mediatype"), MIME);
    assert_eq!(element(&metainfo, "name"), entry["Name"]);
    assert_eq!(element(&metainfo, "project_license"), env!("CARGO_PKG_LICENSE"));
}

/// Version and date of the latest release, as software centres show them.
fn release() -> (String, String) {
    let text = text("guarantee-board.metainfo.xml");
    let metainfo = Document::parse(&text).expect("sound XML");
    let release = metainfo.descendants().find(|node| node.has_tag_name("release")).expect("a release");
    let attribute = |name| release.attribute(name).expect("version and date").to_owned();
    (attribute("version"), attribute("date"))
}

/// The day of the latest release.
pub fn release_date() -> String {
    release().1
}

#[test]
fn the_latest_release_is_this_version() {
    assert_eq!(release().0, VERSION);
    let changelog = text("debian/changelog");
    assert!(changelog.starts_with(&format!("{NAME} ({VERSION}) ")), "{changelog}");
}

/// A part of a file that must be there for the file to be of a type, and what must be there besides.
struct Match {
    offset: std::ops::RangeInclusive<usize>,
    value: Vec<u8>,
    besides: Vec<Match>,
}

impl Match {
    fn read(node: Node<'_, '_>) -> Self {
        let offset = node.attribute("offset").expect("an offset");
        let (first, last) = offset.split_once(':').unwrap_or((offset, offset));
        let [first, last] = [first, last].map(|text| text.parse().expect("a number"));
        assert_eq!(node.attribute("type"), Some("string"));
        let value = node.attribute("value").expect("a value").replace("\\n", "\n");
        let besides = node.children().filter(Node::is_element).map(Match::read).collect();
        Self { offset: first..=last, value: value.into_bytes(), besides }
    }

    /// Whether it is in a file of which the first bytes are these, as the specification of shared MIME information says.
    fn fits(&self, head: &[u8]) -> bool {
        let here = self.offset.clone().any(|at| head.get(at..).is_some_and(|rest| rest.starts_with(&self.value)));
        here && (self.besides.is_empty() || self.besides.iter().any(|one| one.fits(head)))
    }

    /// How many bytes of a file it looks at.
    fn reach(&self) -> usize {
        let own = self.offset.end() + self.value.len();
        self.besides.iter().map(Match::reach).fold(own, usize::max)
    }
}

/// The type's rule by contents.
fn magic() -> Match {
    let text = text("guarantee-board.mime.xml");
    let document = Document::parse(&text).expect("sound XML");
    let kind = document.descendants().find(|node| node.has_tag_name("mime-type")).expect("a type");
    assert_eq!(kind.attribute("type"), Some(MIME));
    let rules: Vec<_> = document.descendants().filter(|node| node.has_tag_name("magic")).collect();
    assert_eq!(rules.len(), 1);
    Match::read(rules[0].first_element_child().expect("a rule"))
}

/// What file managers read of a file to tell its type.
const SNIFFED: usize = 4096;

fn is_scenario(text: &[u8]) -> bool {
    magic().fits(&text[..text.len().min(SNIFFED)])
}

#[test]
fn scenario_files_are_known_by_what_they_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for folder in ["scenarios", "tests/formats"] {
        for entry in fs::read_dir(root.join(folder)).expect("the folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_none_or(|ending| ending != "ron") {
                continue;
            }
            assert!(is_scenario(&fs::read(&path).expect("a file")), "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen >= 6, "the search must find the files");
    assert!(magic().reach() <= SNIFFED + 64, "nobody reads so far");
}

#[test]
fn files_of_others_with_the_same_ending_are_left_to_them() {
    let settings = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/common/small.ron"));
    assert!(is_scenario(settings.expect("a scenario").as_bytes()));
    for other in [
        "(\n    window: (width: 1440, height: 900),\n    hints_seen: [Palette],\n)\n",
        "Scene(\n    title: \"Level 1\",\n    format: 2,\n    entities: {},\n)\n",
        "(\n    format: 3,\n    title: \"A song\",\n    artist: \"Somebody\",\n)\n",
        "#![enable(implicit_some)]\n(\n    as_of: \"2026-01-01\",\n    format: 1,\n)\n",
        "",
    ] {
        assert!(!is_scenario(other.as_bytes()), "{other}");
    }
    // A pattern for names would take them all.
    assert!(!text("guarantee-board.mime.xml").contains("<glob"));
}
