//! What the solver works with: literals, clauses kept in one piece, and the order in which variables are decided.

use std::ops::Not;

/// A variable, or that it does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lit(u32);

impl Lit {
    /// That a variable holds, or that it does not.
    pub fn new(variable: u32, positive: bool) -> Self {
        Self(variable << 1 | u32::from(!positive))
    }

    /// Which variable it is of.
    pub fn variable(self) -> usize {
        (self.0 >> 1) as usize
    }

    /// Whether it is that the variable holds.
    pub fn is_positive(self) -> bool {
        self.0 & 1 == 0
    }

    /// Its place in tables by literal.
    pub fn index(self) -> usize {
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
pub struct Found(Vec<i8>);

impl Found {
    pub(super) fn take(&mut self, values: &[i8]) {
        self.0.clear();
        self.0.extend_from_slice(values);
    }

    /// Whether a literal holds in it.
    pub fn holds(&self, lit: Lit) -> bool {
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

/// In which order variables are decided: those that took part in a conflict last come first (Ryan 2004; with stamps,
/// Biere and Fröhlich 2015). Before any conflict it is the order in which they were added.
#[derive(Clone)]
pub(crate) struct Order {
    /// By variable; of those that are not decided, nothing is linked.
    places: Vec<Place>,
    first: u32,
    last: u32,
    /// No variable before this one is open.
    from: u32,
    newest: i64,
    oldest: i64,
}

/// Where a variable stands: between which, and how early, the earlier the higher.
#[derive(Clone, Copy)]
struct Place {
    before: u32,
    after: u32,
    stamp: i64,
}

/// No variable.
const NONE: u32 = u32::MAX;
/// Of one that is not decided.
const UNLINKED: i64 = i64::MIN;

impl Order {
    pub(crate) fn new() -> Self {
        Self { places: Vec::new(), first: NONE, last: NONE, from: NONE, newest: 0, oldest: 0 }
    }

    /// One variable more; where it is to be decided, after all others.
    pub(crate) fn add(&mut self, decided: bool) {
        let variable = self.places.len() as u32;
        self.places.push(Place { before: self.last, after: NONE, stamp: UNLINKED });
        if !decided {
            return;
        }
        self.oldest -= 1;
        self.places[variable as usize].stamp = self.oldest;
        match self.places.get_mut(self.last as usize) {
            Some(last) => last.after = variable,
            None => self.first = variable,
        }
        self.last = variable;
        if self.from == NONE {
            self.from = variable;
        }
    }

    /// The first that is open.
    pub(crate) fn next(&mut self, is_open: impl Fn(u32) -> bool) -> Option<u32> {
        while let Some(place) = self.places.get(self.from as usize) {
            if is_open(self.from) {
                return Some(self.from);
            }
            self.from = place.after;
        }
        None
    }

    /// It is open again.
    pub(crate) fn reopened(&mut self, variable: u32) {
        let stamp = self.places[variable as usize].stamp;
        if stamp != UNLINKED && self.places.get(self.from as usize).is_none_or(|from| from.stamp < stamp) {
            self.from = variable;
        }
    }

    /// These took part in a conflict, and none of them is open. They keep their order among themselves.
    pub(crate) fn promote(&mut self, variables: &[usize]) {
        let mut linked: Vec<(i64, u32)> = variables
            .iter()
            .map(|variable| (self.places[*variable].stamp, *variable as u32))
            .filter(|(stamp, _)| *stamp != UNLINKED)
            .collect();
        linked.sort_unstable();
        linked.into_iter().for_each(|(_, variable)| self.put_first(variable));
    }

    fn put_first(&mut self, variable: u32) {
        if self.first == variable {
            return;
        }
        let Place { before, after, .. } = self.places[variable as usize];
        if self.from == variable {
            self.from = after;
        }
        self.places[before as usize].after = after;
        match self.places.get_mut(after as usize) {
            Some(next) => next.before = before,
            None => self.last = before,
        }
        self.newest += 1;
        self.places[variable as usize] = Place { before: NONE, after: self.first, stamp: self.newest };
        self.places[self.first as usize].before = variable;
        self.first = variable;
    }
}
