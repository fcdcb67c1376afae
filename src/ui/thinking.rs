//! The questions about all packages, asked beside the window: begun anew with each change, taken back when stale.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::Context;

use super::jobs::Runner;
use crate::assess::{Model, Probe, Reading};
use crate::review::{Remark, review};
use crate::scenario::{Condition, Package, Scenario};
use crate::search::{
    Accepting, Budget, Cancel, Conflict, Count, Ends, Extremes, Frontier, Hinges, Question, Search, Ways, Witnesses,
    conflict, count, extremes, hinges,
};
use crate::workshop::{Snapshot, Version};

/// After how many steps open and dead ends are shown for the first time: a large scenario has some of them then.
const FIRST_STEPS: u64 = 400_000;
/// How many ways forward are looked for.
const WAYS: usize = 3;
/// How many steps they may take: six times what they take on the shipped scenario, and a quarter of a second on one
/// ten times as large, whose nearest packages are then known, though perhaps not the best of them.
const WAYS_STEPS: u64 = 5_000_000;
/// How many steps any other question may take: eight times what any takes on the shipped scenario. A large one is
/// answered as far as that goes.
const STEPS: u64 = 20_000_000;
/// The same for what can become of a condition that is edited, which is asked with every change.
const EXTREMES_STEPS: u64 = 1_000_000;
/// The same for a count, whose steps take memory too.
const COUNT_STEPS: u64 = 5_000_000;

/// What is known of all packages, as far as it was asked and there was time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// What follows from which board they are about.
    pub about: Option<Version>,
    /// Which acceptable packages they are about: what does not hang on the board holds for all boards among them.
    pub space: Option<Version>,
    /// Open and dead ends; reasons follow a little later.
    pub ends: Option<Ends>,
    /// The nearest acceptable packages.
    pub ways: Option<Ways>,
    /// What would have to be accepted for the board as it stands, if it is not acceptable.
    pub accepting: Option<Accepting>,
    /// Why none is acceptable, and who would have to move; only where none is.
    pub conflict: Option<Conflict>,
    /// How many are acceptable.
    pub count: Option<Count>,
    /// Those that none beats, if the page about them is open.
    pub frontier: Option<Frontier>,
    /// What hangs on which source, if the page about that is open.
    pub hinges: Option<Hinges>,
    /// What may have been overlooked, if the page about that or the editor is open.
    pub review: Option<Vec<Remark>>,
    /// What can become of the condition that is edited.
    pub extremes: Option<(Condition, Extremes)>,
}

impl Answers {
    /// Where nothing is known.
    pub const NONE: Self = Self {
        about: None,
        space: None,
        ends: None,
        ways: None,
        accepting: None,
        conflict: None,
        count: None,
        frontier: None,
        hinges: None,
        review: None,
        extremes: None,
    };

    /// Those that say the same of every board. A count that is not exact would be no more so for another board.
    fn of_space(&self) -> Self {
        Self { ends: self.ends.clone().filter(Ends::complete), count: self.count.clone(), ..Self::NONE }
    }
}

/// One answer.
enum Answer {
    /// With what they rest on.
    Ends(Ends, Witnesses),
    Ways(Ways),
    Accepting(Option<Accepting>),
    Conflict(Conflict),
    Count(Count),
    Frontier(Frontier),
    Hinges(Hinges),
    Review(Vec<Remark>),
    Extremes(Box<Condition>, Extremes),
    /// All that was asked is answered.
    Done,
}

/// What is asked beyond what is always asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The frontier.
    pub frontier: bool,
    /// What hangs on which source.
    pub hinges: bool,
    /// What may have been overlooked in this state of the document: its texts count too.
    pub review: Option<Version>,
    /// What can become of a condition.
    pub extremes: Option<Condition>,
}

/// The questions under way, and what is known.
pub struct Thinking {
    runner: Option<Runner>,
    sender: Sender<(u64, Answer)>,
    receiver: Receiver<(u64, Answer)>,
    cancel: Cancel,
    known: Arc<Answers>,
    /// What open and dead ends rest on, and of which packages.
    witnesses: (Option<Version>, Arc<Witnesses>),
    /// The state of the document that was reviewed.
    reviewed: Option<Version>,
    /// What was asked last.
    asked: Wanted,
    /// The asking that answers are awaited for.
    number: u64,
    busy: bool,
}

