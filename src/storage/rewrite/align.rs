//! Which items of a list are which items of another.

use std::collections::{HashMap, VecDeque};

/// How many pairs of items in one place are held against one another; beyond that what was changed there counts as
/// removed and new, which costs its comments and never what it says.
const MAX_PAIRS: usize = 4096;

/// What an item is known by.
pub struct Item<'t> {
    /// Its id or key, which no other has.
    pub id: Option<&'t str>,
    /// All of it in the canonical notation.
    pub whole: &'t str,
    /// What kind of thing it is; without one, it is told from others by all of it.
    pub kind: Option<&'t str>,
    /// What it is made of.
    pub parts: Vec<&'t str>,
}

/// For each new item, which of the old ones it is.
///
/// Items are found again by id, those without one by what they say; where that leaves some in the same place, the most
/// similar of the same kind are taken for each other.
pub fn align(old: &[Item<'_>], new: &[Item<'_>]) -> Vec<Option<usize>> {
    let mut by_id: HashMap<&str, VecDeque<usize>> = HashMap::new();
    let mut by_whole: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (index, item) in old.iter().enumerate() {
        let (map, key) = item.id.map_or((&mut by_whole, item.whole), |id| (&mut by_id, id));
        map.entry(key).or_default().push_back(index);
    }
    let mut found: Vec<Option<usize>> = new
        .iter()
        .map(|item| {
            let (map, key) = item.id.map_or((&mut by_whole, item.whole), |id| (&mut by_id, id));
            map.get_mut(key)?.pop_front()
        })
        .collect();
    pair_leftovers(old, new, &mut found);
    found
}

/// Which of the found ones keep their order: as many as can.
pub fn in_order(found: &[Option<usize>]) -> Vec<bool> {
    // For each length the new item with which a rising row of that length ends lowest, and what comes before each.
    let (mut ends, mut before): (Vec<(usize, usize)>, Vec<Option<usize>>) = (Vec::new(), vec![None; found.len()]);
    for (index, place) in found.iter().enumerate() {
        let Some(place) = *place else { continue };
        let length = ends.partition_point(|(end, _)| *end < place);
        let last = length.checked_sub(1).and_then(|last| ends.get(last)).map(|(_, index)| *index);
        if let Some(slot) = before.get_mut(index) {
            *slot = last;
        }
        match ends.get_mut(length) {
            Some(end) => *end = (place, index),
            None => ends.push((place, index)),
        }
    }
    let mut stays = vec![false; found.len()];
    let mut next = ends.last().map(|(_, index)| *index);
    while let Some(index) = next {
        if let Some(slot) = stays.get_mut(index) {
            *slot = true;
        }
        next = before.get(index).copied().flatten();
    }
    stays
}

/// Pairs what is left of both between the same neighbours.
fn pair_leftovers(old: &[Item<'_>], new: &[Item<'_>], found: &mut [Option<usize>]) {
    let stays = in_order(found);
    let mut known = vec![false; old.len()];
    for place in found.iter().flatten() {
        if let Some(slot) = known.get_mut(*place) {
            *slot = true;
        }
    }
    let (mut next_old, mut fresh) = (0, Vec::new());
    for index in 0..=new.len() {
        let anchor = found.get(index).copied().flatten().filter(|_| stays.get(index) == Some(&true));
        if index < new.len() && anchor.is_none() {
            if found.get(index) == Some(&None) {
                fresh.push(index);
            }
            continue;
        }
        let end = anchor.unwrap_or(old.len());
        let left: Vec<usize> = (next_old..end).filter(|place| known.get(*place) == Some(&false)).collect();
        for (new_index, old_index) in pairs(old, new, &left, &std::mem::take(&mut fresh)) {
            if let Some(slot) = found.get_mut(new_index) {
                *slot = Some(old_index);
            }
        }
        next_old = end + 1;
    }
}

/// The most similar ones first, as new and old.
fn pairs(old: &[Item<'_>], new: &[Item<'_>], left: &[usize], fresh: &[usize]) -> Vec<(usize, usize)> {
    if left.len().saturating_mul(fresh.len()) > MAX_PAIRS {
        return Vec::new();
    }
    let mut scored = Vec::new();
    for (row, new_index) in fresh.iter().enumerate() {
        for (column, old_index) in left.iter().enumerate() {
            let (Some(one), Some(other)) = (old.get(*old_index), new.get(*new_index)) else { continue };
            let score = likeness(one, other);
            // With as many left as there are new ones, they are likely the same, however much was changed.
            let alike = score.filter(|score| *score > 0 || (one.id.is_none() && left.len() == fresh.len()));
            scored.extend(alike.map(|score| (score, row.abs_diff(column), *new_index, *old_index)));
        }
    }
    scored.sort_by_key(|(score, apart, new_index, old_index)| (usize::MAX - score, *apart, *new_index, *old_index));
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for (_, _, new_index, old_index) in scored {
        if !taken.iter().any(|(new, old)| *new == new_index || *old == old_index) {
            taken.push((new_index, old_index));
        }
    }
    taken
}

/// How many parts of two items are the same; `None` if they cannot be one and the same, 0 if that is unlikely.
fn likeness(one: &Item<'_>, other: &Item<'_>) -> Option<usize> {
    if one.kind.is_none() || one.kind != other.kind || one.id.is_some() != other.id.is_some() {
        return None;
    }
    let same = one.parts.iter().filter(|part| other.parts.contains(part)).count();
    // With another id it is another thing, unless most of it is the same.
    let enough = one.id.is_none() || 2 * same >= one.parts.len().max(other.parts.len());
    Some(if enough { same } else { 0 })
}
