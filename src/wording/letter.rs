//! Letters that no font has, in words.

use std::collections::BTreeSet;

use super::plural;

/// How many letters are named.
const NAMED: usize = 8;

/// That no font has some letters, and where they stand: "No font on this computer has ꙮ (U+A66E): boxes stand for it in “…”".
/// `cut`: not all fonts were looked at.
pub fn undrawn(letters: &BTreeSet<char>, cut: bool, place: &str) -> String {
    let named: Vec<String> = letters.iter().map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter))).collect();
    let fonts =
        if cut { "None of the fonts on this computer that were looked at has" } else { "No font on this computer has" };
    let it = plural::plural(letters.len(), "it", "them");
    format!("{fonts} {}: boxes stand for {it} in {place}", plural::some(&named, NAMED))
}

/// That the window leaves out accents that stand on no letter with which a font has them, and where.
pub fn left_out(accents: &BTreeSet<char>, place: &str) -> String {
    let named: Vec<String> = accents.iter().map(|accent| format!("U+{:04X}", u32::from(*accent))).collect();
    let accents = plural::plural(accents.len(), "an accent", "accents");
    format!("The window cannot draw {accents}, and leaves out {} in {place}", plural::some(&named, NAMED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_named_with_their_numbers() {
        let letters = |text: &str| text.chars().collect();
        assert_eq!(
            undrawn(&letters("漢"), false, "“漢”"),
            "No font on this computer has 漢 (U+6F22): boxes stand for it in “漢”"
        );
        assert!(undrawn(&letters("字漢"), true, "“漢字”").ends_with("boxes stand for them in “漢字”"));
        assert!(undrawn(&('Ꭰ'..'Ᏹ').collect(), false, "“x”").contains(" and "));
    }
}
