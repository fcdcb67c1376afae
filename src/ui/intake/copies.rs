//! Copies that groups have worked on, before what was made in them comes in.

use std::path::Path;
use std::sync::Arc;

use super::numbered;
use crate::merge::{Brought, GroupCopy, Refused, bring_in, differences};
use crate::scenario::Scenario;
use crate::wording;
use crate::workshop::{Snapshot, Version};

/// How many copies can be looked at together.
const MOST: usize = 40;

/// A file that is to be a copy.
#[derive(Clone, Debug)]
pub struct CopyFile {
    /// What tells it from the others, whatever it is called.
    pub number: u64,
    /// The name of the file.
    pub name: String,
    /// The group that has worked on it, as typed so far.
    pub group: String,
    /// What it holds, or why it cannot be read.
    pub read: Result<Arc<Scenario>, String>,
}

/// What would come of a copy.
#[derive(Clone, Debug)]
pub struct Prospect {
    /// What would come in, or why nothing can.
    pub came: Result<Brought, Refused>,
    /// What differs in what stays as it is here, a line each.
    pub differences: Vec<String>,
    /// The packages that would come, by the names that they would have.
    pub packages: Vec<String>,
}

impl Prospect {
    /// Whether something would come in.
    pub fn comes(&self) -> bool {
        self.came.as_ref().is_ok_and(|brought| !brought.is_empty())
    }
}

/// Copies that are looked at.
#[derive(Clone, Debug, Default)]
pub struct Copies {
    /// The files, in the order in which they come in.
    pub files: Vec<CopyFile>,
    /// How many files could not be looked at beside so many others.
    pub left_out: usize,
    known: Option<Known>,
    next: u64,
}

/// What would come of each file, into which state of the document, and under which names.
#[derive(Clone, Debug)]
struct Known {
    version: Version,
    names: Vec<(u64, String)>,
    /// None for one that cannot be read.
    prospects: Vec<Option<Prospect>>,
}

impl Copies {
    /// One more.
    pub fn add(&mut self, name: String, group: &str, read: Result<Arc<Scenario>, String>) {
        if self.files.len() >= MOST {
            self.left_out += 1;
            return;
        }
        let group = numbered(group, |name| self.files.iter().any(|file| file.group == name));
        self.next += 1;
        self.files.push(CopyFile { number: self.next, name, group, read });
    }

    /// The name of a group that a file's name suggests.
    pub fn group(file: &str) -> String {
        let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
        stem.replace('_', " ").trim().to_owned()
    }

    /// Works out what would come of each, if that is not known.
    pub fn look(&mut self, board: &Snapshot) {
        let version = board.version();
        let names: Vec<(u64, String)> = self.files.iter().map(|file| (file.number, file.group.clone())).collect();
        if self.known.as_ref().is_some_and(|known| known.version == version && known.names == names) {
            return;
        }
        let here = board.scenario();
        let mut joined = here.clone();
        let prospects = self.files.iter().map(|file| {
            let scenario = file.read.as_ref().ok()?;
            let copy = GroupCopy { group: file.group.clone(), scenario: Arc::clone(scenario) };
            Some(match bring_in(&joined, &copy) {
                Ok((after, brought)) => {
                    let named = brought.packages.iter().filter_map(|id| after.package(id));
                    let packages = named.map(|package| package.name.clone()).collect();
                    joined = after;
                    Prospect { differences: differences(here, scenario), came: Ok(brought), packages }
                }
                Err(refused) => Prospect { came: Err(refused), differences: Vec::new(), packages: Vec::new() },
            })
        });
        let prospects = prospects.collect();
        self.known = Some(Known { version, names, prospects });
    }

    /// What would come of a file, if it can be read.
    pub fn prospect(&self, place: usize) -> Option<&Prospect> {
        self.known.as_ref().and_then(|known| known.prospects.get(place)?.as_ref())
    }

    /// The groups whose copies bring something.
    pub fn ready(&self) -> Vec<GroupCopy> {
        let all = self.files.iter().enumerate();
        let ready = all.filter(|(place, _)| self.prospect(*place).is_some_and(Prospect::comes));
        ready
            .filter_map(|(_, file)| {
                let scenario = file.read.as_ref().ok()?;
                Some(GroupCopy { group: file.group.clone(), scenario: Arc::clone(scenario) })
            })
            .collect()
    }

    /// How many those are.
    pub fn count(&self) -> usize {
        (0..self.files.len()).filter(|place| self.prospect(*place).is_some_and(Prospect::comes)).count()
    }

    /// Puts away all but those of which nothing could come in; how many these are.
    pub fn forget_what_came(&mut self) -> usize {
        let failed = |place: usize| self.prospect(place).is_none_or(|prospect| prospect.came.is_err());
        let kept: Vec<bool> = (0..self.files.len()).map(failed).collect();
        let mut kept = kept.into_iter();
        self.files.retain(|_| kept.next().unwrap_or_default());
        (self.known, self.left_out) = (None, 0);
        self.files.len()
    }

    /// The sentence about files that could not be looked at beside so many others.
    pub fn too_many(&self) -> Option<String> {
        (self.left_out > 0).then(|| {
            let left = wording::count(self.left_out, "file was", "files were");
            format!("At most {MOST} files are looked at together; {left} left out")
        })
    }
}
