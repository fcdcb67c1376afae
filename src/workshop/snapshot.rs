//! A board with all that follows from it, as it stood at one moment.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::version::Version;
use super::{Edit, LastChange, MAX_CHANGES, Rejected, part};
use crate::assess::{
    Assessment, Budget, Cause, Finding, FindingKey, HeldPosition, Model, Reading, Silence, Stances, Unresolved, assess,
    cause, positions, stances,
};
use crate::scenario::{Acceptable, Package, PackageId, Round, RuleId, Scenario};

/// A scenario, the package that stands on the board, how the board is read, and what follows. It never changes: an edit
/// makes another one, which shares what the edit left alone.
#[derive(Clone, Debug)]
pub struct Snapshot {
    version: Version,
    meaning: Version,
    space: Version,
    unpinned: Version,
    scenario: Arc<Scenario>,
    /// What is on the board; `None`: the package that is current in the scenario.
    instead: Option<Package>,
    model: Arc<Model>,
    reading: Reading,
    assessment: Assessment,
    /// Why findings are there; found when they are first asked for.
    causes: Arc<Mutex<HashMap<FindingKey, Cause>>>,
    /// How actors stand to elements, with this frame; worked out when it is first asked for.
    stances: Arc<OnceLock<Stances>>,
    /// What has become of positions; worked out when it is first asked for.
    positions: OnceLock<Vec<HeldPosition>>,
    /// What edits did, the latest first.
    changes: Arc<VecDeque<LastChange>>,
    /// Whether the latest of them is about the board as it stands.
    pub(super) just_changed: bool,
}

impl Snapshot {
    /// The board of a scenario, read as of its own date with everyone heard.
    ///
    /// # Errors
    /// If a reference in the scenario does not resolve, which never happens to one that was checked.
    pub(super) fn of(scenario: Scenario) -> Result<Self, Unresolved> {
        let model = Arc::new(Model::new(&scenario)?);
        let reading = Reading { date: scenario.as_of, voice: None };
        Ok(Self::assessed(Arc::new(scenario), None, model, reading))
    }

    fn assessed(scenario: Arc<Scenario>, instead: Option<Package>, model: Arc<Model>, reading: Reading) -> Self {
        let assessment = assess_board(&model, &scenario, instead.as_ref(), &reading);
        let version = Version::unused();
        Self {
            version,
            meaning: version,
            space: version,
            unpinned: version,
            scenario,
            instead,
            model,
            reading,
            assessment,
            causes: Arc::default(),
            stances: Arc::default(),
            positions: OnceLock::new(),
            changes: Arc::default(),
            just_changed: false,
        }
    }

    /// The same board with another scenario of which nothing else follows.
    pub(super) fn reworded(&self, scenario: Scenario) -> Self {
        Self { version: Version::unused(), scenario: Arc::new(scenario), ..self.clone() }
    }

    /// The board of another state of the scenario, read in this way. `compiled`: it differs in what is compiled.
    pub(super) fn followed_by(&self, scenario: Arc<Scenario>, reading: Reading, compiled: bool) -> Self {
        // A checked scenario stays resolvable: edits leave no reference without what it refers to.
        let compiled = if compiled { Model::new(&scenario).ok().map(Arc::new) } else { None };
        let model = compiled.clone().unwrap_or_else(|| Arc::clone(&self.model));
        let frame = |package: Option<&Package>| package.map(|package| package.frame.clone());
        let same =
            compiled.is_none() && reading == self.reading && frame(scenario.current_package()) == frame(self.package());
        let same_pins = scenario.acceptable.pins == self.scenario.acceptable.pins;
        let others =
            |scenario: &Scenario| Acceptable { pins: Vec::new(), agreed: Vec::new(), ..scenario.acceptable.clone() };
        let same_unpinned = same && others(&scenario) == others(&self.scenario);
        let next = Self::assessed(scenario, None, model, reading);
        let stances = if same { Arc::clone(&self.stances) } else { next.stances };
        let space = if same_unpinned && same_pins { self.space } else { next.space };
        let unpinned = if same_unpinned { self.unpinned } else { next.unpinned };
        let (changes, just_changed) = (Arc::clone(&self.changes), self.just_changed);
        Self { stances, space, unpinned, changes, just_changed, ..next }
    }

    /// Notes what led to it.
    pub(super) fn note(&mut self, change: LastChange) {
        let changes = Arc::make_mut(&mut self.changes);
        changes.push_front(change);
        changes.truncate(MAX_CHANGES);
        self.just_changed = true;
    }

    /// The same document with the cards and the frame of another package on the board, to be looked at.
    pub fn with_board(&self, package: &Package) -> Self {
        let board = self.package().unwrap_or(&no_package()).clone();
        let shown = Package { cards: package.cards.clone(), frame: package.frame.clone(), ..board };
        Self::assessed(Arc::clone(&self.scenario), Some(shown), Arc::clone(&self.model), self.reading.clone())
    }

