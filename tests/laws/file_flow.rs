//! The state machine of the files against a model of the world: walked from every state by every event, to a depth, it
//! never loses work that is neither in a file, nor in the window, nor kept for a crash, nor given up by the user; and it
//! never overwrites what somebody else has written to the open file unless the user was shown that and chose to replace it.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::PathBuf;

use guarantee_board::files::{
    Aim, Answer, Effect, Event, Facts, Files, Origin, Question, State, Theirs, Unreadable, Which,
};
use guarantee_board::storage::Fingerprint;

/// What stands in a file or a window. Each edit, and each change from outside, makes one that was never there before.
type Content = u8;
/// One of the files that there are.
type Place = u8;

/// A document that is ready to be opened: where it is kept, and what is in it.
type Document = (Option<Place>, Content);

/// What comes with the program.
const SAMPLE: Content = 0;
/// How many files there are.
const PLACES: usize = 2;
/// How many events in a row are tried; `DEPTH` says more.
const DEPTH: usize = 6;

fn path(place: Place) -> PathBuf {
    PathBuf::from(format!("/{place}"))
}

fn print(content: Content) -> Fingerprint {
    Fingerprint::of_bytes(&[content])
}

fn place(path: &PathBuf) -> Place {
    (0..PLACES as Place).find(|known| self::path(*known) == *path).expect("a known path")
}

/// What runs beside the window.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Job {
    Read(Place),
    /// `over`: what alone may be replaced, if that matters.
    Write {
        to: Place,
        content: Content,
        over: Option<Option<Fingerprint>>,
    },
    /// The same, done; it has not been taken up yet.
    Done(Event<Document>, Option<(Place, Content)>),
}

/// The world.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct World {
    files: Files<Document>,
    disk: [Option<Content>; PLACES],
    /// The window is there.
    open: bool,
    content: Content,
    own: Option<Place>,
    /// What the window believes to be in its file, and may be replaced.
    known: Option<Fingerprint>,
    /// What the user was told to be there.
    told: Option<Fingerprint>,
    /// What was saved last.
    saved: Option<Content>,
    jobs: VecDeque<Job>,
    /// What this session has kept for the case of a crash, with what it believed of its file.
    journal: Option<(Content, Option<Fingerprint>)>,
    /// What a session before has left.
    left: Option<(Document, Option<Fingerprint>)>,
    /// The journal that this document was taken up from, until it is kept or saved anew.
    taken: Option<Content>,
    /// Work of the user's that is to be found somewhere.
    work: BTreeSet<Content>,
    /// What others have written and this window never had: it may be overwritten only by a user who was shown it.
    theirs: BTreeSet<Content>,
    /// What this program has put something else in the place of: it is never opened again.
    replaced: BTreeSet<Content>,
    /// What went wrong.
    wrong: Option<&'static str>,
    /// The next new content.
    next: Content,
}

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Edit,
    Save,
    SaveAs,
    Open,
    New,
    Drop(Place),
    Close,
    Choose(Place),
    Cancel,
    TypeInstead,
    Answer(usize),
    Outside(Place),
    Remove(Place),
    Look,
    Job,
    JobFails,
    Keep,
    Kill(Option<Place>),
}

const ANSWERS: [Answer; 11] = [
    Answer::Save,
    Answer::Discard,
    Answer::Cancel,
    Answer::Replace,
    Answer::Reload,
    Answer::Keep,
    Answer::SaveAs,
    Answer::Restore(0),
    Answer::PutAway(0),
    Answer::Open,
    Answer::BringIn,
];

/// The place of the answer that the window's content is kept.
const KEEP: usize = 5;
/// The place of the answer that what was left is taken up.
const RESTORE: usize = 7;
/// The place of the answer that a file is to be opened.
const OPEN: usize = 9;

