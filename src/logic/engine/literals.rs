//! What the solver works with: literals, clauses kept in one piece, and the order in which variables are decided.

use std::ops::Not;

/// A variable, or that it does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Lit(u32);

impl Lit {
    pub(crate) fn new(variable: u32, positive: bool) -> Self {
        Self(variable << 1 | u32::from(!positive))
    }

    pub(crate) fn variable(self) -> usize {
        (self.0 >> 1) as usize
    }

    pub(crate) fn is_positive(self) -> bool {
        self.0 & 1 == 0
    }

    /// Its place in tables by literal.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

impl Not for Lit {
    type Output = Self;

    fn not(self) -> Self {
        Self(self.0 ^ 1)
    }
}

/// An assignment: 1, -1 or 0 by literal. Of what came later, nothing holds in it.
#[derive(Clone, Default)]
pub(crate) struct Found(Vec<i8>);

impl Found {
    pub(super) fn take(&mut self, values: &[i8]) {
        self.0.clear();
        self.0.extend_from_slice(values);
    }

    /// Whether a literal holds in it.
    pub(crate) fn holds(&self, lit: Lit) -> bool {
        self.0.get(lit.index()).is_some_and(|value| *value > 0)
    }
}

/// Clauses, one behind another, so that nothing is allocated while searching. Known by where they begin.
#[derive(Clone)]
pub(crate) struct Clauses {
    /// All literals.
    lits: Vec<Lit>,
    heads: Vec<Head>,
    learned: usize,
}

#[derive(Clone)]
struct Head {
    from: u32,
    length: u32,
    /// How many levels a learned clause joined; `None`: it was given.
    joined: Option<u32>,
    dropped: bool,
}

impl Clauses {
    pub(crate) fn new() -> Self {
        Self { lits: Vec::new(), heads: Vec::new(), learned: 0 }
    }

    pub(crate) fn add(&mut self, lits: &[Lit], joined: Option<u32>) -> u32 {
        let head = Head { from: self.lits.len() as u32, length: lits.len() as u32, joined, dropped: false };
        self.lits.extend_from_slice(lits);
        self.heads.push(head);
        self.learned += usize::from(joined.is_some());
        self.heads.len() as u32 - 1
    }

    /// How many of them were learned.
    pub(crate) fn learned(&self) -> usize {
        self.learned
    }

    pub(crate) fn lits(&self, clause: u32) -> &[Lit] {
        let head = &self.heads[clause as usize];
        &self.lits[head.from as usize..(head.from + head.length) as usize]
    }

    /// `None`: it was dropped.
    pub(crate) fn lits_mut(&mut self, clause: u32) -> Option<&mut [Lit]> {
        let head = &self.heads[clause as usize];
        let range = head.from as usize..(head.from + head.length) as usize;
        if head.dropped { None } else { Some(&mut self.lits[range]) }
    }

    /// All that were not dropped.
    pub(crate) fn all(&self) -> Vec<u32> {
        (0..self.heads.len() as u32).filter(|clause| !self.heads[*clause as usize].dropped).collect()
    }

    /// Drops half of what was learned: what joins the most levels, and of that the oldest. Clauses that join two levels
    /// stay. What is left stands closer, under other numbers.
    pub(crate) fn forget_half(&mut self) {
        let mut learned: Vec<(u32, u32)> = Vec::with_capacity(self.learned);
        for (number, head) in self.heads.iter().enumerate() {
            if let Some(joined) = head.joined.filter(|joined| *joined > 2) {
                learned.push((joined, number as u32));
            }
        }
        learned.sort_unstable_by_key(|(joined, number)| (std::cmp::Reverse(*joined), *number));
        for (_, number) in learned.iter().take(self.learned / 2) {
            self.heads[*number as usize].dropped = true;
        }
        let mut kept = Self::new();
        for (number, head) in self.heads.iter().enumerate().filter(|(_, head)| !head.dropped) {
            kept.add(self.lits(number as u32), head.joined);
        }
        *self = kept;
    }
}

/// Variables by how active they were in conflicts: a binary heap that knows where each stands.
#[derive(Clone)]
pub(crate) struct Order {
    activity: Vec<f64>,
    heap: Vec<u32>,
    /// Where each stands in the heap; `u32::MAX`: it does not.
    places: Vec<u32>,
    step: f64,
}

/// What is left of an activity with each conflict.
const DECAY: f64 = 0.95;
/// Beyond this, all activities are made smaller together.
const HIGHEST: f64 = 1e100;

impl Order {
    pub(crate) fn new() -> Self {
        Self { activity: Vec::new(), heap: Vec::new(), places: Vec::new(), step: 1.0 }
    }

    /// One variable more.
    pub(crate) fn add(&mut self) {
        self.activity.push(0.0);
        self.places.push(u32::MAX);
    }

    /// Lets a variable be taken, unless it can be already.
    pub(crate) fn offer(&mut self, variable: u32) {
        if self.places[variable as usize] == u32::MAX {
            self.places[variable as usize] = self.heap.len() as u32;
            self.heap.push(variable);
            self.up(self.heap.len() - 1);
        }
    }

    /// Takes the most active one, of equals the first.
    pub(crate) fn take(&mut self) -> Option<u32> {
        let top = *self.heap.first()?;
        self.places[top as usize] = u32::MAX;
        let last = self.heap.pop()?;
        if last != top {
            self.heap[0] = last;
            self.places[last as usize] = 0;
            self.down(0);
        }
        Some(top)
    }

    /// It took part in a conflict.
    pub(crate) fn bump(&mut self, variable: u32) {
        let activity = &mut self.activity[variable as usize];
        *activity += self.step;
        if *activity > HIGHEST {
            self.activity.iter_mut().for_each(|activity| *activity /= HIGHEST);
            self.step /= HIGHEST;
        }
        let place = self.places[variable as usize];
        if place != u32::MAX {
            self.up(place as usize);
        }
    }

    /// Later conflicts count more.
    pub(crate) fn decay(&mut self) {
        self.step /= DECAY;
    }

    fn before(&self, one: u32, other: u32) -> bool {
        let (first, second) = (self.activity[one as usize], self.activity[other as usize]);
        first > second || (first >= second && one < other)
    }

    fn up(&mut self, mut place: usize) {
        let variable = self.heap[place];
        while place > 0 {
            let above = (place - 1) / 2;
            if !self.before(variable, self.heap[above]) {
                break;
            }
            self.put(self.heap[above], place);
            place = above;
        }
        self.put(variable, place);
    }

    fn down(&mut self, mut place: usize) {
        let variable = self.heap[place];
        loop {
            let mut below = 2 * place + 1;
            if below >= self.heap.len() {
                break;
            }
            if below + 1 < self.heap.len() && self.before(self.heap[below + 1], self.heap[below]) {
                below += 1;
            }
            if !self.before(self.heap[below], variable) {
                break;
            }
            self.put(self.heap[below], place);
            place = below;
        }
        self.put(variable, place);
    }

    fn put(&mut self, variable: u32, place: usize) {
        self.heap[place] = variable;
        self.places[variable as usize] = place as u32;
    }
}
