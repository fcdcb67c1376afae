//! The page of a ballot: one HTML file that asks somebody who is elsewhere what the room is asked, and makes a short text
//! of the answers. It needs no other file and no network, sends nothing and keeps nothing.
//!
//! Of the seats it tells what the facilitator wants told, and of their votes nothing. Texts of the scenario are
//! escaped, and would not run if they were not: the one script that may is known to the browser by its checksum.

use thiserror::Error;

use super::escape::markup;
use super::html::{POLICY, Page};
use super::picture::palette::{self, Palette};
use crate::assess::Assessment;
use crate::ballot::{Ballot, Questions, SCRIPT};
use crate::scenario::{Card, Claim, Feasibility, Hold, Package, Phase, RuleId, Scenario, VoiceId};
use crate::wording::{self, name};

/// All that runs on the page.
const FORM: &str = include_str!("form.js");
/// Its checksum: SHA-256 in base 64, of [`SCRIPT`] and [`FORM`] with a line break before and between. The browser, which runs
/// nothing else, says the right one where this is not; a test prints it.
const CHECKSUM: &str = "sha256-AJtxm+b0t8WnK+sdbWRsjU/0lxZJF00vpDj0cPE4qVs=";

/// Whose ballot a page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seats {
    /// Anybody's: whoever fills it in chooses a seat by its number.
    ByNumber,
    /// Anybody's, with the names of those who sit there.
    ByName,
    /// That of one seat, which it names; no other is in it.
    One(VoiceId),
}

/// Why there is no page to be written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoPage {
    /// Nobody would fill it in.
    #[error("there are no seats; add one for each participant first")]
    NoSeats,
    /// The one seat is not there.
    #[error("there is no seat `{0}` here")]
    UnknownSeat(VoiceId),
    /// Nothing is asked.
    #[error("there is nothing to judge: the package has no cards, and violates no position")]
    NothingAsked,
}

/// Writes the page on which seats judge a package, for which this follows: the same bytes for the same scenario.
///
/// # Errors
/// If there is nobody to ask, or nothing.
pub fn ballot_page(
    scenario: &Scenario,
    package: &Package,
    assessment: &Assessment,
    seats: &Seats,
) -> Result<String, NoPage> {
    let questions = Questions::of(scenario, package, assessment);
    let seats: Vec<(&VoiceId, String)> = match seats {
        Seats::One(id) if scenario.seat(id).is_none() => return Err(NoPage::UnknownSeat(id.clone())),
        Seats::One(id) => vec![(id, name::seat(scenario, id).into_owned())],
        Seats::ByNumber => {
            scenario.seats.iter().map(|seat| (&seat.id, name::voice(scenario, &seat.id).into_owned())).collect()
        }
        Seats::ByName => {
            let named = scenario.seats.iter().zip(0..);
            named.map(|(seat, place)| (&seat.id, named_seat(place, &seat.name))).collect()
        }
    };
    if seats.is_empty() {
        return Err(NoPage::NoSeats);
    }
    if questions.is_empty() {
        return Err(NoPage::NothingAsked);
    }
    Ok(Form { scenario, package, questions, page: Page::default() }.write(&seats))
}

/// "Seat 2: Anna".
fn named_seat(place: usize, who: &str) -> String {
    let seat = name::seat_at(place);
    if who.trim().is_empty() { seat } else { format!("{seat}: {}", who.trim()) }
}

struct Form<'s> {
    scenario: &'s Scenario,
    package: &'s Package,
    questions: Questions<'s>,
    page: Page,
}

