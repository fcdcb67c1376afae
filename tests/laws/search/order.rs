//! In which order things are counted.

use guarantee_board::search::order;

#[test]
fn what_belongs_together_stands_together() {
    let ordered = order(6, &[vec![0, 3], vec![1, 4], vec![2, 5]]);
    let place = |thing| ordered.iter().position(|known| *known == thing).expect("everything has a place");
    for (one, two) in [(0, 3), (1, 4), (2, 5)] {
        assert_eq!(usize::abs_diff(place(one), place(two)), 1, "{ordered:?}");
    }
    let mut all = ordered.clone();
    all.sort_unstable();
    assert_eq!(all, [0, 1, 2, 3, 4, 5]);
}
