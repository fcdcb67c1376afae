//! That each limit decides something: for each there is a board on which it alone gives a card its level.

use super::*;

/// The limit, the card it decides, the day, the voice heard (or everyone), and the board. The unknown counts as Ready.
const DECIDES: [(&str, &str, &str, Option<&str>, &str); 53] = [
    ("r02c", "e16", AUGUST, None, "e16 ratification ukraine [accession]"),
    ("r02d", "e16", AUGUST, None, "e16 settlement ukraine [deferred]"),
    ("ua9c", "e16", AUGUST, None, "e16 now ukraine [excluded]"),
    ("ua9d", "e16", AUGUST, None, "e16 settlement nato [excluded]"),
    ("r04", "e15", JANUARY, None, "e15 ceasefire france [automatic]"),
    ("r06", "e10", AUGUST, None, "e10 settlement turkiye [trainers western]"),
    ("r06b", "e22", AUGUST, None, "consent refused; e22 settlement united-states [in-ukraine]"),
    ("r06c", "e15", JANUARY, None, "consent refused; e15 settlement france [automatic]"),
    ("r06d", "e10", AUGUST, None, "consent refused; e10 settlement turkiye [trainers western]"),
    ("r07a", "e10", AUGUST, None, "e10 now turkiye [trainers western]"),
    ("r07b", "e11", AUGUST, None, "e11 now neutral"),
    ("r07c", "e08", AUGUST, None, "e08 now"),
    ("r07d", "e07", AUGUST, None, "e07 now neutral [unarmed 700]"),
    ("r07g", "e15", JANUARY, None, "e15 now france"),
    ("r09", "e02", AUGUST, Some("ash"), "e02 ceasefire france [west-kyiv-odesa]"),
    ("r09b", "e02", AUGUST, None, "e02 ceasefire france [west-kyiv-odesa]"),
    ("r09c", "e10", AUGUST, None, "e10 ceasefire romania [10k]"),
    ("r09d", "e02", AUGUST, None, "e02 ceasefire france; e20 ceasefire united-states"),
    ("r10a", "e10", AUGUST, None, "e10 ceasefire romania [25-30k]; e20 ceasefire united-states"),
    ("r10b", "e10", AUGUST, None, "e10 ceasefire turkiye [60-100k]; e20 ceasefire united-states"),
    ("r10c", "e10", AUGUST, None, "e10 ceasefire turkiye [200k]; e20 ceasefire united-states"),
    ("r10d", "e10", JANUARY, None, "e10 ceasefire turkiye [trainers near-line]"),
    ("r12d", "e10", AUGUST, None, "e10 ceasefire united-kingdom [trainers western]; e21 ceasefire united-states"),
    ("r18", "e10", AUGUST, Some("on-the-record"), "e10 ceasefire germany [trainers western]"),
    (
        "uk3",
        "e10",
        JANUARY,
        Some("on-the-record"),
        "e10 ceasefire united-kingdom [trainers western]; e21 ceasefire united-states",
    ),
    ("r24a", "e07", AUGUST, None, "e07 ceasefire osce"),
    ("r24b", "e07", AUGUST, None, "e07 ceasefire un"),
    ("r24c", "e10", AUGUST, None, "e10 ceasefire romania [trainers un]"),
    ("r24d", "e07", AUGUST, None, "consent refused; e07 ceasefire osce [unarmed 700]"),
    ("r24e", "e10", AUGUST, None, "consent refused; e10 ceasefire turkiye [trainers un]"),
    ("r26a", "e08", AUGUST, None, "e08 ceasefire; e11 ceasefire neutral [buffer-force]"),
    ("r26b", "e08", AUGUST, None, "e08 ceasefire; e07 ceasefire neutral [unarmed 5000]"),
    ("r27a", "e04", AUGUST, None, "e04 now ukraine [60-bn]"),
    ("r27i", "e04", AUGUST, None, "e04 now ukraine [90-bn europe]"),
    ("r27b", "e01", AUGUST, None, "e01 now germany [plus-10]"),
    ("r27c", "e03", AUGUST, None, "e03 now france [multi-year]"),
    ("r27d", "e05", JANUARY, None, "e05 now france [gripen-rafale]"),
    ("r27e", "e01", AUGUST, None, "e01 now germany [country-wide]"),
    ("r27f", "e03", AUGUST, None, "e03 now france [fixed]"),
    ("r27g", "e06", AUGUST, None, "e06 now ukraine"),
    ("r27h", "e06", JANUARY, None, "e06 now ukraine; e24 now eu"),
    ("r28b", "e05", JANUARY, None, "e05 now france [f35]; e24 now eu [60-bn]"),
    ("r28c", "e05", AUGUST, None, "e05 now france [gripen-rafale]; e24 now eu [60-bn]"),
    ("r31e", "e24", JANUARY, None, "e24 now france [frozen-assets]"),
    ("r32", "e19", AUGUST, None, "e19 ceasefire united-states [air-cover]; e10 ceasefire united-kingdom [25-30k rear]"),
    ("r33", "e12", AUGUST, None, "e12 ceasefire united-kingdom"),
    ("r35c", "e15", AUGUST, None, "e15 ceasefire italy"),
    ("r37", "e15", AUGUST, None, "e15 ceasefire united-states; e18 ceasefire united-states russia [unanimity]"),
    ("us10a", "e15", JANUARY, None, "e15 ceasefire united-states [ratified]"),
    ("us10b", "e14", AUGUST, None, "e14 ceasefire united-states [ratified]"),
    ("hu1", "e17", AUGUST, None, "e17 ceasefire eu"),
    ("hu1b", "e17", AUGUST, None, "e17 ceasefire eu [member]"),
    ("tr1b", "e10", AUGUST, None, "e10 now turkiye"),
];

#[test]
fn every_limit_decides_alone_on_its_board() {
    let mut optimistic = UKRAINE.clone();
    optimistic.acceptable.unknown = Feasibility::Ready;
    let model = Model::new(&optimistic).unwrap();
    for (limit, element, day, voice, words) in DECIDES {
        let assessment = assess(&model, &board(words), &reading(day, voice));
        let card = card(&assessment, element);
        let deciding: Vec<&CapSource> = card.deciding().map(|cap| &cap.by).collect();
        let rules: Vec<&str> = deciding.iter().filter_map(|source| rule_of(source)).map(short).collect();
        assert_eq!((deciding.len(), rules.as_slice()), (1, [limit].as_slice()), "{deciding:?} decide {words}");
    }
}

#[test]
fn every_limit_has_a_board() {
    let here: BTreeSet<&str> = UKRAINE.limits.iter().map(|limit| short(limit.id.as_str())).collect();
    assert_eq!(here, DECIDES.iter().map(|(limit, ..)| *limit).collect());
    assert_eq!(here.len(), UKRAINE.limits.len());
}
