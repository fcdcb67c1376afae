//! What follows from what happens.

use std::path::PathBuf;

use super::{
    Aim, Answer, Effect, Event, Facts, Files, Intake, Next, Origin, Question, Reason, State, Theirs, Which, Why,
    Writing,
};

impl<D: PartialEq> Files<D> {
    /// Goes on from what happens; what is to be done in the world, in this order.
    #[must_use]
    pub fn handle(&mut self, event: Event<D>, facts: Facts) -> Vec<Effect<D>> {
        let state = std::mem::replace(&mut self.state, State::Idle);
        match (state, event) {
            (state, Event::Close) => self.close(state, facts),
            (state, Event::Looked { left, fault }) => {
                self.looking = false;
                self.state = state;
                self.looked(left, fault)
            }
            (State::Idle, Event::Rest) => self.go_on(facts),
            (State::Idle, event) if !facts.busy => self.begin(event, facts),
            (State::Writing(writing), Event::Save) => self.stay(State::Writing(Writing { again: true, ..writing })),
            (State::Choosing(aim), event) => self.choosing(aim, event),
            (State::Deciding(question), event) => self.deciding(question, event, facts),
            (State::Reading { path, reason }, Event::Read { path: read, theirs, which }) if path == read => {
                self.read(path, reason, theirs, which, facts)
            }
            (State::Reading { .. } | State::Writing(_), Event::Failed) => vec![Effect::SayFailed],
            (State::Writing(writing), Event::Wrote { done }) => self.wrote(writing, done, facts),
            (State::Writing(Writing { then, .. }), Event::HeldBack(theirs)) => {
                self.ask(Question::Differs(theirs, Why::Saving(then)))
            }
            (state, event) => {
                self.state = state;
                self.wait(event)
            }
        }
    }

    fn stay(&mut self, state: State<D>) -> Vec<Effect<D>> {
        self.state = state;
        Vec::new()
    }

    fn ask(&mut self, question: Question<D>) -> Vec<Effect<D>> {
        self.questions += 1;
        self.stay(State::Deciding(question))
    }

    fn choose(&mut self, aim: Aim<D>) -> Vec<Effect<D>> {
        let purpose = aim.purpose();
        self.state = State::Choosing(aim);
        vec![Effect::Choose(purpose)]
    }

    fn start_reading(&mut self, path: PathBuf, reason: Reason) -> Vec<Effect<D>> {
        self.state = State::Reading { path: path.clone(), reason };
        vec![Effect::Read(path)]
    }

    fn start_writing(&mut self, to: Option<PathBuf>, then: Option<Next<D>>, typed: bool) -> Vec<Effect<D>> {
        self.state = State::Writing(Writing { then, again: false, typed: to.clone().filter(|_| typed) });
        vec![Effect::Write(to)]
    }

    /// Keeps what the user wants until nothing else is under way; reports of what is over are of no use to anybody.
    fn wait(&mut self, event: Event<D>) -> Vec<Effect<D>> {
        let wanted =
            matches!(event, Event::Offer(_) | Event::Choose(_) | Event::OpenPath(..) | Event::TakeIn(..) | Event::Save);
        if wanted && !self.waiting.contains(&event) {
            self.waiting.push_back(event);
        }
        Vec::new()
    }

    /// Goes on with what has waited longest.
    fn go_on(&mut self, facts: Facts) -> Vec<Effect<D>> {
        // What an ended session has left may be what the program was started on.
        let early = |event: &Event<D>| matches!(event, Event::OpenPath(_, Origin::CommandLine));
        let next = self.waiting.iter().position(|event| !(self.looking && early(event)));
        match next.filter(|_| !facts.busy).and_then(|next| self.waiting.remove(next)) {
            Some(event) => self.begin(event, facts),
            None => Vec::new(),
        }
    }

    /// What was left is offered before anything that waits, the report of the fault that left it first.
    fn looked(&mut self, left: bool, fault: Option<String>) -> Vec<Effect<D>> {
        if left {
            self.waiting.push_front(Event::Looked { left: true, fault: None });
        }
        if fault.is_some() {
            self.waiting.push_front(Event::Looked { left: false, fault });
        }
        Vec::new()
    }

