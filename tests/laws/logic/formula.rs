//! Formulas, and what is known of them.

use guarantee_board::logic::inside::{ChoiceIx, FALSE, Formula, FormulaIx, Formulas, Index, Known, Leaf, TRUE};
use proptest::prelude::*;

fn leaves(formulas: &mut Formulas, count: usize) -> Vec<FormulaIx> {
    (0..count).map(|number| formulas.choice(ChoiceIx::new(number))).collect()
}

/// The value where the choices are these bits.
fn value(formulas: &Formulas, formula: FormulaIx, bits: u64, open: u64) -> Option<bool> {
    let values = formulas.values(|leaf| match leaf {
        Leaf::Choice(choice) if open >> choice.number() & 1 == 1 => Known::OPEN,
        Leaf::Choice(choice) => Known::always(bits >> choice.number() & 1 == 1),
        Leaf::Evidence(_) | Leaf::Unknown(_) => Known::OPEN,
    });
    let known = values.of(formula);
    assert_eq!(known.holds & known.fails, 0);
    (known.holds & 1 == 1).then_some(true).or((known.fails & 1 == 1).then_some(false))
}

#[test]
fn equal_formulas_are_one_and_what_is_decided_is_constant() {
    let mut formulas = Formulas::new();
    let [a, b, c] = leaves(&mut formulas, 3)[..] else { panic!() };
    assert_eq!(formulas.all([a, b]), formulas.all([b, a, TRUE]));
    let not_a = formulas.not(a);
    assert_eq!(formulas.not(not_a), a);
    assert_eq!((formulas.all([a, FALSE, c]), formulas.any([c, TRUE, a])), (FALSE, TRUE));
    // Opposites are kept apart.
    let opposites = formulas.all([a, not_a]);
    assert_eq!(formulas.get(opposites), &Formula::All(Box::new([a, not_a])));
    assert_eq!(formulas.at_least(0, [a]), TRUE);
    assert_eq!(formulas.at_least(2, [a]), FALSE);
    assert_eq!(formulas.at_least(2, [a, a]), a);
    let both = formulas.all([a, b]);
    assert_eq!(formulas.at_least(2, [a, b]), both);
    // What always counts, never does, or counts for nothing.
    assert_eq!(formulas.over(1, [(2, TRUE), (1, a)]), TRUE);
    assert_eq!(formulas.over(2, [(1, TRUE), (1, a), (1, b)]), both);
    assert_eq!(formulas.over(1, [(1, FALSE), (1, a), (1, b)]), both);
    assert_eq!(formulas.over(1, [(0, c), (1, a), (1, b)]), both);
    // Kept apart, but for what is constant.
    let apart = formulas.apart(a);
    assert_ne!(apart, a);
    assert_eq!(
        [(0, 0), (1, 0), (0, 1)].map(|(bits, open)| value(&formulas, apart, bits, open)),
        [Some(false), Some(true), None]
    );
    assert_eq!([formulas.apart(TRUE), formulas.apart(FALSE)], [TRUE, FALSE]);
}

#[test]
fn sums_are_what_they_add_up_to_whatever_is_known() {
    let mut formulas = Formulas::new();
    let parts = leaves(&mut formulas, 4);
    let weights = [3, 1, 4, 1];
    for bound in 0..10 {
        let sum = formulas.over(bound, weights.iter().copied().zip(parts.iter().copied()));
        for bits in 0..16 {
            let added = |bits: u64| -> u64 { (0..4).map(|n| weights[n] * (bits >> n & 1)).sum() };
            assert_eq!(value(&formulas, sum, bits, 0), Some(added(bits) > bound));
            // With some open, it is decided just where every way of closing them agrees.
            for open in 0..16 {
                let (least, most) = (added(bits & !open), added(bits | open));
                let decided = ((least > bound) == (most > bound)).then_some(least > bound);
                assert_eq!(value(&formulas, sum, bits, open), decided, "{bound} {bits:b} {open:b}");
            }
        }
    }
}

#[test]
fn what_is_left_of_a_formula_has_its_values() {
    let mut formulas = Formulas::new();
    let [a, b, c, d] = leaves(&mut formulas, 4)[..] else { panic!() };
    let not_b = formulas.not(b);
    let sum = formulas.over(2, [(2, a), (1, b), (2, c)]);
    let whole = formulas.all([sum, not_b]);
    let whole = formulas.any([whole, d]);
    for fixed in 0..4_u64 {
        let decided = |leaf| match leaf {
            Leaf::Choice(choice) if choice.number() < 2 => Some(fixed >> choice.number() & 1 == 1),
            _ => None,
        };
        let left = formulas.restricted(whole, &decided, &mut Default::default());
        for rest in 0..4_u64 {
            let bits = fixed | rest << 2;
            assert_eq!(value(&formulas, left, bits, 0), value(&formulas, whole, bits, 0));
        }
    }
}

/// In which of the readings: in none, in all, or in some.
fn some_readings() -> impl Strategy<Value = u64> {
    prop_oneof![Just(0), Just(u64::MAX), any::<u64>()]
}

proptest! {
    #[test]
    fn readings_looked_at_together_are_as_each_by_itself(
        words in proptest::array::uniform4(some_readings()),
        unknown in proptest::array::uniform4(some_readings()),
        bound in 0..9_u64,
    ) {
        let mut formulas = Formulas::new();
        let parts = leaves(&mut formulas, 4);
        let sum = formulas.over(bound, [3, 1, 4, 1].into_iter().zip(parts.iter().copied()));
        let two = formulas.over(1, [(2, parts[0]), (1, parts[1])]);
        let not = formulas.not(parts[0]);
        let all = formulas.all([not, parts[1], sum]);
        let any = formulas.any([not, parts[2], all]);
        let values = formulas.values(|leaf| match leaf {
            Leaf::Choice(choice) => {
                let (holds, open) = (words[choice.number()], unknown[choice.number()]);
                Known { holds: holds & !open, fails: !holds & !open }
            }
            Leaf::Evidence(_) | Leaf::Unknown(_) => Known::OPEN,
        });
        for reading in 0..64 {
            let of = |words: [u64; 4]| (0..4).map(|choice| (words[choice] >> reading & 1) << choice).sum::<u64>();
            for formula in [sum, two, not, all, any] {
                let known = values.of(formula);
                let told = (known.holds >> reading & 1, known.fails >> reading & 1);
                let alone = value(&formulas, formula, of(words), of(unknown));
                prop_assert_eq!(told, (u64::from(alone == Some(true)), u64::from(alone == Some(false))));
            }
        }
    }
}
