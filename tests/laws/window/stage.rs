//! How a board fits on the screen of the audience.

use egui::{Rect, pos2, vec2};
use guarantee_board::ui::inside::{Fit, Piece, StageFace, fit};

fn place() -> Rect {
    Rect::from_min_max(pos2(22.0, 174.0), pos2(800.0, 712.0))
}

fn cards(fit: &Fit) -> Vec<Rect> {
    let card = |piece: &Piece| match piece {
        Piece::Card { rect, .. } => Some(*rect),
        Piece::Phase { .. } | Piece::Row { .. } => None,
    };
    fit.pieces.iter().filter_map(card).collect()
}

fn all(piece: &Piece) -> Rect {
    match piece {
        Piece::Phase { rect, .. } | Piece::Row { rect, .. } | Piece::Card { rect, .. } => *rect,
    }
}

#[test]
fn a_board_of_a_few_rows_stands_as_it_is_read_best() {
    // The board of the design: one, one, two, one and three cards.
    let fit = fit(&[vec![1, 1, 2, 1, 3]], place());
    let cards = cards(&fit);
    assert_eq!((cards.len(), fit.hidden, fit.face), (8, 0, StageFace::Full));
    assert!(cards.iter().all(|card| (card.height() - 74.0).abs() < 0.1));
    assert!((cards[0].top() - 208.0).abs() < 0.1 && (cards[0].left() - 152.0).abs() < 0.1);
    assert!((cards[0].width() - 648.0).abs() < 0.1 && (cards[2].width() - 319.0).abs() < 0.1);
}

#[test]
fn what_is_more_stands_lower_and_then_shorter_and_then_in_two_columns() {
    let found = [
        vec![vec![1; 6]],
        vec![vec![1; 7]],
        vec![vec![1; 10]],
        vec![vec![1; 5], vec![1; 5]],
        vec![vec![1; 7], vec![1; 7]],
        vec![vec![1; 9], vec![1; 9]],
        vec![vec![1; 11], vec![1; 11]],
    ]
    .map(|phases| {
        let fit = fit(&phases, place());
        assert_eq!(fit.hidden, 0, "{phases:?}");
        let cards = cards(&fit);
        let lefts: std::collections::BTreeSet<u32> = cards.iter().map(|card| card.left() as u32).collect();
        (cards[0].height() as u32, lefts.len())
    });
    assert_eq!(found, [(74, 1), (60, 1), (42, 1), (74, 2), (60, 2), (42, 2), (34, 2)]);
}

#[test]
fn nothing_lies_on_anything_else_or_outside_however_much_there_is() {
    for phases in [
        vec![vec![1, 1, 2, 1, 3]],
        vec![vec![3, 3, 3], vec![2, 1]],
        vec![vec![5; 6], vec![4; 6], vec![3; 6]],
        vec![vec![40; 7]],
    ] {
        for size in [vec2(778.0, 538.0), vec2(1230.0, 538.0), vec2(500.0, 260.0), vec2(300.0, 900.0)] {
            let place = Rect::from_min_size(pos2(22.0, 174.0), size);
            let fit = fit(&phases, place);
            let count: usize = phases.iter().flatten().sum();
            assert_eq!(cards(&fit).len() + fit.hidden, count);
            for (number, piece) in fit.pieces.iter().enumerate() {
                let rect = all(piece);
                assert!(place.expand(0.6).contains_rect(rect), "{phases:?} {size}: {piece:?}");
                let others = fit.pieces.iter().skip(number + 1).map(all);
                let mut others = others.filter(|other| other.shrink(0.5).intersects(rect.shrink(0.5)));
                assert_eq!(others.next(), None, "{phases:?} {size}: {piece:?}");
            }
        }
    }
}
