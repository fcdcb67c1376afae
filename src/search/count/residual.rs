//! What is left of conditions once some elements are decided: formulas in which equal parts are the same part.

use std::collections::HashMap;

use crate::assess::formula::{Formula, Part};
use crate::assess::index::{AtomIx, Index as _, Set};

/// Where a formula stands.
pub(super) type FormIx = u32;

/// A formula; parts are places in [`Forms`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Form {
    Constant(bool),
    Atom(AtomIx),
    All(Vec<FormIx>),
    Any(Vec<FormIx>),
    Not(FormIx),
    AtLeast(u32, Vec<FormIx>),
}

/// All formulas met so far, each once.
pub(super) struct Forms {
    forms: Vec<Form>,
    places: HashMap<Form, FormIx>,
    /// The atoms in each.
    atoms: Vec<Set<AtomIx>>,
}

/// What always holds, and what never does.
pub(super) const TRUE: FormIx = 0;
pub(super) const FALSE: FormIx = 1;

/// What a step decides: these atoms hold, and of those that come to an end with it, the others do not.
pub(super) struct Decided<'a> {
    pub(super) met: &'a Set<AtomIx>,
    pub(super) ending: &'a Set<AtomIx>,
}

impl Forms {
    pub(super) fn new() -> Self {
        let mut forms = Self { forms: Vec::new(), places: HashMap::new(), atoms: Vec::new() };
        forms.intern(Form::Constant(true));
        forms.intern(Form::Constant(false));
        forms
    }

    /// Takes over the parts of a formula; returns where these stand.
    pub(super) fn take(&mut self, formula: &Formula, roots: &[usize]) -> Vec<FormIx> {
        let mut places: Vec<FormIx> = Vec::with_capacity(formula.parts.len());
        for part in &formula.parts {
            let at = |numbers: &[usize]| -> Vec<FormIx> {
                numbers.iter().filter_map(|number| places.get(*number).copied()).collect()
            };
            let place = match part {
                Part::Atom(atom) => self.intern(Form::Atom(AtomIx::new(*atom))),
                Part::All(parts) => self.all(at(parts)),
                Part::Any(parts) => self.any(at(parts)),
                Part::Not(part) => self.not(places.get(*part).copied().unwrap_or(FALSE)),
                Part::AtLeast(count, parts) => self.at_least(*count, at(parts)),
            };
            places.push(place);
        }
        roots.iter().filter_map(|root| places.get(*root).copied()).collect()
    }

    /// The atoms of a formula.
    pub(super) fn atoms(&self, form: FormIx) -> Option<&Set<AtomIx>> {
        self.atoms.get(form as usize)
    }

    /// What is left of a formula after a step. `known`: what is left of the formulas looked at so far.
    pub(super) fn after(&mut self, form: FormIx, decided: &Decided<'_>, known: &mut HashMap<FormIx, FormIx>) -> FormIx {
        let untouched = self.atoms(form).is_none_or(|atoms| !atoms.meets(decided.met) && !atoms.meets(decided.ending));
        if untouched {
            return form;
        }
        if let Some(left) = known.get(&form) {
            return *left;
        }
        let left = match self.forms.get(form as usize).cloned() {
            Some(Form::Atom(atom)) if decided.met.contains(atom) => TRUE,
            Some(Form::Atom(atom)) if decided.ending.contains(atom) => FALSE,
            Some(Form::All(parts)) => {
                let parts = self.all_after(&parts, decided, known);
                self.all(parts)
            }
            Some(Form::Any(parts)) => {
                let parts = self.all_after(&parts, decided, known);
                self.any(parts)
            }
            Some(Form::AtLeast(count, parts)) => {
                let parts = self.all_after(&parts, decided, known);
                self.at_least(count, parts)
            }
            Some(Form::Not(part)) => {
                let part = self.after(part, decided, known);
                self.not(part)
            }
            Some(Form::Constant(_) | Form::Atom(_)) | None => form,
        };
        known.insert(form, left);
        left
    }

    fn all_after(
        &mut self,
        parts: &[FormIx],
        decided: &Decided<'_>,
        known: &mut HashMap<FormIx, FormIx>,
    ) -> Vec<FormIx> {
        parts.iter().map(|part| self.after(*part, decided, known)).collect()
    }

    fn all(&mut self, parts: Vec<FormIx>) -> FormIx {
        self.joined(parts, TRUE, FALSE, Form::All)
    }

    fn any(&mut self, parts: Vec<FormIx>) -> FormIx {
        self.joined(parts, FALSE, TRUE, Form::Any)
    }

    /// Joins parts of which `neutral` ones say nothing and one `deciding` one says all.
    fn joined(
        &mut self,
        mut parts: Vec<FormIx>,
        neutral: FormIx,
        deciding: FormIx,
        form: fn(Vec<FormIx>) -> Form,
    ) -> FormIx {
        parts.retain(|part| *part != neutral);
        parts.sort_unstable();
        parts.dedup();
        match parts.as_slice() {
            [] => neutral,
            [one] => *one,
            parts if parts.contains(&deciding) => deciding,
            _ => self.intern(form(parts)),
        }
    }

    fn not(&mut self, part: FormIx) -> FormIx {
        match self.forms.get(part as usize) {
            Some(Form::Constant(value)) => FormIx::from(*value),
            Some(Form::Not(inner)) => *inner,
            _ => self.intern(Form::Not(part)),
        }
    }

    fn at_least(&mut self, count: u32, mut parts: Vec<FormIx>) -> FormIx {
        let held = parts.iter().filter(|part| **part == TRUE).count();
        parts.retain(|part| *part != TRUE && *part != FALSE);
        parts.sort_unstable();
        let count = count.saturating_sub(u32::try_from(held).unwrap_or(u32::MAX));
        match count {
            0 => TRUE,
            1 => self.any(parts),
            count if count as usize > parts.len() => FALSE,
            count if count as usize == parts.len() => self.all(parts),
            count => self.intern(Form::AtLeast(count, parts)),
        }
    }

    fn intern(&mut self, form: Form) -> FormIx {
        if let Some(place) = self.places.get(&form) {
            return *place;
        }
        let mut atoms = Set::default();
        match &form {
            Form::Constant(_) => {}
            Form::Atom(atom) => atoms.insert(*atom),
            Form::All(parts) | Form::Any(parts) | Form::AtLeast(_, parts) => {
                for part in parts {
                    if let Some(more) = self.atoms.get(*part as usize) {
                        atoms.extend(more);
                    }
                }
            }
            Form::Not(part) => {
                if let Some(more) = self.atoms.get(*part as usize) {
                    atoms.extend(more);
                }
            }
        }
        let place = FormIx::try_from(self.forms.len()).unwrap_or(FormIx::MAX);
        self.forms.push(form.clone());
        self.atoms.push(atoms);
        self.places.insert(form, place);
        place
    }
}
