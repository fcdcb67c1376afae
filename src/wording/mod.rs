//! Words: turns scenario and assessment data into plain English, for the command line and the window alike.
//!
//! Every sentence that speaks of findings, causes, levels, money or change is made here and nowhere else; each
//! shape of sentence is one function, pure and deterministic. Texts are labels: no full stop at the end. An id that
//! the scenario does not know, which a checked scenario never has, is shown as it is.
//!
//! Invariant: nothing here knows of files, clocks, threads or the window, and nothing here decides anything.

mod asked;
mod card;
mod cause;
mod change;
mod chosen;
mod condition;
mod could;
mod difference;
mod evidence;
mod finding;
mod foretold;
mod format;
mod letter;
mod meaning;
mod money;
pub mod name;
mod pattern;
mod phrase;
mod pin;
mod plural;
mod ready;
mod review;
mod room;
mod round;
mod rule;
mod stance;
mod term;
mod time;
mod verdict;

pub use card::{
    cap, card_choices, card_line, card_parts, deciding_caps, doubt, doubt_brief, doubt_line, gift, protection, spread,
    unknown_providers, worst, worst_heading,
};
pub use cause::{NOT_SHORTEST, cause, fact};
pub use change::{change_details, edits, edits_brief, followed, news};
pub use chosen::{assumptions, setting_name, setting_of};
pub use condition::condition;
pub use could::{
    besides, choice, count_line, demand, fallen, hinge_differences, measure, movers, movers_by_actor, number, reason,
    share,
};
pub use difference::difference;
pub use evidence::{claim_line, claim_line_as_of, said_by, source_line};
pub use finding::{
    UNSAID, actor_brief, actor_line, finding_brief, finding_grounds, finding_heading, finding_held, finding_reason,
    finding_title, missing, no_findings, shortage, unpriced, unsaid,
};
pub use foretold::{finding_cleared, finding_new, verdict_step};
pub use format::earlier_format;
pub use letter::{left_out, places_of, undrawn};
pub use meaning::{
    basis_meaning, certainty_meaning, feasibility_meaning, finding_meaning, firmness_meaning, standing_meaning,
    strength_meaning, verdict_meaning,
};
pub use money::{amount, cost, means, money, range};
pub use pattern::{no_card, pattern};
pub use phrase::{date, days, either, facts, list, quoted, remarks, sentence, within};
pub use pin::{NamedPin, binding, pin, red_lines_kept};
pub use plural::{Plural, count, plural, some};
pub use ready::{offer_brief, offer_sentence, ready_brief, ready_sentence, thing};
pub use review::{measured, measured_meaning, remark, thin};
pub use room::{
    accord, beside_sources, brief_level, card_tally, changed_votes, hold, hold_tally, level_range, levels, median,
    point_kind, room_accord, votes_span,
};
pub use round::{argument, closed, moment, round_line, round_title};
pub use rule::{asks, at_rest, caps_card, in_force, rule_dates, rule_heading, rule_kind};
pub use stance::{
    PARTLY_RED, UNFINISHED, UNFINISHED_MEANING, bearing, grounds, no_position, position_kind, position_state,
    positions_line, rule_span, stance, stance_line, stance_meaning,
};
pub use term::{
    basis, cost_kind, degree, effect, feasibility, finding_kind, finding_outcome, firmness, level, severity, standing,
    strength, verdict,
};
pub use time::ago;
pub use verdict::{
    About, Counted, Part, verdict_line, verdict_parts, verdict_reason, verdict_reasons, verdict_sentence, weakest_link,
};
