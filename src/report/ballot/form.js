// A ballot that is filled in: its text is always that of what is chosen. Nothing is sent, and nothing is kept.
const form = document.querySelector("form");
const [seat, text, done, said] = ["seat", "text", "done", "said"].map((id) => document.getElementById(id));
const bytes = (hex) => (hex.match(/../g) || []).map((two) => parseInt(two, 16));
const questions = [...form.querySelectorAll("fieldset")];
let taken = "";

function answers() {
  const given = (kind) => {
    const chosen = questions.filter((one) => one.dataset.kind === kind);
    chosen.sort((one, other) => one.dataset.place - other.dataset.place);
    return chosen.map((one) => Number(one.querySelector(":checked").value));
  };
  return [...given("card"), ...given("position")];
}

function show() {
  const given = answers();
  const answered = given.filter((answer) => answer > 0).length;
  const ready = seat.value !== "" && answered > 0;
  text.value = ready ? ballotText(bytes(form.dataset.head), bytes(seat.value), given) : "";
  for (const button of [...form.querySelectorAll("button")]) button.disabled = !ready;
  done.textContent = answered + " of " + given.length + " answered" + (seat.value === "" ? "; choose your seat first" : "");
}

function took(how) {
  taken = text.value;
  said.textContent = how;
}

document.getElementById("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(text.value);
    took("Copied. Paste it into a message to your facilitator.");
  } catch {
    text.focus();
    text.select();
    const copied = document.execCommand("copy");
    took(copied ? "Copied. Paste it into a message to your facilitator." : "The text is selected: copy it, and send it to your facilitator.");
  }
});

document.getElementById("save").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text.value + "\n"], { type: "text/plain" }));
  link.download = form.dataset.file + (seat.selectedIndex > 0 ? "-" + seat.selectedIndex : "") + ".txt";
  link.click();
  took("Saved. Send the file to your facilitator.");
});

text.addEventListener("focus", () => text.select());
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", () => {
  said.textContent = "";
  show();
});
// Whoever closes the page before the text was taken is asked.
window.addEventListener("beforeunload", (event) => {
  if (text.value === "" || text.value === taken) return;
  event.preventDefault();
  event.returnValue = "";
});
for (const part of document.querySelectorAll("[hidden]")) part.hidden = false;
form.reset();
show();
