//! In which order elements are swept over, so that few conditions are open at once.

/// An order of so many things in which those that belong together stand close together: FORCE (Aloul, Markov and
/// Sakallah 2003). Each group pulls its members to its middle, a few times over.
pub fn order(count: usize, groups: &[Vec<usize>]) -> Vec<usize> {
    const ROUNDS: usize = 40;
    let mut best: Vec<usize> = (0..count).collect();
    let mut places: Vec<f64> = (0..count).map(|place| place as f64).collect();
    let mut least = span(&places, groups);
    for _ in 0..ROUNDS {
        let mut pulled = vec![(0.0, 0_usize); count];
        for group in groups {
            let middle = middle(group, &places);
            for member in group {
                if let Some((sum, pulls)) = pulled.get_mut(*member) {
                    *sum += middle;
                    *pulls += 1;
                }
            }
        }
        let wanted = |thing: usize| match pulled.get(thing) {
            Some((sum, pulls)) if *pulls > 0 => sum / *pulls as f64,
            _ => places.get(thing).copied().unwrap_or_default(),
        };
        let mut next: Vec<usize> = (0..count).collect();
        next.sort_by(|one, two| wanted(*one).total_cmp(&wanted(*two)).then(one.cmp(two)));
        for (place, thing) in next.iter().enumerate() {
            if let Some(entry) = places.get_mut(*thing) {
                *entry = place as f64;
            }
        }
        let span = span(&places, groups);
        if span < least {
            least = span;
            best = next;
        }
    }
    best
}

fn middle(group: &[usize], places: &[f64]) -> f64 {
    let sum: f64 = group.iter().filter_map(|member| places.get(*member)).sum();
    sum / group.len().max(1) as f64
}

/// How far apart the members of groups stand, added up.
fn span(places: &[f64], groups: &[Vec<usize>]) -> f64 {
    groups
        .iter()
        .map(|group| {
            let members = || group.iter().filter_map(|member| places.get(*member)).copied();
            members().fold(0.0, f64::max) - members().fold(f64::MAX, f64::min).min(members().fold(0.0, f64::max))
        })
        .sum()
}