impl Form<'_> {
    fn write(mut self, seats: &[(&VoiceId, String)]) -> String {
        let title = format!("Ballot: {}", self.scenario.title.trim());
        let policy = format!("{POLICY}; script-src '{CHECKSUM}'; base-uri 'none'; form-action 'none'");
        let dark = format!("@media screen and (prefers-color-scheme: dark) {{ {} }}\n", variables(&palette::DARK));
        let style = format!("{}\n{dark}{}", variables(&palette::LIGHT), include_str!("form.css"));
        self.page.head(&title, &policy, &style);
        let head = hex(&self.questions.head().bytes());
        let file = match seats {
            [(id, _)] => format!("ballot-{}", self.scenario.seat_place(id).map_or(0, |place| place + 1)),
            _ => "ballot".to_owned(),
        };
        self.page.line(&format!("<main>\n<form autocomplete=\"off\" data-head=\"{head}\" data-file=\"{file}\">"));
        self.opening(seats);
        self.board();
        self.cards();
        self.positions();
        self.page.line(MADE);
        self.page.line(&format!("</form>\n</main>\n<script>\n{SCRIPT}\n{FORM}</script>\n</body>\n</html>"));
        self.page.text
    }

    /// What this is, what to do with it, and whose it is.
    fn opening(&mut self, seats: &[(&VoiceId, String)]) {
        let (title, package) = (markup(self.scenario.title.trim()), markup(self.package.name.trim()));
        self.page
            .line(&format!("<p class=\"kind\">Ballot</p>\n<h1>{title}</h1>\n<p class=\"lead\">Package: {package}</p>"));
        self.page.line(
            "<p class=\"screen\">Answer what you have a view on. Your answers become a short text at the end of this page: \
             send it to your facilitator, and to nobody else, since it can be read by whoever has the program. This page \
             sends nothing and keeps nothing.</p>\n<p class=\"pen\">Mark one answer to each question, and give the sheet to \
             your facilitator.</p>",
        );
        self.page.line(
            "<noscript><p class=\"notice\">No script runs here, and without one this page cannot make a text of your \
             answers. Save the file and open it in a browser – a preview in a mail program will not do – or print it and \
             fill it in by pen.</p></noscript>",
        );
        self.page.line("<div class=\"seat\">");
        match seats {
            [(id, name)] => {
                let seat = hex(&Ballot::seat_bytes(id.as_str()));
                self.page.line(&format!("<p><strong>{}</strong></p>", markup(name)));
                self.page.line(&format!("<input type=\"hidden\" id=\"seat\" value=\"{seat}\">"));
            }
            _ => {
                self.page
                    .line("<label for=\"seat\">Your seat<span class=\"pen\">: ____________________</span></label>");
                self.page.line("<select id=\"seat\" class=\"screen\">\n<option value=\"\">Choose your seat</option>");
                for (id, name) in seats {
                    let seat = hex(&Ballot::seat_bytes(id.as_str()));
                    self.page.line(&format!("<option value=\"{seat}\">{}</option>", markup(name)));
                }
                self.page.line("</select>");
            }
        }
        self.page.line("</div>");
    }

    /// The package, phase by phase, and what is assumed about the world.
    fn board(&mut self) {
        let (scenario, package) = (self.scenario, self.package);
        self.page.line("<h2>The package</h2>");
        if !package.about.trim().is_empty() {
            self.page.line(&format!("<p>{}</p>", markup(package.about.trim())));
        }
        self.page.line("<div class=\"board\">");
        for Phase { id, name, .. } in &scenario.phases {
            let card = |card: &Card| {
                let name = markup(name::element(scenario, &card.element));
                let like = markup(&wording::card_choices(scenario, package, &card.element));
                format!("<li>{name}<span>{like}</span></li>\n")
            };
            let cards: String = package.cards.iter().filter(|card| card.phase == *id).map(card).collect();
            let (class, cards) = if cards.is_empty() {
                ("phase empty", "<p>No cards</p>".to_owned())
            } else {
                ("phase", format!("<ul>\n{cards}</ul>"))
            };
            self.page.line(&format!("<section class=\"{class}\">\n<h3>{}</h3>\n{cards}\n</section>", markup(name)));
        }
        self.page.line("</div>");
        let frame: Vec<_> = scenario.elements.iter().filter(|element| element.frame).collect();
        if !frame.is_empty() {
            self.page.line("<h3>Assumptions</h3>");
            let item = |element: &&crate::scenario::Element| {
                format!("{}: {}", element.name, wording::card_line(scenario, package, &element.id)).into()
            };
            self.page.items(&frame.iter().map(item).collect::<Vec<_>>());
        }
    }

    fn cards(&mut self) {
        let cards = self.questions.cards();
        if cards.is_empty() {
            return;
        }
        self.page.line("<h2>How feasible is each card, as it stands?</h2>");
        for card in cards {
            let scenario = self.scenario;
            let like = markup(&wording::card_line(scenario, self.package, &card.element));
            let about = scenario.element(&card.element).map_or("", |element| element.about.trim());
            let about = if about.is_empty() { String::new() } else { format!("<p>{}</p>", markup(about)) };
            let levels: Vec<&str> = Feasibility::ALL.iter().map(|level| wording::feasibility(*level)).collect();
            let place = self.questions.place(&card.element);
            let title = name::element(scenario, &card.element);
            self.question("card", place, title, &format!("<p class=\"like\">{like}</p>{about}"), &levels);
        }
    }

    fn positions(&mut self) {
        let positions = std::mem::take(&mut self.questions.positions);
        if positions.is_empty() {
            return;
        }
        self.page.line("<h2>Would these positions really hold?</h2>");
        for (place, rule) in positions.iter().enumerate() {
            let kind = format!("<p class=\"like\">{}</p>{}", wording::rule_kind(self.scenario, rule), self.said(rule));
            let holds: Vec<&str> = Hold::ALL.iter().map(|hold| wording::hold(*hold)).collect();
            self.question("position", place, &wording::rule_heading(self.scenario, rule), &kind, &holds);
        }
    }

    /// Who says so, to be opened.
    fn said(&self, rule: &RuleId) -> String {
        let scenario = self.scenario;
        let claims = scenario.position(rule).map(|position| position.claims.as_slice()).unwrap_or_default();
        let item = |claim: &Claim| {
            format!("<li>{}<span>{}</span></li>", markup(&claim.says), markup(&wording::claim_line(scenario, claim)))
        };
        let items: String = claims.iter().filter_map(|claim| scenario.claim(claim)).map(item).collect();
        if items.is_empty() {
            return items;
        }
        format!("<details><summary>Who says so</summary><ul>{items}</ul></details>")
    }

    /// One question, the last answer of which is none. What is `about` it is markup.
    fn question(&mut self, kind: &str, place: usize, title: &str, about: &str, answers: &[&str]) {
        self.page.line(&format!(
            "<fieldset data-kind=\"{kind}\" data-place=\"{place}\">\n<legend>{}</legend>",
            markup(title)
        ));
        self.page.line(&format!("{about}\n<div class=\"choices\">"));
        let answers = answers.iter().copied().zip(1..).chain([("No view", 0)]);
        for (answer, value) in answers {
            let checked = if value == 0 { " checked" } else { "" };
            self.page.line(&format!(
                "<label><input type=\"radio\" name=\"{kind}-{place}\" value=\"{value}\"{checked}>{answer}</label>"
            ));
        }
        self.page.line("</div>\n</fieldset>");
    }
}

/// Where the text is made. It is shown by the script, without which it is of no use.
const MADE: &str = "<section class=\"made\" hidden>
<h2>Your ballot</h2>
<p id=\"done\" role=\"status\"></p>
<label for=\"text\">The text for your facilitator</label>
<textarea id=\"text\" rows=\"3\" readonly spellcheck=\"false\"></textarea>
<p class=\"row\"><button type=\"button\" id=\"copy\" class=\"first\">Copy</button> \
<button type=\"button\" id=\"save\">Save as a file</button></p>
<p id=\"said\" role=\"status\"></p>
</section>";

/// Bytes as the page holds them.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The colours that the form has beside those of every page.
fn variables(palette: &Palette) -> String {
    let colours = [
        ("cell", palette.cell),
        ("edge", palette.card_border),
        ("outline", palette.neutral.line),
        ("chip", palette.chip),
        ("warn-soft", palette.warn.soft),
        ("warn-line", palette.warn.line),
    ];
    let colours: Vec<String> = colours.iter().map(|(name, colour)| format!("--{name}: {colour};")).collect();
    format!(":root {{ {} }}", colours.join(" "))
}
