//! That both sides are read by one measure: where one demands what the other refuses, both lines are there and equally
//! firm, each side's own paper is in, and every line is its holder's own word or says that it is not.

use super::*;

/// A line of one side and its mirror on the other: where the one is crossed or unmet on the board, the other is not.
const MIRRORS: [(&str, &str, &str, &str); 6] = [
    // Russia's line; Ukraine's; a board that violates the first only; one that violates the second only.
    ("r05", "r22b", "e18 now united-kingdom [open]", "e18 now russia [open]"),
    ("ru12", "ua13", "e14 ceasefire france", "e14 settlement france"),
    ("r30a", "r21a", "e06 now ukraine [800k]", "e06 now ukraine [600k]"),
    ("r30c", "r21c", "e06 now ukraine", "e06 now ukraine [limited]"),
    ("r31a", "ua10", "e23 now eu", "e23 now eu [early-relief]"),
    ("r31d", "ua12", "e31 now eu", "e31 now eu [released]"),
];

/// Who speaks for an actor: how the speakers of its claims begin.
const SPEAKERS: [(&str, &[&str]); 8] = [
    (
        "ukraine",
        &[
            "Volodymyr Zelensky",
            "Andriy Yermak",
            "Pavlo Palisa",
            "David Arakhamia",
            "Ukraine,",
            "Government of Ukraine",
            "Constitution of Ukraine",
        ],
    ),
    (
        "russia",
        &[
            "Vladimir Putin",
            "Sergei Lavrov",
            "Dmitry Peskov",
            "Alexander Grushko",
            "Maria Zakharova",
            "Foreign ministry of Russia",
            "Russia",
            "The Kremlin",
        ],
    ),
    ("united-states", &["Donald Trump", "Pete Hegseth", "Karoline Leavitt", "The White House", "United States"]),
    ("poland", &["Donald Tusk"]),
    ("italy", &["Giorgia Meloni"]),
    ("romania", &["Government of Romania", "President of Romania", "Nicușor Dan"]),
    ("japan", &["Chief cabinet secretary of Japan"]),
    ("eu", &["European Union", "António Costa", "Kaja Kallas"]),
];

fn position(id: &str) -> &'static guarantee_board::scenario::Position {
    let found = UKRAINE.positions.iter().find(|position| short(position.id.as_str()) == id);
    found.unwrap_or_else(|| panic!("no position {id}"))
}

#[test]
fn mirror_lines_are_equally_firm() {
    for (russian, ukrainian, ..) in MIRRORS {
        let (one, other) = (position(russian), position(ukrainian));
        assert_eq!((one.actor.as_str(), other.actor.as_str()), ("russia", "ukraine"));
        assert_eq!(one.firmness, other.firmness, "{russian} and {ukrainian}");
    }
}

#[test]
fn where_one_side_gets_its_way_the_other_side_does_not() {
    for (russian, ukrainian, against_russia, against_ukraine) in MIRRORS {
        for day in DAYS {
            let (one, other) = (fired(against_russia, day), fired(against_ukraine, day));
            assert!(one.contains(russian) && !one.contains(ukrainian), "{against_russia} on {day}: {one:?}");
            assert!(other.contains(ukrainian) && !other.contains(russian), "{against_ukraine} on {day}: {other:?}");
        }
    }
}

#[test]
fn the_status_that_russia_demands_is_what_ukraine_refuses() {
    let (neutral, not) = (fired("e18 settlement france", AUGUST), fired("e18 settlement france [open]", AUGUST));
    assert!(neutral.contains("ua8") && !neutral.contains("ru8"));
    assert!(not.contains("ru8") && !not.contains("ua8"));
    let (banned, open) =
        (fired("e16 settlement ukraine [excluded]", AUGUST), fired("e16 settlement ukraine [bid-dropped]", JANUARY));
    assert!(banned.contains("ua9a") && !banned.contains("ru8"));
    assert!(open.contains("ru8") && !open.contains("ua9a"));
}

#[test]
fn each_side_has_its_paper_of_june_and_finds_nothing_against_itself_in_it() {
    let absolute = |assessment: &Assessment, actor: &str| {
        let blocking = |finding: &&&Finding| finding.firmness == Some(Firmness::Absolute);
        violated(assessment, actor).iter().filter(blocking).count()
    };
    for day in DAYS {
        let (moscow, kyiv) = (read(&package("s15"), day, None), read(&package("s16"), day, None));
        assert!(violated(&moscow, "russia").is_empty() && violated(&kyiv, "ukraine").is_empty(), "{day}");
        assert!(violated(&moscow, "ukraine").len() >= 8 && violated(&kyiv, "russia").len() >= 6, "{day}");
        assert_eq!((absolute(&moscow, "ukraine"), absolute(&kyiv, "russia")), (3, 1), "{day}");
    }
    for claim in ["F36", "F74"] {
        let cited = UKRAINE.positions.iter().filter(|p| p.firmness.is_some());
        assert!(cited.filter(|p| p.claims.iter().any(|id| id.as_str() == claim)).count() >= 5, "{claim}");
    }
}

#[test]
fn every_line_is_its_holders_word_or_says_that_others_report_it() {
    for line in UKRAINE.positions.iter().filter(|position| position.firmness.is_some()) {
        let (_, speakers) = SPEAKERS
            .iter()
            .find(|(actor, _)| *actor == line.actor.as_str())
            .unwrap_or_else(|| panic!("nobody speaks for {}", line.actor));
        let claims = line.claims.iter().filter_map(|id| UKRAINE.claim(id));
        let own = claims.clone().any(|claim| speakers.iter().any(|name| claim.speaker.starts_with(name)));
        let reported = line.firmness == Some(Firmness::Disputed) && !line.counter_claims.is_empty();
        assert!(own || reported, "{}: {:?}", line.id, claims.map(|claim| &claim.speaker).collect::<Vec<_>>());
    }
}

#[test]
fn what_is_absolute_rests_on_a_word_on_the_record_from_before_it_binds() {
    for line in UKRAINE.positions.iter().filter(|position| position.firmness == Some(Firmness::Absolute)) {
        let begins = line.from.unwrap_or_else(|| AUGUST.parse().unwrap());
        let claims = line.claims.iter().filter_map(|id| UKRAINE.claim(id));
        assert!(claims.into_iter().any(|claim| claim.on_record() && claim.date <= begins), "{}", line.id);
    }
}

#[test]
fn a_state_outlet_is_called_one_whichever_side_it_is_on() {
    let outlets = [
        "TASS",
        "Sputnik",
        "news-pravda",
        "Ukrinform",
        "UNITED24",
        "Suspilne",
        "Xinhua",
        "Global Times",
        "Anadolu",
        "TRT",
        "VOA",
        "RFE/RL",
        "BBC",
        "Deutsche Welle",
        "ABC",
        "CNA",
    ];
    for source in &UKRAINE.sources {
        for outlet in outlets.iter().filter(|outlet| source.title.contains(**outlet)) {
            assert!(source.note.contains(outlet), "{}: {} and {}", source.id, source.title, source.note);
        }
    }
}
