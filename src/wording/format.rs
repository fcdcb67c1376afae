//! Formats of files in words.

use crate::scenario::FORMAT;

/// What is told of a file in an earlier format, as a clause behind its name: "written in the earlier format 2; …".
pub fn earlier_format(earlier: u32) -> String {
    let saving = format!("written in the earlier format {earlier}; saving writes format {FORMAT}");
    if earlier < 4 { format!("{saving}. What is unknown counts as Ready, as it did before") } else { saving }
}
