//! How much room there is for what.

use egui::{Rect, pos2, vec2};
use guarantee_board::ui::inside::{Columns, Face, LEAST_PHASE, Measures, Slots, cell};

fn of(width: f32, height: f32) -> Measures {
    Measures::of(vec2(width, height))
}

/// All that stands above the board.
fn header(measures: Measures) -> f32 {
    measures.bar() + measures.tabs() + measures.banner() + measures.actors()
}

#[test]
fn the_header_leaves_the_board_its_room() {
    assert!((header(of(1280.0, 720.0)) - 150.0).abs() < 0.1);
    assert!((header(of(853.0, 480.0)) - 98.0).abs() < 0.1);
    assert!((header(of(1920.0, 1080.0)) - 182.0).abs() < 0.1);
    for height in [360.0, 480.0, 576.0, 640.0, 720.0, 900.0, 1080.0, 2160.0] {
        assert!(header(of(1280.0, height)) <= height * 0.28, "{height}");
    }
}

#[test]
fn as_many_actors_have_a_slot_as_fit() {
    for (width, height, slots) in
        [(1280.0, 720.0, 7), (1024.0, 768.0, 5), (1920.0, 1080.0, 10), (640.0, 700.0, 2), (100.0, 700.0, 0)]
    {
        let measures = of(width, height);
        assert_eq!(measures.actor_slots(width), slots, "{width}");
        let (slot, others) = measures.actor();
        assert!(slots as f32 * slot + others <= width.max(others), "{width}");
    }
}

#[test]
fn cards_are_drawn_by_the_width_they_have() {
    let (low, mid, tall) = (of(853.0, 480.0), of(1280.0, 720.0), of(1920.0, 1080.0));
    assert_eq!([low.face(600.0, false), low.face(300.0, true)], [Face::Wide, Face::Narrow]);
    assert_eq!([mid.face(700.0, true), mid.face(350.0, false)], [Face::Wide, Face::Medium]);
    assert_eq!(mid.face(300.0, false), Face::Narrow);
    assert_eq!([tall.face(700.0, true), tall.face(400.0, true)], [Face::Medium, Face::Narrow]);
    assert_eq!([mid.lanes(708.0), mid.lanes(600.0), low.lanes(900.0)], [2, 1, 1]);
    assert_eq!([of(2560.0, 1440.0).lanes(1400.0), tall.lanes(1400.0)], [3, 2]);
}

fn measures() -> Measures {
    Measures::of(vec2(1280.0, 720.0))
}

#[test]
fn folded_phases_are_strips_and_the_others_share_the_rest() {
    let columns = Columns::new(measures(), 912.0, &[true, false, true, true]);
    let spans: Vec<f32> = columns.all.iter().map(|column| column.span.span()).collect();
    assert!([0, 2, 3].into_iter().all(|strip: usize| (spans[strip] - 28.0).abs() < 0.01), "{spans:?}");
    assert!((columns.right() - 912.0).abs() < 0.01, "{columns:?}");
    assert!((spans[1] - (912.0 - 94.0 - 3.0 * 28.0 - 3.0 * 4.0)).abs() < 0.01);
    assert_eq!(columns.at(50.0), None);
    assert_eq!([columns.at(100.0), columns.at(400.0), columns.at(911.0)], [Some(0), Some(1), Some(3)]);
}

#[test]
fn a_phase_with_cards_is_never_narrower_than_a_card_can_be() {
    let columns = Columns::new(measures(), 400.0, &[false, false, false]);
    assert!(columns.all.iter().all(|column| (column.span.span() - LEAST_PHASE).abs() < 0.01));
}

#[test]
fn a_card_alone_has_the_row_and_several_stand_side_by_side() {
    let (one, face, height) = cell(measures(), 714.0, 1);
    assert_eq!((one.len(), face), (1, Face::Wide));
    assert!((height - 58.0).abs() < 0.01);
    let (three, face, height) = cell(measures(), 714.0, 3);
    assert_eq!(face, Face::Medium);
    assert!((height - (3.0 + 70.0 + 6.0 + 70.0 + 3.0)).abs() < 0.01);
    assert!((three[0].top() - three[1].top()).abs() < 0.01 && three[2].top() > three[0].bottom());
    for (place, card) in three.iter().enumerate() {
        assert!(three.iter().skip(place + 1).all(|other| !card.intersects(*other)));
    }
    assert!(cell(measures(), 714.0, 0).2.abs() < 0.01);
}

#[test]
fn nothing_on_a_card_lies_on_something_else_or_beyond_its_edge() {
    for height in [480.0, 720.0, 1080.0] {
        let measures = Measures::of(vec2(1280.0, height));
        for face in [Face::Wide, Face::Medium, Face::Narrow] {
            let rect = Rect::from_min_size(pos2(10.0, 20.0), vec2(560.0, measures.card(face)));
            let slots = Slots::of(rect, face, measures);
            let all =
                [Some(slots.head), slots.level, Some(slots.chips), slots.told[0], slots.told[1], Some(slots.more)];
            let all: Vec<Rect> = all.into_iter().flatten().collect();
            for (place, one) in all.iter().enumerate() {
                assert!(rect.contains_rect(*one), "{face:?} {height}: {one:?}");
                assert!(one.height() >= 18.0, "{face:?} {height}: {one:?}");
                let others = all.iter().skip(place + 1);
                assert!(
                    others.clone().all(|other| !one.shrink(0.6).intersects(other.shrink(0.6))),
                    "{face:?} {height}"
                );
            }
        }
    }
}