impl Thinking {
    /// Nothing is asked yet. Without a runner, nothing ever is.
    pub fn new(runner: Option<Runner>) -> Self {
        let (sender, receiver) = channel();
        Self {
            runner,
            sender,
            receiver,
            cancel: Cancel::default(),
            known: Arc::default(),
            witnesses: (None, Arc::default()),
            reviewed: None,
            asked: Wanted::default(),
            number: 0,
            busy: false,
        }
    }

    /// Whether answers are awaited.
    pub fn busy(&self) -> bool {
        self.busy
    }

    /// What is known, and which board it is about.
    pub fn known(&self) -> &Arc<Answers> {
        &self.known
    }

    /// Asks about a board, unless that was asked already. What was known of any other is forgotten.
    pub fn ask(&mut self, ctx: &Context, board: &Snapshot, wanted: Wanted) {
        let same = self.known.about == Some(board.meaning());
        let Some(runner) = self.runner.as_mut().filter(|_| !same || self.asked != wanted) else { return };
        let Some(package) = board.package().cloned() else { return };
        self.asked = wanted.clone();
        // What is known already of this very board need not be asked again.
        let all = !same || self.busy;
        let known = |there: bool| there && !all;
        let Answers { frontier, hinges, review, extremes, .. } = &*self.known;
        let wanted = Wanted {
            frontier: wanted.frontier && !known(frontier.is_some()),
            hinges: wanted.hinges && !known(hinges.is_some()),
            review: wanted.review.filter(|_| !known(review.is_some() && self.reviewed == wanted.review)),
            extremes: wanted
                .extremes
                .filter(|wanted| !known(extremes.as_ref().is_some_and(|(known, _)| known == wanted))),
        };
        if !all && wanted == Wanted::default() {
            return;
        }
        if !same {
            let kept = if self.known.space == Some(board.space()) { self.known.of_space() } else { Answers::NONE };
            self.known = Arc::new(Answers { about: Some(board.meaning()), space: Some(board.space()), ..kept });
        }
        if self.witnesses.0 != Some(board.unpinned()) {
            self.witnesses = (Some(board.unpinned()), Arc::default());
        }
        self.reviewed = wanted.review.or(self.reviewed);
        self.cancel.cancel();
        self.cancel = Cancel::default();
        self.number += 1;
        self.busy = true;
        let thought = Thought {
            scenario: board.scenario().clone(),
            model: board.model().clone(),
            package,
            reading: board.reading().clone(),
            cancel: self.cancel.clone(),
            wanted,
            only_wanted: !all,
            witnesses: Arc::clone(&self.witnesses.1),
            ends_known: self.known.ends.as_ref().is_some_and(Ends::complete),
            count_known: self.known.count.is_some(),
        };
        let (sender, ctx, number) = (self.sender.clone(), ctx.clone(), self.number);
        runner(Box::new(move || {
            let mut say = |answer| {
                // The window may be gone by now; then nobody waits for the answer.
                sender.send((number, answer)).ok();
                ctx.request_repaint();
            };
            // Should the search fail, the board goes on without its answers.
            catch_unwind(AssertUnwindSafe(|| thought.think(&mut say))).ok();
            say(Answer::Done);
        }));
    }

    /// Takes up what has been answered since the last call. Where nothing was, nothing is copied, whoever else holds
    /// the answers.
    pub fn take_up(&mut self) {
        for (number, answer) in self.receiver.try_iter() {
            if number != self.number {
                continue;
            }
            if matches!(answer, Answer::Done) {
                self.busy = false;
                continue;
            }
            let answers = Arc::make_mut(&mut self.known);
            match answer {
                Answer::Ends(ends, witnesses) => {
                    answers.ends = Some(ends);
                    self.witnesses.1 = Arc::new(witnesses);
                }
                Answer::Ways(ways) => answers.ways = Some(ways),
                Answer::Accepting(accepting) => answers.accepting = accepting,
                Answer::Conflict(conflict) => answers.conflict = Some(conflict),
                Answer::Count(count) => answers.count = Some(count),
                Answer::Frontier(frontier) => answers.frontier = Some(frontier),
                Answer::Hinges(hinges) => answers.hinges = Some(hinges),
                Answer::Review(remarks) => answers.review = Some(remarks),
                Answer::Extremes(of, extremes) => answers.extremes = Some((*of, extremes)),
                Answer::Done => {}
            }
        }
    }
}

