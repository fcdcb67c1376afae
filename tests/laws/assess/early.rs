//! How actors stand where not all that it rests on comes to be known in time: as gravely as could be, and marked.

use guarantee_board::assess::{Bearing, Extent, Model, Reading, Stance, StanceKind, stances};
use guarantee_board::scenario::*;

use super::example::{not, on, provision};
use crate::board_strategy::{Common, actor, blank, element, red_line, willingness};

/// Who stands to the first element, with how many red lines, promises and doubts.
const HOLDERS: [(&str, usize, usize, usize); 4] =
    [("twice", 2, 0, 0), ("ready", 0, 1, 0), ("both", 1, 1, 0), ("wary", 0, 0, 1)];

/// All cards are there, and no two in the same phase.
fn all_apart(cards: usize, phases: usize) -> Condition {
    let id = |card: usize| ElementId::from(format!("e{card}").as_str());
    let there = |card: usize| on(Pattern { elements: vec![id(card)], ..Pattern::default() });
    let within = |card: usize, phase: usize| {
        let phase = vec![format!("p{phase}").as_str().into()];
        on(Pattern { elements: vec![id(card)], phase, ..Pattern::default() })
    };
    let mut all: Vec<Condition> = (0..cards).map(there).collect();
    for card in 0..cards {
        for other in 0..card {
            let both = |phase| not(Condition::All(vec![within(card, phase), within(other, phase)]));
            all.extend((0..phases).map(both));
        }
    }
    Condition::All(all)
}

/// So many cards and phases; lines that are crossed and doubts that hold where all cards stand apart, and promises that
/// hold where they do not. How all stand to the first card.
fn stances_where(cards: usize, phases: usize) -> Vec<Stance> {
    let mut scenario = blank();
    scenario.phases = (0..phases)
        .map(|phase| Phase { id: format!("p{phase}").as_str().into(), name: format!("p{phase}"), about: String::new() })
        .collect();
    scenario.elements = (0..cards).map(|card| element(&format!("e{card}"))).collect();
    for (holder, lines, promises, doubts) in HOLDERS {
        scenario.actors.push(actor(holder, &[]));
        scenario.elements[0].providers.push(holder.into());
        for line in 0..lines {
            let apart = all_apart(cards, phases);
            let id = format!("{holder}-line-{line}");
            scenario.positions.push(red_line(&id, holder, Firmness::Firm, apart, Common::default()));
        }
        let mut promise = |binds_when: Condition, level: Feasibility| {
            let common = Common { binds_when: Some(binds_when), ..Common::default() };
            scenario.positions.push(willingness(
                &format!("{holder}-{level:?}"),
                holder,
                provision("e0", level),
                common,
            ));
        };
        (0..promises).for_each(|_| promise(not(all_apart(cards, phases)), Feasibility::Ready));
        (0..doubts).for_each(|_| promise(all_apart(cards, phases), Feasibility::Contested));
    }
    let model = Model::new(&scenario).unwrap();
    let reading = Reading { date: scenario.as_of, voice: None };
    let found = stances(&model, scenario.current_package().unwrap(), &reading);
    HOLDERS.map(|(holder, ..)| found.of(&"e0".into(), &holder.into()).unwrap().clone()).to_vec()
}

#[test]
fn what_is_not_known_in_time_is_taken_as_gravely_as_it_could_be_and_marked() {
    // With a phase too few it cannot be; few cards show that soon, many only after more steps than a question has.
    for stance in stances_where(3, 2) {
        let expected = if stance.grounds.is_empty() { StanceKind::Unknown } else { StanceKind::Willing };
        assert_eq!((stance.kind, stance.complete, stance.touches_red_line()), (expected, true, false), "{stance:?}");
    }
    for (stance, (_, lines, promises, doubts)) in stances_where(8, 7).iter().zip(HOLDERS) {
        assert_eq!((stance.kind, stance.complete), (StanceKind::Conditional, false), "{stance:?}");
        assert_eq!(stance.grounds.len(), lines + promises + doubts);
        let crossed = Bearing::Crossed(Extent::InCompany);
        assert_eq!(stance.grounds.iter().filter(|ground| ground.bearing == crossed).count(), lines);
    }
    // With a phase for each it can.
    for (stance, (_, lines, ..)) in stances_where(8, 8).iter().zip(HOLDERS) {
        assert_eq!((stance.kind, stance.complete), (StanceKind::Conditional, true), "{stance:?}");
        assert_eq!(stance.touches_red_line(), lines > 0);
    }
}
