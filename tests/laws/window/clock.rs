//! The clock of a round.

use guarantee_board::ui::inside::{ClockState, RoundClock, Signal};

#[test]
fn it_counts_down_and_tells_by_how_much_a_round_runs_over() {
    let clock = RoundClock::start(2, Signal::Strip, 100.0);
    let texts: Vec<String> = [100.0, 100.4, 101.0, 160.5, 219.0, 219.9, 220.0, 251.0].map(|now| clock.text(now)).into();
    assert_eq!(texts, ["2:00", "2:00", "1:59", "1:00", "0:01", "0:01", "Time is up", "Time is up, 0:31 over"]);
    assert!(!clock.tells(219.9) && clock.tells(220.0));
}

#[test]
fn paused_it_stands_still_and_costs_no_frames() {
    let mut clock = RoundClock::start(1, Signal::Mark, 0.0);
    clock.pause(10.0);
    assert_eq!(clock.text(500.0), "0:50, paused");
    assert_eq!(clock.changes_in(500.0), None);
    clock.pause(500.0);
    assert_eq!(clock.text(510.0), "0:40");
    assert!(!clock.tells(1000.0), "this signal is quiet");
}

#[test]
fn the_last_minute_and_the_end_have_words_of_their_own() {
    let mut clock = RoundClock::start(2, Signal::Mark, 0.0);
    let states = [0.0, 59.5, 60.5, 119.0, 120.0, 200.0].map(|now| clock.state(now));
    use ClockState::{LastMinute, Over, Paused, Runs};
    assert_eq!(states, [Runs, Runs, LastMinute, LastMinute, Over, Over]);
    assert_eq!([110.5, 120.0, 210.0].map(|now| clock.figure(now)), ["0:10", "0:00", "+1:30"]);
    clock.pause(70.0);
    assert_eq!(clock.state(300.0), Paused);
}

#[test]
fn it_is_drawn_once_a_second_just_after_it_changes() {
    let clock = RoundClock::start(1, Signal::Strip, 0.25);
    for now in [0.25, 0.3, 1.1, 1.24, 30.0, 60.0, 70.9] {
        let next = now + clock.changes_in(now).expect("it runs").as_secs_f64();
        assert_ne!(clock.text(now), clock.text(next), "at {now}");
        assert_eq!(clock.text(now), clock.text(next - 0.02), "at {now}");
    }
}

#[test]
fn more_time_counts_from_now_where_the_time_was_up() {
    let mut clock = RoundClock::start(1, Signal::Strip, 0.0);
    clock.seen = true;
    clock.add(5, 90.0);
    assert_eq!(clock.text(90.0), "5:00");
    assert!(!clock.seen);
    clock.add(5, 100.0);
    assert_eq!(clock.text(100.0), "9:50");
}