/// All that one asking needs.
struct Thought {
    scenario: Scenario,
    model: Model,
    package: Package,
    reading: Reading,
    cancel: Cancel,
    wanted: Wanted,
    /// The rest is known already.
    only_wanted: bool,
    /// What open and dead ends rested on with other pins.
    witnesses: Arc<Witnesses>,
    /// Open and dead ends are known with all reasons.
    ends_known: bool,
    /// The count is known, as far as it ever will be.
    count_known: bool,
}

impl Thought {
    fn budget(&self, steps: u64) -> Budget {
        Budget { steps, cancel: self.cancel.clone() }
    }

    /// Answers one question after the other, what is seen first first.
    fn think(&self, say: &mut dyn FnMut(Answer)) {
        let question = Question {
            scenario: &self.scenario,
            model: &self.model,
            package: &self.package,
            reading: &self.reading,
            acceptable: &self.scenario.acceptable,
        };
        if let Some(condition) = self.wanted.extremes.clone().filter(|_| !self.cancel.is_cancelled())
            && let Ok(probe) = Probe::new(&self.scenario, std::slice::from_ref(&condition))
            && let [found] = extremes(&probe, &self.reading, EXTREMES_STEPS, &mut self.budget(EXTREMES_STEPS * 2))[..]
        {
            say(Answer::Extremes(Box::new(condition), found));
        }
        if !self.only_wanted {
            self.think_always(&question, say);
        }
        if self.wanted.frontier && !self.cancel.is_cancelled() {
            say(Answer::Frontier(Search::new(question).frontier(&mut self.budget(STEPS))));
        }
        if self.wanted.hinges && !self.cancel.is_cancelled() {
            say(Answer::Hinges(hinges(&question, STEPS, &mut self.budget(STEPS * 100))));
        }
        if self.wanted.review.is_some() && !self.cancel.is_cancelled() {
            say(Answer::Review(review(&self.scenario, &self.model, &mut self.budget(STEPS * 4))));
        }
    }

    fn think_always(&self, question: &Question<'_>, say: &mut dyn FnMut(Answer)) {
        if self.cancel.is_cancelled() {
            return;
        }
        let mut search = Search::new(*question);
        let mut ends = None;
        if !self.ends_known {
            let mut witnesses = (*self.witnesses).clone();
            let mut first = search.ends_with(&mut witnesses, &mut self.budget(FIRST_STEPS));
            if !first.settled() && !self.cancel.is_cancelled() {
                say(Answer::Ends(first, witnesses.clone()));
                first = search.ends_with(&mut witnesses, &mut self.budget(STEPS));
            }
            if self.cancel.is_cancelled() {
                return;
            }
            say(Answer::Ends(first.clone(), witnesses.clone()));
            ends = Some((first, witnesses));
        }
        let ways = search.ways(WAYS, &mut self.budget(WAYS_STEPS));
        let none = ways.complete && ways.ways.is_empty() && !ways.acceptable;
        let there = ways.acceptable;
        say(Answer::Ways(ways));
        if !there && !self.cancel.is_cancelled() {
            say(Answer::Accepting(Search::new(*question).accepting(&mut self.budget(STEPS))));
        }
        if none && !self.cancel.is_cancelled() {
            say(Answer::Conflict(conflict(question, STEPS, &mut self.budget(STEPS * 4))));
        }
        if let Some((mut ends, mut witnesses)) = ends.filter(|_| !self.cancel.is_cancelled()) {
            // Ways add clauses to the search; reasons are quicker without them.
            Search::new(*question).explain(&mut ends, &mut self.budget(STEPS));
            if self.cancel.is_cancelled() {
                return;
            }
            witnesses.note(&ends, &question.acceptable.pins);
            say(Answer::Ends(ends, witnesses));
        }
        if !self.count_known && !self.cancel.is_cancelled() {
            let counted = count(question, &mut self.budget(COUNT_STEPS));
            if !self.cancel.is_cancelled() {
                say(Answer::Count(counted));
            }
        }
    }
}
