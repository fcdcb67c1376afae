//! The type scale, and the fonts it is set in.
//!
//! Text is set in Inter, regular and semi-bold, shipped with the program so that a board looks the same on every
//! machine; Cyrillic, Greek and extended Latin included. See `src/ui/fonts/OFL.txt` for its licence.
use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId, RichText, TextStyle};

const REGULAR: &str = "Inter";
const SEMIBOLD: &str = "InterSemiBold";

/// The typefaces that are built in: name, whose they are, and their licence.
pub const TYPEFACES: [(&str, &str, &str); 4] = [
    ("Inter", "The Inter Project Authors, 2016–2022", "SIL Open Font License 1.1"),
    ("Hack", "Source Foundry Authors, 2018; Bitstream Inc., 2003", "MIT, and Bitstream Vera"),
    ("Ubuntu Light", "Canonical Ltd., 2010–2011", "Ubuntu Font Licence 1.0"),
    ("egui icons", "John Slegers, 2014", "MIT"),
];

/// The licence of Inter.
pub const INTER_LICENCE: &str = include_str!("../fonts/OFL.txt");

/// One step of the type scale. Sizes are in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// 34, semi-bold: the verdict.
    Banner,
    /// 18, semi-bold: the headline of a panel or a dialog.
    Heading,
    /// 15, semi-bold: the name of a card or a finding.
    Title,
    /// 14: text, buttons and fields.
    Body,
    /// 14, semi-bold: the words in a text that matter most.
    Strong,
    /// 12.5: second-rank text, chips.
    Small,
    /// 12.5, semi-bold: the same, stressed.
    SmallStrong,
    /// 12, semi-bold, slightly spaced: headings of sections.
    Label,
    /// 13, fixed width: file excerpts.
    Mono,
}

impl Type {
    /// The whole scale, in the order of rank.
    pub const ALL: [Self; 9] = [
        Self::Banner,
        Self::Heading,
        Self::Title,
        Self::Body,
        Self::Strong,
        Self::Small,
        Self::SmallStrong,
        Self::Label,
        Self::Mono,
    ];

    /// The text style that egui knows this step by.
    pub fn style(self) -> TextStyle {
        match self {
            Self::Banner => TextStyle::Name("banner".into()),
            Self::Heading => TextStyle::Heading,
            Self::Title => TextStyle::Name("title".into()),
            Self::Body => TextStyle::Body,
            Self::Strong => TextStyle::Name("strong".into()),
            Self::Small => TextStyle::Small,
            Self::SmallStrong => TextStyle::Name("small strong".into()),
            Self::Label => TextStyle::Name("label".into()),
            Self::Mono => TextStyle::Monospace,
        }
    }

    /// Size and face at normal zoom.
    pub fn font(self) -> FontId {
        match self {
            Self::Banner => FontId::new(34.0, semibold()),
            Self::Heading => FontId::new(18.0, semibold()),
            Self::Title => FontId::new(15.0, semibold()),
            Self::Body => FontId::proportional(14.0),
            Self::Strong => FontId::new(14.0, semibold()),
            Self::Small => FontId::proportional(12.5),
            Self::SmallStrong => FontId::new(12.5, semibold()),
            Self::Label => FontId::new(12.0, semibold()),
            Self::Mono => FontId::monospace(13.0),
        }
    }

    /// `text` set in this step.
    pub fn text(self, text: impl Into<String>) -> RichText {
        let set = RichText::new(text).text_style(self.style());
        if self == Self::Label { set.extra_letter_spacing(0.5) } else { set }
    }
}

/// The semi-bold face, for sizes that are not in the scale (a view made larger for the audience).
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// Every text style with its size and face.
pub(super) fn text_styles() -> impl Iterator<Item = (TextStyle, FontId)> {
    Type::ALL.into_iter().map(|step| (step.style(), step.font())).chain([(TextStyle::Button, Type::Body.font())])
}

/// Inter before the fonts that egui brings, which fill its gaps: symbols, and everything of fixed width.
pub(super) fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let inter: [(&str, &'static [u8]); 2] = [(REGULAR, crate::fonts::REGULAR), (SEMIBOLD, crate::fonts::SEMIBOLD)];
    for (name, bytes) in inter {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let mono = fonts.families.get(&FontFamily::Monospace).cloned().unwrap_or_default();
    let rest = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let chain = |first: &[&str], then: &[String], last: &[String]| {
        let mut names: Vec<String> = first.iter().map(|&name| name.to_owned()).collect();
        for name in then.iter().chain(last) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    };
    fonts.families.insert(FontFamily::Proportional, chain(&[REGULAR], &mono, &rest));
    fonts.families.insert(semibold(), chain(&[SEMIBOLD, REGULAR], &mono, &rest));
    let hack = mono.first().map_or(REGULAR, String::as_str);
    fonts.families.insert(FontFamily::Monospace, chain(&[hack, REGULAR], &mono, &[]));
    fonts
}
