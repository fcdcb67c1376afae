//! Where the window of the audience opens.

use egui::{Rect, Vec2, pos2, vec2};
use guarantee_board::ui::inside::{AudiencePrefs, FIRST_SIZE, Monitor, Opening, name_at, opening};

fn monitor(name: &str, left: f32, size: Vec2, scale: f32, here: bool) -> Monitor {
    Monitor { name: name.to_owned(), rect: Rect::from_min_size(pos2(left, 0.0), size), scale, here }
}

/// A laptop with the facilitator's window, and a projector beside it.
fn two() -> [Monitor; 2] {
    [monitor("eDP-1", 0.0, vec2(1440.0, 900.0), 1.0, true), monitor("HDMI-1", 1440.0, vec2(1920.0, 1080.0), 1.0, false)]
}

#[test]
fn it_fills_the_other_monitor_and_stands_in_its_middle_once_it_does_not() {
    let opening = opening(&two(), &AudiencePrefs::default());
    assert_eq!((opening.fills, opening.elsewhere), (Some(1), true));
    assert_eq!((opening.corner, opening.size), (Some(pos2(1760.0, 180.0)), FIRST_SIZE));
}

#[test]
fn with_one_monitor_it_is_a_window_beside_the_other() {
    let [here, _] = two();
    let expected = Opening { fills: None, corner: None, size: FIRST_SIZE, elsewhere: false };
    assert_eq!(opening(std::slice::from_ref(&here), &AudiencePrefs::default()), expected);
    assert_eq!(opening(&[], &AudiencePrefs::default()), expected, "where nothing is known of monitors");
    let full = AudiencePrefs { full: Some(true), monitor: Some("eDP-1".to_owned()), ..AudiencePrefs::default() };
    assert_eq!(opening(&[here], &full).fills, None, "it would cover what is worked with");
}

#[test]
fn it_comes_back_where_it_was_unless_that_is_gone() {
    let kept = AudiencePrefs {
        monitor: Some("HDMI-1".to_owned()),
        place: Some([1500.0, 40.0, 1000.0, 600.0]),
        full: Some(false),
        ..AudiencePrefs::default()
    };
    let corner = Some(pos2(1500.0, 40.0));
    let place = Opening { fills: None, corner, size: vec2(1000.0, 600.0), elsewhere: true };
    assert_eq!(opening(&two(), &kept), place);
    let [here, _] = two();
    assert_eq!(opening(&[here], &kept).corner, None, "the projector is not there any more");
    let mut three = two().to_vec();
    three.push(monitor("DP-2", 3360.0, vec2(2560.0, 1440.0), 2.0, false));
    let kept = AudiencePrefs { monitor: Some("DP-2".to_owned()), ..kept };
    let opening = opening(&three, &kept);
    // A monitor of two pixels a point: its middle, and no more than most of it.
    assert_eq!((opening.corner, opening.size), (Some(pos2(1808.0, 72.0)), vec2(1024.0, 576.0)));
}

#[test]
fn broken_figures_are_no_place() {
    for place in [[f32::NAN, 0.0, 100.0, 100.0], [0.0, 0.0, -5.0, 3.0], [9e30, 9e30, 100.0, 100.0]] {
        let kept = AudiencePrefs { place: Some(place), ..AudiencePrefs::default() };
        assert_eq!(opening(&[], &kept).corner, None, "{place:?}");
        assert!(opening(&two(), &kept).corner.is_some_and(|corner| corner.x > 1440.0 && corner.x < 3000.0));
    }
}

#[test]
fn a_window_is_on_the_monitor_that_has_most_of_it() {
    let at = |left: f32| name_at(&two(), Rect::from_min_size(pos2(left, 100.0), vec2(400.0, 300.0))).map(str::to_owned);
    assert_eq!([at(1100.0), at(1300.0), at(9000.0)], [Some("eDP-1".into()), Some("HDMI-1".into()), None]);
}