fn moves() -> Vec<Move> {
    let places = 0..PLACES as Place;
    let mut moves = vec![
        Move::Edit,
        Move::Save,
        Move::SaveAs,
        Move::Open,
        Move::New,
        Move::Close,
        Move::Cancel,
        Move::TypeInstead,
        Move::Look,
        Move::Job,
        Move::JobFails,
        Move::Keep,
        Move::Kill(None),
        Move::Kill(Some(0)),
        Move::Remove(0),
    ];
    moves.extend(places.clone().map(Move::Drop));
    moves.extend(places.clone().map(Move::Choose));
    moves.extend(places.map(Move::Outside));
    moves.extend((0..ANSWERS.len()).map(Move::Answer));
    moves
}

impl World {
    /// The program was started on the first file, which is open.
    fn new() -> Self {
        Self {
            files: Files::new(false),
            disk: [Some(1), Some(2)],
            open: true,
            content: 1,
            own: Some(0),
            known: Some(print(1)),
            told: Some(print(1)),
            saved: Some(1),
            jobs: VecDeque::new(),
            journal: None,
            left: None,
            taken: None,
            work: BTreeSet::new(),
            theirs: BTreeSet::from([2]),
            replaced: BTreeSet::new(),
            wrong: None,
            next: 3,
        }
    }

    fn dirty(&self) -> bool {
        self.saved != Some(self.content)
    }

    fn fresh(&mut self) -> Content {
        self.next += 1;
        self.next - 1
    }

    fn at(&self, place: Place) -> Option<Content> {
        self.disk[usize::from(place)]
    }

    /// Tells the machine, and does what it wants.
    fn tell(&mut self, event: Event<Document>) {
        let facts = Facts { unsaved: self.dirty(), named: self.own.is_some(), busy: false };
        for effect in self.files.handle(event, facts) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect<Document>) {
        match effect {
            Effect::Read(path) => self.jobs.push_back(Job::Read(place(&path))),
            Effect::Write(to) => {
                let to = to.map(|path| place(&path)).or(self.own).expect("a document with a file");
                let over = (self.own == Some(to)).then_some(self.known);
                self.jobs.push_back(Job::Write { to, content: self.content, over });
            }
            Effect::Open((own, content)) => {
                let left = self.left.filter(|(left, _)| *left == (own, content));
                if left.is_none() && self.replaced.contains(&content) {
                    self.wrong = Some("something was opened that had been saved over");
                }
                (self.own, self.content) = (own, content);
                self.saved = Some(content);
                self.know(own.map(|_| print(content)));
                self.taken = None;
                self.theirs.remove(&content);
                // What was taken up is in no file yet; what that holds by now was told.
                if let Some((_, known)) = left {
                    self.saved = own.and_then(|own| self.at(own));
                    self.told = self.saved.map(print);
                    self.known = if self.dirty() { known } else { self.told };
                    (self.taken, self.left) = (Some(content), None);
                }
            }
            Effect::Reload((_, content)) => {
                (self.content, self.saved) = (content, Some(content));
                self.know(Some(print(content)));
                self.theirs.remove(&content);
            }
            Effect::Know(print) => self.know(print),
            Effect::Told(print) => self.told = print,
            Effect::Unlike => self.saved = None,
            Effect::Restore(_) => {
                let (left, _) = self.left.expect("something was offered");
                self.tell(Event::Offer(left));
            }
            Effect::PutAway(_) => {
                self.left = None;
                self.tell(Event::Answered(Answer::Cancel));
            }
            Effect::Close => self.open = false,
            Effect::Choose(_) | Effect::GiveUp | Effect::Export(..) | Effect::Library(_) | Effect::Later => {}
            // What comes in from files beside the document is an edit like others, once it was looked at.
            Effect::TakeIn(..) => {}
            Effect::ForgetFault | Effect::SayClosing | Effect::SayOpen | Effect::SayFailed | Effect::SayGone => {}
            Effect::SayNotOpened(_) => {}
        }
    }

