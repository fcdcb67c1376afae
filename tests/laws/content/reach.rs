//! That no rule is dead: each fires on some board, the shipped ones or one made for it.

use super::*;

/// What is done to a shipped package so that a rule fires.
type Change = fn(&mut Package);

/// Boards made for rules that no shipped package shows in August: the rule, the package, the change.
const MADE: [(&str, &str, Change); 28] = [
    ("r04-automatic-intervention", "s06-article-5-like", |p| set(p, "e15-article-5-like", "pledge", "automatic")),
    ("r07a-no-force-before-agreement", "s05-reassurance-force", |p| at(p, "e10-reassurance-force", "now")),
    ("r07b-no-peacekeepers-before-agreement", "s02-minsk", |p| add(p, "e11-neutral-peacekeepers", "now", "neutral")),
    ("r10c-200k-far-beyond-capacity", "s05-reassurance-force", |p| set(p, "e10-reassurance-force", "scale", "200k")),
    ("r17b-no-italian-troops", "s05-reassurance-force", |p| by(p, "e10-reassurance-force", "italy")),
    ("r17c-no-romanian-troops", "s05-reassurance-force", |p| by(p, "e10-reassurance-force", "romania")),
    ("r17d-no-japanese-troops", "s05-reassurance-force", |p| by(p, "e10-reassurance-force", "japan")),
    ("r18-bundestag", "s05-reassurance-force", |p| by(p, "e10-reassurance-force", "germany")),
    ("r21a-army-of-600k", "s10-istanbul", |p| set(p, "e06-ukraine-forces", "size", "600k")),
    ("r23a-no-china-as-guarantor", "s02-minsk", |p| add(p, "e11-neutral-peacekeepers", "ceasefire", "china")),
    ("r24b-un-needs-mandate", "s09-monitored-ceasefire", |p| by(p, "e07-monitoring", "un")),
    ("r24d-no-mission-against-russia", "s02-minsk", |p| assume(p, "e28-russian-consent", "consent", "refused")),
    ("r24e-no-un-flag-against-russia", "s12c-un-flag", |p| assume(p, "e28-russian-consent", "consent", "refused")),
    ("r27b-air-defence-unfunded", "s08-steel-porcupine", |p| set(p, "e24-external-money", "volume", "30-bn")),
    ("r27c-weapons-access-unfunded", "s03-israel-model", |p| set(p, "e24-external-money", "volume", "30-bn")),
    ("r27d-new-aircraft-unfunded", "s03-israel-model", |p| set(p, "e24-external-money", "volume", "30-bn")),
    ("r29-no-foreign-bases-or-depots", "s08-steel-porcupine", |p| set(p, "e25-training", "location", "inside")),
    ("r29-no-foreign-bases-or-depots", "s08-steel-porcupine", |p| {
        set(p, "e26-defence-industry", "form", "foreign-plants");
    }),
    ("r31a-sanctions-off", "s10-istanbul", |p| set(p, "e23-sanctions", "path", "tightened")),
    ("r32-air-cover-needs-host", "s09-monitored-ceasefire", |p| only(p, "e19-us-air-support", "united-states")),
    ("r33-montreux", "s05-reassurance-force", |p| by(p, "e12-maritime", "united-kingdom")),
    ("r34a-assurances-before-concessions", "s01-budapest", |p| assume(p, "e29-order", "order", "after-concessions")),
    ("r34b-guarantees-tied-to-deal", "s01-budapest", |p| assume(p, "e29-order", "order", "guarantee-first")),
    ("tr1b-ceasefire-first", "s05-reassurance-force", |p| at(p, "e12-maritime", "now")),
    ("ua3b-british-and-french-presence", "s09b-with-force", |p| only(p, "e10-reassurance-force", "france")),
    ("r02c-membership-needs-all-allies", "s08-steel-porcupine", |p| set(p, "e16-nato-membership", "path", "deferred")),
    ("x1-neutral-ally", "s08-steel-porcupine", |p| set(p, "e16-nato-membership", "path", "deferred")),
    ("x2-shield-without-its-enablers", "s04-sky-shield", |p| set(p, "e02-sky-shield", "enablers", "with-us")),
];

fn set(package: &mut Package, element: &str, setting: &str, option: &str) {
    card_mut(package, element).with.insert(setting.into(), option.into());
}

fn at(package: &mut Package, element: &str, phase: &str) {
    card_mut(package, element).phase = phase.into();
}

fn by(package: &mut Package, element: &str, actor: &str) {
    card_mut(package, element).by.push(actor.into());
}

fn only(package: &mut Package, element: &str, actor: &str) {
    card_mut(package, element).by = vec![actor.into()];
}

fn add(package: &mut Package, element: &str, phase: &str, actor: &str) {
    package.cards.push(Card {
        element: element.into(),
        phase: phase.into(),
        by: vec![actor.into()],
        with: Default::default(),
        note: String::new(),
    });
}

fn assume(package: &mut Package, element: &str, setting: &str, option: &str) {
    package.frame.entry(element.into()).or_default().insert(setting.into(), option.into());
}

#[test]
fn each_board_made_for_a_rule_makes_it_fire_and_did_not_before() {
    for (rule, id, change) in MADE {
        let mut board = package(id);
        let silent = read(&board, JANUARY, None);
        assert!(!rules_fired(&silent).contains(rule), "{rule} on {id}");
        change(&mut board);
        let loud = read(&board, JANUARY, None);
        assert!(rules_fired(&loud).contains(rule), "{rule} on {id}");
    }
}

#[test]
fn every_rule_but_a_willingness_fires_on_some_board() {
    let mut fired: BTreeSet<String> = MADE.iter().map(|(rule, ..)| (*rule).to_owned()).collect();
    for package in &UKRAINE.packages {
        fired.extend(rules_fired(&read(package, JANUARY, None)).into_iter().map(str::to_owned));
    }
    let willingness = |id: &str| {
        let position = UKRAINE.positions.iter().find(|position| position.id.as_str() == id);
        position.is_some_and(|position| matches!(position.kind(), Some(PositionKind::Willingness(_))))
    };
    let dead: Vec<&str> =
        UKRAINE.rules().map(|rule| rule.id().as_str()).filter(|id| !fired.contains(*id) && !willingness(id)).collect();
    assert!(dead.is_empty(), "never fire: {dead:?}");
}
