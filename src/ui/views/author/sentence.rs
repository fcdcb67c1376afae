//! Ready sentences: what a condition says in words that people use, with choosers where its blanks are.

use egui::{Label, Ui};

use super::blank::{Told, blanks_ui};
use super::form::{Form, small_button_ui};
use crate::scenario::{Condition, Purpose, Sentence, SentenceKind};
use crate::ui::editor::{Begun, Editor, Turn};
use crate::ui::theme::{Type, space, tokens};
use crate::ui::widgets::chip::{Then, chip_ui};
use crate::ui::widgets::muted_ui;
use crate::ui::widgets::offers::{Offer, offers_menu_ui};
use crate::wording;
use crate::workshop::author::Aspect;

/// What the condition of a part of a rule is for.
pub fn purpose(part: Aspect, reaching: bool) -> Purpose {
    match part {
        Aspect::Crossing => Purpose::RedLine,
        Aspect::Meeting => Purpose::Floor,
        _ => Purpose::While { reaching },
    }
}

/// Draws the sentence of a condition, or the way to one; whether the condition is another by now. `of` names the
/// condition: "Is crossed when".
pub fn sentence_ui(
    ui: &mut Ui,
    form: &Form<'_>,
    editor: &mut Editor,
    (part, of, purpose): (Aspect, &str, Purpose),
    condition: &mut Condition,
) -> bool {
    let begun = editor.begun.take_if(|begun| begun.page == editor.page && begun.part == part);
    let drafted = begun.is_some();
    let shown = begun.map(|begun| begun.sentence).or_else(|| Sentence::of(condition));
    let mut changed = false;
    if let Some(mut sentence) = shown.clone() {
        let text = wording::ready_sentence(sentence.kind(), purpose);
        let told = Told { part, of, purpose, drafted };
        words_ui(ui, |ui| blanks_ui(ui, form, &mut editor.turn, &told, text, &mut sentence));
        changed = settle(editor, part, (drafted, shown.as_ref()), sentence, condition);
    }
    ui.horizontal_wrapped(|ui| {
        if let Some(kind) = kinds_ui(ui, form, of, purpose, shown.is_some()) {
            let about = shown.as_ref().map(Sentence::things).unwrap_or_default();
            if let Some(sentence) = kind.begun(form.scenario).map(|sentence| sentence.about(about)) {
                changed |= begin(editor, part, sentence, condition);
            }
        }
        let begun = editor.begun.as_ref().is_some_and(|begun| begun.part == part && begun.page == editor.page);
        if begun && small_button_ui(ui, "Leave it", &format!("{of}: leave the sentence")).clicked() {
            editor.begun = None;
        }
        if begun {
            muted_ui(ui, "It counts once all is chosen");
        }
    });
    ui.add_space(space::XS);
    changed
}

/// Words and blanks, one after the other as in a text.
pub fn words_ui<R>(ui: &mut Ui, add_contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(5.0, 5.0);
        add_contents(ui)
    })
    .inner
}

/// Words of a sentence, each by itself, so that lines break between them and not before the next blank.
pub fn said_ui(ui: &mut Ui, words: &str) {
    for word in words.split_whitespace() {
        ui.add(Label::new(Type::Body.text(word).color(tokens(ui).text)).selectable(false));
    }
}

/// Starts a sentence: as a draft, or at once where nothing is left to choose.
fn begin(editor: &mut Editor, part: Aspect, sentence: Sentence, condition: &mut Condition) -> bool {
    let first = first_open(&sentence).map(|blank| Turn::to(part, blank));
    let changed = settle(editor, part, (true, None), sentence, condition);
    editor.turn = first;
    changed
}

/// The first blank that is still to be filled; or else the first.
fn first_open(sentence: &Sentence) -> Option<usize> {
    let mut sentence = sentence.clone();
    let blanks = sentence.blanks();
    blanks.iter().position(|blank| blank.is_open()).or((!blanks.is_empty()).then_some(0))
}

/// Writes a sentence that is whole, and keeps the draft of one that is not; whether the condition is another by now.
fn settle(
    editor: &mut Editor,
    part: Aspect,
    (drafted, before): (bool, Option<&Sentence>),
    sentence: Sentence,
    condition: &mut Condition,
) -> bool {
    let touched = before != Some(&sentence);
    // Of a sentence that stands already, what goes with a thing that is taken out goes too.
    let sentence = if drafted { sentence } else { sentence.settled() };
    if !sentence.is_whole() {
        if drafted || touched {
            if touched {
                editor.turn = first_open(&sentence).map(|blank| Turn::to(part, blank));
            }
            editor.begun = Some(Begun { page: editor.page.clone(), part, sentence });
        }
        return false;
    }
    let written = sentence.settled().condition();
    let changed = (drafted || touched) && *condition != written;
    if changed {
        *condition = written;
    }
    changed
}

/// The menu of sentences; the one that was chosen.
pub fn kinds_ui(ui: &mut Ui, form: &Form<'_>, of: &str, purpose: Purpose, another: bool) -> Option<SentenceKind> {
    let text = if another { "Another sentence" } else { "Say it in a sentence" };
    let reaching = !matches!(purpose, Purpose::While { reaching: false });
    let offered = || {
        let all = SentenceKind::offered(purpose).iter().filter(|kind| reaching || **kind != SentenceKind::Reached);
        all.copied().filter(|kind| kind.begun(form.scenario).is_some()).collect::<Vec<_>>()
    };
    let button = chip_ui(ui, text, &format!("{text}: {of}"));
    let chosen = offers_menu_ui(&button, button.id.with("menu"), Then::Button, || {
        offered().into_iter().map(|kind| Offer::new(wording::ready_brief(kind, purpose))).collect()
    })?;
    offered().get(chosen).copied()
}