    /// Whether content is somewhere that outlives the window's content.
    fn is_safe_beside_the_window(&self, content: Content) -> bool {
        self.disk.contains(&Some(content))
            || self.journal.is_some_and(|(kept, _)| kept == content)
            || self.taken == Some(content)
            || self.left.is_some_and(|((_, left), _)| left == content)
    }

    fn is_safe(&self, content: Content) -> bool {
        (self.open && self.content == content) || self.is_safe_beside_the_window(content)
    }

    fn theirs(&self, place: Place) -> Theirs<Document> {
        let document = self.at(place).map(|content| (Some(place), content));
        let print = self.at(place).map(print);
        Theirs { document: document.ok_or_else(|| Unreadable::new(&path(place), String::new())), print }
    }

    /// What a job does to the disk, when its turn comes.
    fn run(&mut self, job: Job) -> Job {
        match job {
            Job::Read(from) => {
                let theirs = self.theirs(from);
                let read = theirs.document.as_ref().ok().map(|(_, content)| *content);
                Job::Done(Event::Read { path: path(from), theirs, which: Which::Other }, read.map(|read| (from, read)))
            }
            Job::Write { to, over: Some(over), .. } if self.at(to).is_some() && self.at(to).map(print) != over => {
                Job::Done(Event::HeldBack(self.theirs(to)), None)
            }
            Job::Write { to, content, .. } => {
                if let Some(there) = self.at(to) {
                    // Of another file that was chosen, replacing whatever there is was agreed to.
                    if self.theirs.contains(&there) && self.own == Some(to) {
                        self.wrong = Some("something was overwritten that the user was not shown");
                    }
                    self.theirs.remove(&there);
                    self.work.remove(&there);
                    if there != content {
                        self.replaced.insert(there);
                    }
                }
                self.disk[usize::from(to)] = Some(content);
                Job::Done(Event::Wrote { done: true }, Some((to, content)))
            }
            done @ Job::Done(..) => done,
        }
    }

    /// The window takes up what a job has done.
    fn take_up(&mut self, event: Event<Document>, about: Option<(Place, Content)>) {
        let event = match (event, about) {
            (Event::Read { path, theirs, .. }, Some((from, read))) => {
                let which = match (self.own == Some(from), read == self.content) {
                    // The window has it too.
                    (true, true) => {
                        self.theirs.remove(&read);
                        Which::Same
                    }
                    (true, false) => Which::Changed,
                    // Of those that were let go over the window this is asked about.
                    (false, _) => Which::Copy,
                };
                Event::Read { path, theirs, which }
            }
            (event @ Event::Wrote { .. }, Some((to, content))) => {
                (self.own, self.saved) = (Some(to), Some(content));
                self.know(Some(print(content)));
                event
            }
            (event, _) => event,
        };
        self.tell(event);
    }

