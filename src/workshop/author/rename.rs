//! Other names in the file: what is renamed keeps all that refers to it.

use super::super::edit::Rejected;
use serde::{Deserialize, Serialize};

use crate::scenario::{ItemKey, Mention, OptionId, Scenario, SettingId, Tag};

/// What can have another name in the file. The words of settings, options and tags are shared by elements: a pattern that
/// asks for a setting means every element that has one of this name. So they are renamed wherever they occur.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Name {
    /// A thing of a list.
    Item(ItemKey),
    /// A setting, in every element that has it.
    Setting(SettingId),
    /// An option of a setting, in every element that has both.
    Option(SettingId, OptionId),
    /// A word that elements and options carry.
    Tag(Tag),
}

impl Name {
    /// What it is.
    fn noun(&self) -> &'static str {
        match self {
            Self::Item(key) => key.kind.noun(),
            Self::Setting(_) => "setting",
            Self::Option(..) => "option",
            Self::Tag(_) => "tag",
        }
    }

    /// The word as it stands.
    pub fn word(&self) -> &str {
        match self {
            Self::Item(key) => &key.id,
            Self::Setting(id) => id.as_str(),
            Self::Option(_, id) => id.as_str(),
            Self::Tag(tag) => tag.as_str(),
        }
    }

    /// Whether the word means something.
    fn is_known(&self, scenario: &Scenario) -> bool {
        match self {
            Self::Item(key) => scenario.place(key).is_some(),
            Self::Setting(id) => scenario.elements.iter().any(|element| element.setting(id).is_some()),
            Self::Option(setting, id) => {
                let mut settings = scenario.elements.iter().filter_map(|element| element.setting(setting));
                settings.any(|setting| setting.option(id).is_some())
            }
            Self::Tag(tag) => scenario.elements.iter().any(|element| element.can_carry(std::slice::from_ref(tag))),
        }
    }

    /// The same kind of name with another word.
    fn with(&self, word: &str) -> Self {
        match self {
            Self::Item(key) => Self::Item(ItemKey::new(key.kind, word)),
            Self::Setting(_) => Self::Setting(word.into()),
            Self::Option(setting, _) => Self::Option(setting.clone(), word.into()),
            Self::Tag(_) => Self::Tag(word.into()),
        }
    }
}

/// Gives something another name in the file, and follows it wherever it is referred to.
pub(super) fn rename(scenario: &mut Scenario, name: &Name, word: &str) -> Result<(), Rejected> {
    if name.word() == word {
        return Err(Rejected::NoChange);
    }
    if !name.is_known(scenario) {
        return Err(Rejected::unknown(name.noun(), name.word()));
    }
    // A word that something else has already would make the two one.
    let taken = match name {
        Name::Item(key) => scenario.is_taken(key.kind, word),
        Name::Setting(_) | Name::Option(..) | Name::Tag(_) => name.with(word).is_known(scenario),
    };
    if taken {
        return Err(Rejected::Taken { kind: name.noun(), id: word.to_owned() });
    }
    match name {
        Name::Item(key) => {
            if let Some((place, item)) = scenario.take_item(key) {
                scenario.insert_item(place, item.with_id(word));
            }
        }
        Name::Setting(_) | Name::Option(..) | Name::Tag(_) => rename_words(scenario, name, word),
    }
    scenario.mentions(&mut |mention| {
        follow(mention, name, word);
        true
    });
    Ok(())
}

/// Renames a setting, an option or a tag where it is given.
fn rename_words(scenario: &mut Scenario, name: &Name, word: &str) {
    let tags = |tags: &mut Vec<Tag>| {
        let renamed = tags.iter_mut().filter(|tag| matches!(name, Name::Tag(old) if old == *tag));
        renamed.for_each(|tag| *tag = word.into());
    };
    for element in &mut scenario.elements {
        tags(&mut element.tags);
        for setting in &mut element.settings {
            for option in &mut setting.options {
                tags(&mut option.tags);
                if matches!(name, Name::Option(of, old) if *of == setting.id && *old == option.id) {
                    option.id = word.into();
                }
            }
            if matches!(name, Name::Setting(old) if *old == setting.id) {
                setting.id = word.into();
            }
        }
    }
}

/// Gives a reference the new word, if it is to what was renamed.
fn follow(mention: Mention<'_>, name: &Name, word: &str) {
    match (name, mention) {
        (Name::Item(key), mention) => {
            let renamed = |kind, id: &str| key.id == id && key.kind.namesakes().contains(&kind);
            mention.refer(&|kind, id| renamed(kind, id).then(|| word.to_owned()));
        }
        (Name::Tag(old), Mention::Tag(tag)) if old == tag => *tag = word.into(),
        (Name::Setting(old), Mention::Choice(_, setting, _) | Mention::Asked(_, _, setting, _)) if old == setting => {
            *setting = word.into();
        }
        (Name::Option(of, old), Mention::Choice(_, setting, option) | Mention::Asked(_, _, setting, option))
            if of == setting && old == option =>
        {
            *option = word.into();
        }
        (Name::Setting(_) | Name::Option(..) | Name::Tag(_), _) => {}
    }
}
