//! Typed indices into the tables of a compiled scenario, and small sets of them.

use std::fmt;
use std::marker::PhantomData;
use std::ops;

/// A place in a `Table`.
pub trait Index: Copy + Eq + Ord {
    /// The index of this number. Tables hold fewer than 2³² entries.
    fn new(number: usize) -> Self;
    /// The number of this index.
    fn number(self) -> usize;
}

/// Declares index types.
macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl Index for $name {
            fn new(number: usize) -> Self {
                Self(number as u32)
            }

            fn number(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

indices! {
    /// An actor, in the order of the scenario.
    ActorIx,
    /// A phase, in the order of the scenario.
    PhaseIx,
    /// A function of protection, in the order of the scenario.
    FunctionIx,
    /// A resource, in the order of the scenario.
    ResourceIx,
    /// A voice, in the order of the scenario.
    VoiceIx,
    /// An element, in the order of the scenario.
    ElementIx,
    /// A setting, in the order of its element.
    SettingIx,
    /// An option, in the order of its setting.
    OptionIx,
    /// A tag, in the order in which the scenario first uses it.
    TagIx,
    /// Something that can be chosen: a card, a phase, an option, a provider; element by element.
    ChoiceIx,
    /// Something that is said, and counts or not in a reading.
    EvidenceIx,
    /// A formula; parts come before what they are part of.
    FormulaIx,
    /// A fact about a board.
    FactIx,
    /// An actor or a group: the actors as they are numbered, then the groups.
    PartyIx,
    /// A rule: positions, limits, contradictions, cautions, each in the order of the scenario.
    RuleIx,
}

impl FormulaIx {
    /// What always holds.
    pub const TRUE: Self = Self(0);
    /// What never does.
    pub const FALSE: Self = Self(1);
}

/// A list whose places are named by one type of index.
pub struct Table<I, T> {
    items: Vec<T>,
    index: PhantomData<I>,
}

impl<I: Index, T> Table<I, T> {
    /// Appends an entry and says where it stands.
    pub fn push(&mut self, item: T) -> I {
        self.items.push(item);
        I::new(self.items.len() - 1)
    }

    /// A table of as many entries as the other has, all alike.
    pub fn alike<U>(other: &Table<I, U>, item: T) -> Self
    where
        T: Clone,
    {
        Self { items: vec![item; other.items.len()], index: PhantomData }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// The entry of this index, if there is one.
    pub fn get(&self, index: I) -> Option<&T> {
        self.items.get(index.number())
    }

    /// The entries as a plain list.
    pub fn into_items(self) -> Vec<T> {
        self.items
    }

    /// The entries, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.items.iter()
    }

    /// The entries, in order, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.items.iter_mut()
    }

    /// A table of what each entry is made into.
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> Table<I, U> {
        Table { items: self.items.into_iter().map(make).collect(), index: PhantomData }
    }

    /// The entries with their indices, in order.
    pub fn entries(&self) -> impl Iterator<Item = (I, &T)> {
        self.items.iter().enumerate().map(|(number, item)| (I::new(number), item))
    }
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Self { items: Vec::new(), index: PhantomData }
    }
}

impl<I, T> FromIterator<T> for Table<I, T> {
    fn from_iter<It: IntoIterator<Item = T>>(items: It) -> Self {
        Self { items: items.into_iter().collect(), index: PhantomData }
    }
}

impl<I, T: Clone> Clone for Table<I, T> {
    fn clone(&self) -> Self {
        Self { items: self.items.clone(), index: PhantomData }
    }
}

impl<I, T: fmt::Debug> fmt::Debug for Table<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.items.fmt(f)
    }
}

impl<I: Index, T> ops::Index<I> for Table<I, T> {
    type Output = T;

    fn index(&self, index: I) -> &T {
        &self.items[index.number()]
    }
}

impl<I: Index, T> ops::IndexMut<I> for Table<I, T> {
    fn index_mut(&mut self, index: I) -> &mut T {
        &mut self.items[index.number()]
    }
}

/// A set of indices, as bits.
///
/// Sets of the same indices are equal however they came about: there are no trailing zero words.
pub struct Set<I> {
    words: Vec<u64>,
    index: PhantomData<I>,
}

impl<I: Index> Set<I> {
    /// Adds an index.
    pub fn insert(&mut self, index: I) {
        let (word, bit) = (index.number() / 64, index.number() % 64);
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        if let Some(bits) = self.words.get_mut(word) {
            *bits |= 1 << bit;
        }
    }

    /// Whether the index is in the set.
    pub fn contains(&self, index: I) -> bool {
        self.words.get(index.number() / 64).is_some_and(|bits| bits >> (index.number() % 64) & 1 == 1)
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every index of this set is in the other.
    pub fn within(&self, other: &Self) -> bool {
        self.words.len() <= other.words.len() && self.words.iter().zip(&other.words).all(|(one, two)| one & !two == 0)
    }

    /// Adds every index of the other set.
    pub fn extend(&mut self, other: &Self) {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        for (one, two) in self.words.iter_mut().zip(&other.words) {
            *one |= two;
        }
    }

    /// The indices, in order.
    pub fn iter(&self) -> impl Iterator<Item = I> {
        self.words.iter().enumerate().flat_map(|(word, bits)| {
            (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| I::new(word * 64 + bit))
        })
    }
}

impl<I> Default for Set<I> {
    fn default() -> Self {
        Self { words: Vec::new(), index: PhantomData }
    }
}

impl<I> Clone for Set<I> {
    fn clone(&self) -> Self {
        Self { words: self.words.clone(), index: PhantomData }
    }
}

impl<I> PartialEq for Set<I> {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl<I> Eq for Set<I> {}

impl<I> std::hash::Hash for Set<I> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.words.hash(state);
    }
}

impl<I: Index + fmt::Debug> fmt::Debug for Set<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<I: Index> FromIterator<I> for Set<I> {
    fn from_iter<It: IntoIterator<Item = I>>(indices: It) -> Self {
        let mut set = Self::default();
        for index in indices {
            set.insert(index);
        }
        set
    }
}
