//! Letters that the shipped fonts lack: noticed as text is laid out, and looked for among the fonts of the computer beside
//! the window. Text in Latin, Greek and Cyrillic letters never gets here.
//!
//! egui shapes each stretch of text in its own script, so Arabic letters are joined and run from right to left; but it
//! orders stretches from left to right, and each word is one: of several words in Hebrew or Arabic the first stands on the
//! left. A picture that is exported has them in their own order.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use egui::{Context, FallbackRequest, FontData, FontFamily, FontInsert, FontProvider};

use super::jobs::Runner;
use crate::fonts::{Fallback, Shipped, is_accent, is_drawn};
use crate::scenario::Scenario;
use crate::storage::SystemFonts;
use crate::wording;

/// How many places are named.
const PLACES: usize = 3;

/// The fonts behind the shipped ones, and the search for them.
pub struct Scripts {
    state: Arc<Mutex<State>>,
    fonts: Arc<Mutex<SystemFonts>>,
    runner: Option<Runner>,
}

#[derive(Default)]
struct State {
    /// The letters that were missed, and have not been looked for yet.
    wanted: BTreeSet<char>,
    /// All that were ever looked for.
    sought: BTreeSet<char>,
    /// What draws them.
    fallback: Fallback,
    /// What was found and is not in use yet.
    found: Option<Fallback>,
    searching: bool,
}

/// What cannot be drawn, as far as it was met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undrawn {
    /// The letters that no font has.
    pub letters: BTreeSet<char>,
    /// Whether a bound kept fonts out that might have had them.
    pub cut: bool,
    /// The accents that no letter is drawn with: egui takes the font of the letter, and leaves out what that lacks.
    pub accents: BTreeSet<char>,
}

impl Undrawn {
    /// The accents of a scenario that cannot be drawn.
    pub fn accents_of(scenario: &Scenario) -> BTreeSet<char> {
        let shipped = Shipped::regular();
        scenario.letters(|letter| is_accent(letter) && shipped.as_ref().is_some_and(|face| !face.has(letter)))
    }

    /// The letters and accents and their places in a scenario; `None` where it has none of them.
    pub fn in_words(&self, scenario: &Scenario) -> Option<String> {
        let told = |letters: &BTreeSet<char>, told: &dyn Fn(&str) -> String| {
            let places = if letters.is_empty() { Vec::new() } else { wording::places_of(scenario, letters) };
            (!places.is_empty()).then(|| told(&wording::some(&places, PLACES)))
        };
        let letters = told(&self.letters, &|place| wording::undrawn(&self.letters, self.cut, place));
        let accents = told(&self.accents, &|place| wording::left_out(&self.accents, place));
        let all: Vec<String> = letters.into_iter().chain(accents).collect();
        (!all.is_empty()).then(|| all.join(". "))
    }
}

impl Scripts {
    /// Looks for letters among these fonts; `runner` runs the search.
    pub fn among(fonts: SystemFonts, runner: Runner) -> Self {
        Self { state: Arc::default(), fonts: Arc::new(Mutex::new(fonts)), runner: Some(runner) }
    }

    /// Looks for nothing: everything is drawn in the shipped fonts, on every machine alike.
    pub fn off() -> Self {
        Self { state: Arc::default(), fonts: Arc::default(), runner: None }
    }

    /// What finds fonts for letters, for pictures that are drawn beside the window.
    pub fn finder(&self) -> impl FnOnce(&BTreeSet<char>) -> Fallback + Send + 'static {
        let fonts = self.runner.is_some().then(|| Arc::clone(&self.fonts));
        move |letters| match fonts {
            Some(fonts) => lock(&fonts).find(letters),
            None => Fallback::new(Vec::new(), letters, false),
        }
    }

    /// Has the window ask here for letters that it cannot draw.
    pub fn install(&self, ctx: &Context) {
        if self.runner.is_some() {
            ctx.set_font_providers(vec![Arc::new(Provider(Arc::clone(&self.state)))]);
        }
    }

    /// Starts to look for what was missed in the last frame.
    pub fn look(&mut self, ctx: &Context) {
        let Some(runner) = &mut self.runner else { return };
        let mut state = lock(&self.state);
        if state.searching || state.wanted.is_empty() {
            return;
        }
        state.searching = true;
        let wanted = std::mem::take(&mut state.wanted);
        state.sought.extend(wanted);
        // For all letters together: which font draws a letter does not depend on which was met first.
        let letters = state.sought.clone();
        drop(state);
        let (state, fonts, ctx) = (Arc::clone(&self.state), Arc::clone(&self.fonts), ctx.clone());
        runner(Box::new(move || {
            let found = catch_unwind(AssertUnwindSafe(|| lock(&fonts).find(&letters)));
            let found = found.unwrap_or_else(|_| Fallback::new(Vec::new(), &letters, true));
            let mut state = lock(&state);
            state.found = Some(found);
            state.searching = false;
            drop(state);
            ctx.request_repaint();
        }));
    }

    /// Puts into use what was found; all that cannot be drawn, if that is more than before.
    pub fn take_up(&mut self, ctx: &Context) -> Option<Undrawn> {
        let mut state = lock(&self.state);
        let found = state.found.take()?;
        let more = !found.missing().is_subset(state.fallback.missing());
        let undrawn = Undrawn { letters: found.missing().clone(), cut: found.is_cut(), ..Undrawn::default() };
        let same = fonts(&found).eq(fonts(&state.fallback));
        state.fallback = found;
        drop(state);
        if !same {
            // egui reads all fonts anew.
            self.install(ctx);
        }
        more.then_some(undrawn)
    }
}

/// By what fonts are told from others.
fn fonts(fallback: &Fallback) -> impl Iterator<Item = (&str, u32, usize)> {
    fallback.fonts().iter().map(|font| (font.family(), font.index(), font.bytes().len()))
}

/// What is shared is whole at any moment, so a panic elsewhere leaves nothing broken.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What egui asks for fonts.
struct Provider(Arc<Mutex<State>>);

impl FontProvider for Provider {
    fn fonts_for_family(&self, _: &FontFamily) -> Vec<FontInsert> {
        let state = lock(&self.0);
        let fonts = state.fallback.fonts().iter().enumerate();
        let insert = |(place, font): (usize, &crate::fonts::Font)| {
            let bytes = Arc::<Vec<u8>>::clone(font.bytes());
            FontInsert::new(&format!("fallback {place}"), FontData::from_blob(bytes, font.index()), Vec::new())
        };
        fonts.map(insert).collect()
    }

    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let mut state = lock(&self.0);
        let letters = request.cluster.chars().filter(|letter| is_drawn(*letter));
        let new: Vec<char> = letters.filter(|letter| !state.sought.contains(letter)).collect();
        state.wanted.extend(new);
        // It is found beside the window; till then a box stands there.
        None
    }
}
