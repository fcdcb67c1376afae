//! What Russia signs, and what it refuses.

use super::*;

#[test]
fn what_russia_signs_while_it_refuses_is_a_contradiction_whichever_form() {
    for words in
        ["e18 settlement russia", "e18 settlement france russia [unanimity open]", "e13 ceasefire russia [memorandum]"]
    {
        assert!(fired(&format!("consent refused; {words}"), AUGUST).contains("x3"), "{words}");
        assert!(!fired(&format!("consent given; {words}"), AUGUST).contains("x3"), "{words}");
    }
}

#[test]
fn a_comprehensive_peace_asks_for_consent_after_ratification_too() {
    for phase in ["settlement", "ratification"] {
        let force = format!("e10 {phase} turkiye [trainers western]");
        assert_eq!(level(&force, "e10", AUGUST), Feasibility::Unlikely);
        assert!(fired(&force, AUGUST).contains("r06"));
        for (words, element) in [
            (force.clone(), "e10"),
            (format!("e22 {phase} united-states [in-ukraine]"), "e22"),
            (format!("e15 {phase} france [automatic]"), "e15"),
        ] {
            assert_eq!(level(&format!("consent refused; {words}"), element, AUGUST), Feasibility::RuledOut, "{words}");
        }
    }
}

#[test]
fn without_russian_consent_no_shipped_package_is_workable_and_none_with_an_army_is_with_it() {
    for (package, consent) in UKRAINE.packages.iter().flat_map(|package| CONSENTS.map(|consent| (package, consent))) {
        let mut asked = package.clone();
        assume(&mut asked, "e28-russian-consent", "consent", consent);
        let army = package.cards.iter().any(|card| card.element.as_str() == "e06-ukraine-forces");
        for day in DAYS.into_iter().filter(|_| consent != "given" || army) {
            assert_ne!(read(&asked, day, None).verdict, Verdict::Workable, "{}, {consent} on {day}", package.id);
        }
    }
}

#[test]
fn the_force_next_door_with_consent_is_workable_in_august_and_strained_by_two_later_positions() {
    let (august, january) = (read_shipped("s20"), read(&package("s20"), JANUARY, None));
    assert_eq!((august.verdict, january.verdict), (Verdict::Workable, Verdict::Strained));
    assert_eq!(violations(&january), set("ua3b ru13"));
}

#[test]
fn the_ratified_pledge_with_consent_hangs_on_one_disputed_line() {
    let mut without = UKRAINE.clone();
    without.switched_off.push("r03-nato-like-pact".into());
    let model = Model::new(&without).unwrap();
    for day in DAYS {
        assert_eq!(violations(&read(&package("s22"), day, None)), set("r03"), "{day}");
        assert_eq!(assess(&model, &package("s22"), &reading(day, None)).verdict, Verdict::Workable, "{day}");
    }
}

#[test]
fn only_the_porcupine_that_russia_refuses_holds_a_contradiction() {
    for (package, day) in UKRAINE.packages.iter().flat_map(|package| DAYS.map(|day| (package, day))) {
        let assessment = read(package, day, None);
        let found = assessment.findings.iter().filter(|f| f.kind == FindingKind::Contradiction);
        let found: BTreeSet<&str> = found.filter_map(|f| f.rule.as_ref()).map(|rule| short(rule.as_str())).collect();
        assert_eq!(found, set(if short(package.id.as_str()) == "s08b" { "x3" } else { "" }), "{} on {day}", package.id);
    }
}
