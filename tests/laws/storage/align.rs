//! Which items of a file are those of another.

use guarantee_board::storage::rewrite::{Item, align, in_order};

fn items(texts: &[&'static str]) -> Vec<Item<'static>> {
    let item = |text: &&'static str| {
        let (id, rest) = text.split_once(':').map_or((None, *text), |(id, rest)| (Some(id), rest));
        let parts: Vec<_> = rest.split(' ').collect();
        Item { id, whole: text, kind: (parts.len() > 1).then_some("thing"), parts }
    };
    texts.iter().map(item).collect()
}

#[test]
fn items_are_found_by_id_by_what_they_say_and_by_likeness() {
    let found = |old: &[&'static str], new: &[&'static str]| align(&items(old), &items(new));
    assert_eq!(found(&["a:x", "b:y"], &["b:z", "a:x"]), [Some(1), Some(0)]);
    assert_eq!(found(&["x", "y", "x"], &["x", "x", "z"]), [Some(0), Some(2), None]);
    assert_eq!(found(&["x y", "v w"], &["v q", "u w"]), [Some(0), Some(1)]);
    assert_eq!(found(&["a:x y z"], &["b:x y q"]), [Some(0)], "renamed");
    assert_eq!(found(&["a:x y z"], &["b:x p q"]), [None], "another");
}

#[test]
fn as_many_as_can_keep_their_order() {
    let stays = |found: &[Option<usize>]| in_order(found);
    assert_eq!(stays(&[Some(2), Some(0), None, Some(1)]), [false, true, false, true]);
    assert_eq!(stays(&[]), [] as [bool; 0]);
}
