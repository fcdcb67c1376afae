//! What comes in from elsewhere.

use std::sync::Arc;

use guarantee_board::ui::inside::BallotBox;

#[test]
fn the_same_text_comes_once_and_every_file_that_cannot_be_read_is_told() {
    let mut box_of = BallotBox::default();
    for text in [Ok("one"), Ok("one"), Ok("two"), Err("not found"), Err("not found")] {
        box_of.add("ballot.txt".to_owned(), text.map(str::to_owned).map_err(str::to_owned));
    }
    let names: Vec<&str> = box_of.papers.iter().map(|paper| paper.name.as_str()).collect();
    assert_eq!(names, ["ballot.txt", "ballot.txt 2", "ballot.txt 3", "ballot.txt 4"], "no two are called alike");
    let mut again = BallotBox::of(Arc::clone(&box_of.papers));
    again.paste("three".to_owned());
    assert_eq!(again.papers.len(), 5);
}
