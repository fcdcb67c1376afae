//! What is worked out beside the window.

use std::sync::Arc;

use egui::Context;
use guarantee_board::scenario::{Firmness, Pin};
use guarantee_board::ui::inside::{Answers, Done, Jobs, Thinking, Wanted};
use guarantee_board::workshop::{Edit, Snapshot, Workshop};

use crate::samples::{FIRST_STEPS, read};

/// Everything is answered at once.
fn at_once() -> Thinking {
    Thinking::new(Some(Box::new(|job| job())))
}

fn answers(thinking: &mut Thinking, board: &Snapshot) -> Arc<Answers> {
    thinking.ask(&Context::default(), board, Wanted::default());
    thinking.take_up();
    Arc::clone(thinking.known())
}

#[test]
fn what_was_known_before_is_what_is_found_anew() {
    let scenario = read(FIRST_STEPS);
    let elements: Vec<_> = scenario.elements.iter().map(|element| element.id.clone()).collect();
    let phases: Vec<_> = scenario.phases.iter().map(|phase| phase.id.clone()).collect();
    let mut workshop = Workshop::open(scenario).expect("it is sound");
    let mut lasting = at_once();
    let (mut numbers, mut kept) = (7_u64, 0);
    for step in 0..400 {
        numbers = numbers.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let draw = |below: usize, shift: u32| (numbers >> shift) as usize % below;
        let (element, phase) = (elements[draw(elements.len(), 24)].clone(), phases[draw(phases.len(), 32)].clone());
        let firmness = if draw(2, 48) == 0 { Firmness::Firm } else { Firmness::Absolute };
        let edit = match draw(12, 40) {
            0..=3 => Edit::AddCard { element, phase },
            4..=6 => Edit::RemoveCard(element),
            7 => Edit::Pin(Pin::Card(element)),
            8 => Edit::Pin(Pin::Absent(element)),
            9 => Edit::Unpin(Pin::Card(element)),
            10 => Edit::Unpin(Pin::Absent(element)),
            _ => Edit::SetBinding(firmness),
        };
        // What an edit may not do is as good a state as any.
        workshop.apply(&edit).ok();
        let before = lasting.known().space;
        let known = answers(&mut lasting, workshop.board());
        kept += usize::from(before == known.space);
        assert_eq!(*known, *answers(&mut at_once(), workshop.board()), "after step {step}");
    }
    assert!((100..350).contains(&kept), "{kept} boards shared their acceptable packages with the one before");
}

#[test]
fn a_job_that_fails_is_told_and_nobody_waits_for_it() {
    let mut jobs = Jobs::new(Box::new(|job| job()));
    jobs.take_in(&Context::default(), || std::panic::resume_unwind(Box::new("a fault")));
    assert!(jobs.busy());
    let done = jobs.take_done();
    assert!(matches!(done.as_slice(), [Done::Failed { told: true }]));
    assert!(!jobs.busy());
}