    /// The board as it was when a round was closed, to be looked at.
    pub fn as_closed(&self, round: &Round) -> Self {
        let reading = Reading { date: round.as_of, voice: round.voice.clone() };
        let mut scenario = (*self.scenario).clone();
        scenario.switched_off.clone_from(&round.switched_off);
        scenario.acceptable.unknown = round.unknown;
        // Nothing refers to what is switched off.
        let model = Model::new(&scenario).map_or_else(|_unresolved| Arc::clone(&self.model), Arc::new);
        Self::assessed(Arc::new(scenario), Some(round.package.clone()), model, reading)
    }

    /// By which this state of the document is known: another one with every change.
    pub fn version(&self) -> Version {
        self.version
    }

    /// By which all that follows from the board is known: another one with every change of which something may follow,
    /// and of whose texts nothing does. What was worked out for it, or measured, holds as long as it is the same.
    pub fn meaning(&self) -> Version {
        self.meaning
    }

    /// By which all packages that would be acceptable are known: another one with every change of which they may follow.
    /// Cards laid, moved or taken away leave it as it is.
    pub fn space(&self) -> Version {
        self.space
    }

    /// By which all packages that would be acceptable if nothing were pinned are known: pins leave it as it is too.
    pub fn unpinned(&self) -> Version {
        self.unpinned
    }

    /// The scenario.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The scenario, to be held on to.
    pub fn shared_scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// The package on the board; `None` never happens to a checked scenario.
    pub fn package(&self) -> Option<&Package> {
        self.instead.as_ref().or_else(|| self.scenario.current_package())
    }

    /// The scenario compiled, without its packages.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// As of when the board is read, and who is heard.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// What follows for the package on the board.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// What follows for another package, read as the board is.
    pub fn assess(&self, package: &Package) -> Assessment {
        assess(&self.model, package, &self.reading)
    }

    /// A finding of the board with its cause.
    pub fn explained(&self, finding: &Finding) -> Finding {
        // Whoever held it before did not leave it in between: what is found is put in whole.
        let mut causes = self.causes.lock().unwrap_or_else(PoisonError::into_inner);
        let cause = causes.entry(finding.key()).or_insert_with(|| {
            let nothing = no_package();
            let package = self.package().unwrap_or(&nothing);
            cause(&self.model, package, &self.reading, finding, &mut Budget::of(CAUSE_STEPS))
        });
        Finding { cause: Some(cause.clone()), ..finding.clone() }
    }

    /// Why a rule is not in force as the board is read, whatever lies on it; `None` if it is, or if there is none.
    pub fn silence(&self, rule: &RuleId) -> Option<Silence> {
        self.model.silence(rule, &self.reading)
    }

    /// How each actor stands to each element.
    pub fn stances(&self) -> &Stances {
        self.stances.get_or_init(|| stances(&self.model, self.package().unwrap_or(&no_package()), &self.reading))
    }

    /// What has become of each position on the board, in the order of the scenario.
    pub fn positions(&self) -> &[HeldPosition] {
        self.positions.get_or_init(|| positions(&self.model, self.package().unwrap_or(&no_package()), &self.reading))
    }

    /// What the last edit did; `None` before the first edit and after the board was changed for another.
    pub fn last_change(&self) -> Option<&LastChange> {
        self.changes.front().filter(|_| self.just_changed)
    }

    /// What the latest edits did, the latest first; at most [`MAX_CHANGES`].
    pub fn changes(&self) -> impl Iterator<Item = &LastChange> {
        self.changes.iter()
    }

    /// What would follow from an edit, which is not done.
    ///
    /// # Errors
    /// If it could not be done.
    pub fn preview(&self, edit: &Edit) -> Result<Assessment, Rejected> {
        let mut edited = (*self.scenario).clone();
        edit.apply(&mut edited, self.reading.date)?;
        let compiled = !part::compiled_alike(&self.scenario, &edited);
        let model = if compiled { Model::new(&edited).ok() } else { None };
        let reading = self.reading_of(&edited);
        Ok(assess_board(model.as_ref().unwrap_or(&self.model), &edited, None, &reading))
    }

    /// The package on the board after an edit, which is not done; `None` if it could not be.
    pub fn with_edit(&self, edit: &Edit) -> Option<Package> {
        let mut edited = (*self.scenario).clone();
        edit.apply(&mut edited, self.reading.date).ok()?;
        edited.current_package().cloned()
    }

    /// How the board is read when the scenario has become another. Who reads it as of the scenario's own date goes on
    /// doing so; who is gone is no longer heard.
    pub(super) fn reading_of(&self, after: &Scenario) -> Reading {
        let date = if self.reading.date == self.scenario.as_of { after.as_of } else { self.reading.date };
        Reading { date, voice: self.reading.voice.clone().filter(|voice| after.can_be_heard(voice)) }
    }
}

/// How many steps a cause may take, so that it never holds up a frame; one that takes more is marked as perhaps not the
/// shortest.
const CAUSE_STEPS: u64 = 20_000;

fn assess_board(model: &Model, scenario: &Scenario, instead: Option<&Package>, reading: &Reading) -> Assessment {
    assess(model, instead.or(scenario.current_package()).unwrap_or(&no_package()), reading)
}

/// What is on the board of a scenario without packages, which a checked one never is.
fn no_package() -> Package {
    Package::new(PackageId::new("none"), String::new())
}
