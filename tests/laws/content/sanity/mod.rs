//! What has to hold of boards that anyone can see through: each test says it in its name.

mod consent;
mod costs;
mod monitoring;
mod soldiers;
mod status;
mod unknown;
mod voices;
mod words;

use super::*;