    /// Whether the user can do that now, and if so, what comes of it.
    fn after(&self, step: Move) -> Option<Self> {
        let mut world = self.clone();
        let asking = self.files.asking();
        let choosing = matches!(self.files.state(), State::Choosing(_));
        let typing = matches!(self.files.state(), State::Deciding(Question::Path { .. }));
        let free = self.open && !asking;
        match step {
            Move::Edit if free => {
                let before = world.content;
                world.content = world.fresh();
                // The edit carries on what was there.
                world.work.remove(&before);
                let content = world.content;
                world.work.insert(content);
            }
            Move::Save if free => world.tell(Event::Save),
            Move::SaveAs if free => world.tell(Event::Choose(Aim::Save(None))),
            Move::Open if free => world.tell(Event::Choose(Aim::Open)),
            Move::New if free => world.tell(Event::Offer((None, SAMPLE))),
            Move::Drop(place) if self.open => world.tell(Event::OpenPath(path(place), Origin::Drop)),
            Move::Close if self.open => world.tell(Event::Close),
            Move::Choose(place) if choosing || typing => {
                let saves = match self.files.state() {
                    State::Choosing(aim) | State::Deciding(Question::Path { aim, .. }) => matches!(aim, Aim::Save(_)),
                    _ => false,
                };
                // A dialog of the desktop asks by itself.
                let exists = typing && self.at(place).is_some();
                if saves && !exists {
                    world.agree(place);
                }
                world.tell(Event::Chosen { path: path(place), exists });
            }
            Move::Cancel if choosing => world.tell(Event::NotChosen),
            Move::TypeInstead if choosing => world.tell(Event::TypeInstead),
            Move::Answer(index) => {
                let answer = ANSWERS[index].clone();
                let (_, question) = self.files.question()?;
                match (question, &answer) {
                    (Question::Unsaved(_), Answer::Save | Answer::Cancel) => {}
                    (Question::Unsaved(_), Answer::Discard) => drop(world.work.remove(&self.content)),
                    (Question::Overwrite(_, path), Answer::Replace) => world.agree(place(path)),
                    (Question::Differs(theirs, _), Answer::Reload) if theirs.document.is_ok() => {
                        world.work.remove(&self.content);
                    }
                    (Question::Differs(theirs, _), Answer::Replace) => {
                        world.agree_to(theirs.document.as_ref().ok()?.1);
                    }
                    (Question::Differs(..), Answer::Keep | Answer::SaveAs | Answer::Cancel) => {}
                    (Question::Dropped(..), Answer::Open | Answer::BringIn | Answer::Cancel) => {}
                    (Question::Recover, Answer::PutAway(_)) => drop(world.work.remove(&self.left?.0.1)),
                    (Question::Recover, Answer::Restore(_)) => {}
                    (_, Answer::Cancel) => {}
                    _ => return None,
                }
                world.tell(Event::Answered(answer));
            }
            Move::Outside(place) => {
                let content = world.fresh();
                world.gone(place);
                world.disk[usize::from(place)] = Some(content);
                world.theirs.insert(content);
            }
            Move::Remove(place) if self.at(place).is_some() => {
                world.gone(place);
                world.disk[usize::from(place)] = None;
            }
            Move::Look if free && !self.files.busy() && self.jobs.is_empty() => {
                let own = self.own?;
                let there = self.at(own).map(print);
                if self.told == there {
                    return None;
                }
                if there.is_some() && there == self.known {
                    world.know(there);
                } else {
                    world.tell(Event::Noticed(self.theirs(own)));
                }
            }
            Move::Job => {
                let job = world.jobs.pop_front()?;
                match world.run(job.clone()) {
                    Job::Done(event, about) if matches!(job, Job::Done(..)) => world.take_up(event, about),
                    done => world.jobs.push_front(done),
                }
            }
            Move::JobFails if !self.jobs.is_empty() => {
                world.jobs.pop_front();
                world.tell(Event::Failed);
            }
            Move::Keep if self.open => {
                world.journal = self.dirty().then_some((self.content, self.known));
                world.taken = None;
            }
            Move::Kill(on) if self.left.is_none() && self.taken.is_none() => {
                // A file that was half way on the disk is there or not; what the window had is gone, but for the journal.
                world.jobs.retain(|job| matches!(job, Job::Done(..)));
                world.jobs.clear();
                if self.open && !self.is_safe_beside_the_window(self.content) {
                    // The last second before a crash is not promised.
                    world.work.remove(&self.content);
                }
                world.left = self.journal.map(|(journal, known)| ((self.own, journal), known));
                world.journal = None;
                world.open = true;
                (world.own, world.content, world.saved) = (None, SAMPLE, Some(SAMPLE));
                world.know(None);
                world.files = Files::new(true);
                if let Some(place) = on {
                    world.tell(Event::OpenPath(path(place), Origin::CommandLine));
                }
                world.tell(Event::Looked { left: world.left.is_some(), fault: None });
            }
            _ => return None,
        }
        if world.open {
            world.tell(Event::Rest);
        }
        Some(world)
    }