    /// Nothing is under way.
    fn begin(&mut self, event: Event<D>, facts: Facts) -> Vec<Effect<D>> {
        match event {
            Event::Offer(document) => self.replace(Next::Open(document), facts),
            Event::Choose(aim) => self.choose(aim),
            Event::OpenPath(path, Origin::CommandLine) if self.looking => {
                self.wait(Event::OpenPath(path, Origin::CommandLine))
            }
            Event::OpenPath(path, Origin::Drop) => self.start_reading(path, Reason::Drop),
            Event::OpenPath(path, _) => self.start_reading(path, Reason::Open),
            Event::TakeIn(paths, intake) => vec![Effect::TakeIn(paths, intake)],
            Event::Save => self.save(None, facts),
            Event::Noticed(theirs) => match theirs {
                Theirs { print: None, .. } => vec![Effect::Told(None), Effect::Unlike, Effect::SayGone],
                theirs => self.ask(Question::Differs(theirs, Why::Noticed)),
            },
            Event::Looked { fault: Some(report), .. } => self.ask(Question::Fault(report)),
            Event::Looked { left: true, .. } => self.ask(Question::Recover),
            _ => Vec::new(),
        }
    }

    /// Saves to the document's own file; to one that is chosen, if it has none.
    fn save(&mut self, then: Option<Next<D>>, facts: Facts) -> Vec<Effect<D>> {
        if facts.named { self.start_writing(None, then, false) } else { self.choose(Aim::Save(then)) }
    }

    /// Does what was to follow, if there is nothing to lose.
    fn replace(&mut self, next: Next<D>, facts: Facts) -> Vec<Effect<D>> {
        if facts.unsaved { self.ask(Question::Unsaved(next)) } else { self.follow(next) }
    }

    fn follow(&mut self, next: Next<D>) -> Vec<Effect<D>> {
        match next {
            Next::Quit => {
                self.waiting.clear();
                vec![Effect::Close]
            }
            Next::Open(document) | Next::OpenFile(_, Some(document)) => vec![Effect::Open(document)],
            Next::OpenFile(path, None) => self.start_reading(path, Reason::Open),
        }
    }

    /// The window is to close, whatever is under way: that is given up, but for a saving.
    fn close(&mut self, state: State<D>, facts: Facts) -> Vec<Effect<D>> {
        let mut effects = match state {
            State::Writing(writing) => {
                self.state = State::Writing(Writing { then: Some(Next::Quit), ..writing });
                return vec![Effect::SayClosing];
            }
            State::Choosing(_) => vec![Effect::GiveUp],
            State::Deciding(Question::Recover) => vec![Effect::Later],
            State::Idle | State::Reading { .. } | State::Deciding(_) => Vec::new(),
        };
        effects.extend(self.replace(Next::Quit, facts));
        effects
    }

    /// A file dialog of the desktop is open.
    fn choosing(&mut self, aim: Aim<D>, event: Event<D>) -> Vec<Effect<D>> {
        match event {
            Event::Chosen { path, exists } => self.chosen(aim, path, exists, false),
            Event::ChosenAll(paths) => match aim {
                Aim::TakeIn(intake) => vec![Effect::TakeIn(paths, intake)],
                _ => Vec::new(),
            },
            Event::NotChosen => vec![Effect::GiveUp],
            Event::TypeInstead => {
                let mut effects = vec![Effect::GiveUp];
                effects.extend(self.ask(Question::Path { aim, typed: None }));
                effects
            }
            event => {
                self.state = State::Choosing(aim);
                self.wait(event)
            }
        }
    }

    fn chosen(&mut self, aim: Aim<D>, path: PathBuf, exists: bool, typed: bool) -> Vec<Effect<D>> {
        match aim {
            Aim::Open => self.start_reading(path, Reason::Open),
            Aim::TakeFrom => self.start_reading(path, Reason::Library),
            Aim::TakeIn(intake) => vec![Effect::TakeIn(vec![path], intake)],
            aim if exists => self.ask(Question::Overwrite(aim, path)),
            aim => self.write_to(aim, path, typed),
        }
    }

    fn write_to(&mut self, aim: Aim<D>, path: PathBuf, typed: bool) -> Vec<Effect<D>> {
        match aim {
            Aim::Save(then) => self.start_writing(Some(path), then, typed),
            Aim::Export(export) => vec![Effect::Export(path, export)],
            Aim::Open | Aim::TakeFrom | Aim::TakeIn(_) => Vec::new(),
        }
    }

    fn read(&mut self, path: PathBuf, reason: Reason, theirs: Theirs<D>, which: Which, facts: Facts) -> Vec<Effect<D>> {
        match (theirs, which) {
            (Theirs { document: Ok(document), .. }, _) if reason == Reason::Library => vec![Effect::Library(document)],
            (Theirs { document: Ok(_), print }, Which::Same) => vec![Effect::Know(print), Effect::SayOpen],
            (theirs @ Theirs { document: Ok(_), .. }, Which::Changed) => {
                self.ask(Question::Differs(theirs, Why::Reopened))
            }
            (Theirs { document: Ok(document), .. }, Which::Copy) if reason == Reason::Drop => {
                self.ask(Question::Dropped(path, document))
            }
            (Theirs { document: Ok(document), .. }, Which::Other | Which::Copy) => {
                self.replace(Next::OpenFile(path, Some(document)), facts)
            }
            (Theirs { document: Err(why), .. }, _) => self.ask(Question::Unreadable(why)),
        }
    }

