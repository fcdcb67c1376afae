//! The look of the program: colours, type, spacing, painted icons and bars.
//!
//! [`install`] sets it up once; after that every view takes its colours from [`tokens()`] and its text from
//! [`Type`], so that both themes and all sizes change in one place. No other module names a colour.
pub mod bars;
pub mod icons;
mod pen;
pub mod space;
mod style;
pub mod tokens;
pub mod typography;

pub use bars::{DegreeBar, FeasibilityBar, feasibility_bar};
pub use icons::{Icon, icon_ui};
pub use style::{ANIMATION, DISABLED, install};
pub use tokens::{Tokens, Tone, ToneColors, tokens};
pub use typography::{INTER_LICENCE, TYPEFACES, Type};