    /// The window holds what is in its file, and may replace it.
    fn know(&mut self, print: Option<Fingerprint>) {
        (self.known, self.told) = (print, print);
    }

    /// Somebody else puts something in the place of what is in a file, and answers for it.
    fn gone(&mut self, place: Place) {
        let Some(there) = self.at(place) else { return };
        self.theirs.remove(&there);
        self.work.remove(&there);
        let written = |job: &Job| matches!(job, Job::Done(Event::Wrote { .. }, Some((_, done))) if *done == there);
        if self.open && self.content == there && self.dirty() && !self.jobs.iter().any(written) {
            self.work.insert(there);
        }
    }

    /// The user has agreed that what is in a file is replaced.
    fn agree(&mut self, place: Place) {
        if let Some(there) = self.at(place) {
            self.agree_to(there);
        }
    }

    /// The user was shown this content of a file, and has agreed that it is replaced.
    fn agree_to(&mut self, shown: Content) {
        self.theirs.remove(&shown);
        if shown != self.content {
            self.work.remove(&shown);
        }
    }
}

/// The states from which everything is tried.
fn beginnings() -> Vec<(&'static str, World)> {
    let walk = |steps: &[Move]| {
        steps.iter().fold(World::new(), |world, step| world.after(*step).expect("a step that can be taken"))
    };
    vec![
        ("a file that is open", walk(&[])),
        ("a document without a file, with changes", walk(&[Move::New, Move::Edit])),
        ("such a document, with another file about to be opened", {
            walk(&[Move::New, Move::Edit, Move::Drop(1), Move::Job, Move::Job, Move::Answer(OPEN)])
        }),
        ("a start after a crash, on the file that was open", walk(&[Move::Edit, Move::Keep, Move::Kill(Some(0))])),
        ("a file with changes that others have changed too", walk(&[Move::Edit, Move::Outside(0)])),
        ("the same, when the user has seen it and kept what is open", {
            walk(&[Move::Edit, Move::Outside(0), Move::Look, Move::Answer(KEEP)])
        }),
        ("a file with changes that is gone", walk(&[Move::Edit, Move::Remove(0), Move::Look])),
        ("work that was restored after others have changed its file", {
            walk(&[Move::Edit, Move::Keep, Move::Outside(0), Move::Kill(None), Move::Answer(RESTORE)])
        }),
    ]
}

#[test]
fn whatever_happens_to_files_in_whatever_order_no_work_is_lost() {
    let depth = std::env::var("DEPTH").map_or(DEPTH, |depth| depth.parse().expect("DEPTH is a number"));
    let moves = moves();
    let mut kinds = HashSet::new();
    for (name, world) in beginnings() {
        let mut seen = HashSet::new();
        let mut layer = vec![(world, Vec::new())];
        for _ in 0..depth {
            let mut next = Vec::new();
            for (world, way) in &layer {
                for step in &moves {
                    let Some(after) = world.after(*step) else { continue };
                    let mut way: Vec<Move> = way.clone();
                    way.push(*step);
                    let lost: Vec<_> = after.work.iter().filter(|content| !after.is_safe(**content)).collect();
                    assert!(lost.is_empty(), "{name}: {lost:?} is lost after {way:?}\n{after:#?}");
                    assert!(after.wrong.is_none(), "{name}: {:?} after {way:?}", after.wrong);
                    kinds.insert(std::mem::discriminant(after.files.state()));
                    let mut hasher = DefaultHasher::new();
                    after.hash(&mut hasher);
                    if seen.insert(hasher.finish()) {
                        next.push((after, way));
                    }
                }
            }
            layer = next;
        }
        println!("{} worlds from {name}, {} of them at the end", seen.len(), layer.len());
    }
    assert_eq!(kinds.len(), 5, "every state is met");
}
