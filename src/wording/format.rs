//! Formats of files in words.

use crate::scenario::FORMAT;

/// What is told of a file in an earlier format, as a clause behind its name: "written in the earlier format 2; …".
pub fn earlier_format(earlier: u32) -> String {
    let saving = format!("written in the earlier format {earlier}; saving writes format {FORMAT}");
    if earlier < 4 { format!("{saving}. What is unknown counts as Ready, as it did before") } else { saving }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_earlier_format_means_is_told() {
        let told = earlier_format(3);
        assert!(told.starts_with("written in the earlier format 3"), "{told}");
        assert!(told.ends_with("What is unknown counts as Ready, as it did before"), "{told}");
    }
}
