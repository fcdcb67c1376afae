//! Texts: what a scenario says in words, of which nothing follows.

use super::{Item, Rating};

impl Item {
    /// Whether the two differ in texts at most: names, descriptions, remarks, marks. Whatever is computed of one holds of
    /// the other.
    pub fn same_but_for_texts(&self, other: &Self) -> bool {
        self.without_texts() == other.without_texts()
    }

    /// The same without texts.
    fn without_texts(&self) -> Self {
        let mut bare = self.clone();
        let texts: Vec<&mut String> = match &mut bare {
            Self::Source(one) => vec![&mut one.title, &mut one.published, &mut one.link, &mut one.note],
            Self::Voice(one) => vec![&mut one.name, &mut one.affiliation, &mut one.note],
            Self::Claim(one) => vec![&mut one.speaker, &mut one.says, &mut one.note],
            Self::Group(one) => vec![&mut one.name],
            Self::Actor(one) => vec![&mut one.name, &mut one.short, &mut one.note],
            Self::Phase(one) => vec![&mut one.name, &mut one.about],
            Self::Function(one) => vec![&mut one.name, &mut one.about],
            Self::Resource(one) => vec![&mut one.name, &mut one.unit],
            Self::Category(one) => vec![&mut one.name],
            Self::Element(one) => {
                let mut texts = vec![&mut one.name, &mut one.about, &mut one.note];
                texts.extend(note(&mut one.feasibility));
                for setting in &mut one.settings {
                    texts.push(&mut setting.name);
                    for option in &mut setting.options {
                        texts.extend([&mut option.name, &mut option.note]);
                        texts.extend(note(&mut option.feasibility));
                    }
                }
                texts
            }
            Self::Condition(one) => vec![&mut one.title],
            Self::Position(one) => rule(&mut one.title, &mut one.refs, &mut one.note),
            Self::Limit(one) => rule(&mut one.title, &mut one.refs, &mut one.note),
            Self::Contradiction(one) => rule(&mut one.title, &mut one.refs, &mut one.note),
            Self::Caution(one) => rule(&mut one.title, &mut one.refs, &mut one.note),
            Self::Package(one) => vec![&mut one.name, &mut one.about, &mut one.note],
        };
        texts.into_iter().for_each(String::clear);
        bare
    }
}

fn note(rating: &mut Option<Rating>) -> Option<&mut String> {
    rating.as_mut().map(|rating| &mut rating.note)
}

/// The texts of a rule; its marks are cleared as they are.
fn rule<'a>(title: &'a mut String, refs: &mut Vec<String>, note: &'a mut String) -> Vec<&'a mut String> {
    refs.clear();
    vec![title, note]
}