    fn wrote(&mut self, writing: Writing<D>, done: bool, facts: Facts) -> Vec<Effect<D>> {
        match writing {
            Writing { then, typed: Some(path), .. } if !done => {
                self.ask(Question::Path { aim: Aim::Save(then), typed: Some(path) })
            }
            _ if !done => Vec::new(),
            Writing { then: Some(next), .. } => {
                let next = match next {
                    // It may be the very file that was written.
                    Next::OpenFile(path, _) => Next::OpenFile(path, None),
                    next => next,
                };
                // Something may have been changed while the file was written.
                self.replace(next, facts)
            }
            Writing { again: true, .. } if facts.unsaved => self.save(None, facts),
            Writing { .. } => Vec::new(),
        }
    }

    /// The user is asked something.
    fn deciding(&mut self, question: Question<D>, event: Event<D>, facts: Facts) -> Vec<Effect<D>> {
        match (question, event) {
            (Question::Path { aim, .. }, Event::Chosen { path, exists }) => self.chosen(aim, path, exists, true),
            // A file was let go over the window instead of typing its path.
            (Question::Path { aim: Aim::Open, .. }, Event::OpenPath(path, _)) => self.start_reading(path, Reason::Open),
            (Question::Path { aim: Aim::TakeFrom, .. }, Event::OpenPath(path, _)) => {
                self.start_reading(path, Reason::Library)
            }
            (Question::Path { aim: Aim::TakeIn(intake), .. }, Event::OpenPath(path, _)) => {
                vec![Effect::TakeIn(vec![path], intake)]
            }
            (Question::Path { aim: Aim::TakeIn(intake), .. }, Event::TakeIn(paths, dropped)) if intake == dropped => {
                vec![Effect::TakeIn(paths, intake)]
            }
            (question, Event::Answered(answer)) => self.answered(question, answer, facts),
            (question, event) => {
                self.state = State::Deciding(question);
                self.wait(event)
            }
        }
    }

    fn answered(&mut self, question: Question<D>, answer: Answer, facts: Facts) -> Vec<Effect<D>> {
        match (question, answer) {
            (Question::Unsaved(next), Answer::Save) => self.save(Some(next), facts),
            (Question::Unsaved(next), Answer::Discard) => self.follow(next),
            (Question::Dropped(path, document), Answer::Open) => {
                self.replace(Next::OpenFile(path, Some(document)), facts)
            }
            (Question::Dropped(path, _), Answer::BringIn) => vec![Effect::TakeIn(vec![path], Intake::Copies)],
            (Question::Overwrite(aim, path), Answer::Replace) => self.write_to(aim, path, false),
            (Question::Differs(Theirs { document: Ok(document), .. }, _), Answer::Reload) => {
                vec![Effect::Reload(document)]
            }
            (Question::Differs(Theirs { print, .. }, Why::Noticed | Why::Reopened), Answer::Keep) => {
                vec![Effect::Told(print), Effect::Unlike]
            }
            (Question::Differs(Theirs { print, .. }, Why::Saving(then)), Answer::Replace) => {
                let mut effects = vec![Effect::Know(print), Effect::Unlike];
                effects.extend(self.start_writing(None, then, false));
                effects
            }
            (Question::Differs(_, why), Answer::SaveAs) => {
                let then = if let Why::Saving(then) = why { then } else { None };
                self.choose(Aim::Save(then))
            }
            (Question::Recover, Answer::Restore(index)) => {
                // It may be what the program was started on; if not, it is not to be asked about at once.
                let mut effects = vec![Effect::Restore(index)];
                let early = |event: &mut Event<D>| match event {
                    Event::OpenPath(path, Origin::CommandLine) => Some(std::mem::take(path)),
                    _ => None,
                };
                effects.extend(self.waiting.iter_mut().filter_map(early).map(Effect::SayNotOpened));
                self.waiting.retain(|event| !matches!(event, Event::OpenPath(_, Origin::CommandLine)));
                effects
            }
            (Question::Recover, Answer::PutAway(index)) => {
                self.state = State::Deciding(Question::Recover);
                vec![Effect::PutAway(index)]
            }
            (Question::Recover, Answer::Cancel) => vec![Effect::Later],
            (Question::Fault(_), Answer::Cancel) => vec![Effect::ForgetFault],
            (Question::Unsaved(_) | Question::Path { .. } | Question::Overwrite(..), Answer::Cancel) => Vec::new(),
            (Question::Differs(..) | Question::Dropped(..) | Question::Unreadable(_), Answer::Cancel) => Vec::new(),
            (question, _) => self.stay(State::Deciding(question)),
        }
    }
}
