//! Reads the types of the file format, with their comments, from their source text.
//!
//! A reader of lines, for source as `cargo fmt` lays it out: an item begins on a line that ends in ` {`, each field or
//! variant has a line of its own, and comments and attributes stand on lines above what they belong to. Of a comment the
//! first paragraph counts.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use indexmap::IndexMap;

/// A type that stands in a file.
#[derive(Clone, Default)]
pub struct Type {
    /// What it is.
    pub doc: String,
    /// Its fields, if it is a struct.
    pub fields: Vec<Field>,
    /// Its variants, if it is an enum.
    pub variants: Vec<Variant>,
}

/// A field of a struct.
#[derive(Clone)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its type in Rust.
    pub kind: String,
    /// What it means.
    pub doc: String,
    /// It must be there.
    pub needed: bool,
    /// All kinds of rule have it.
    pub shared: bool,
    /// The function that gives its default, if one does.
    pub default: Option<String>,
}

/// A variant of an enum.
#[derive(Clone)]
pub struct Variant {
    /// Its name.
    pub name: String,
    /// What it holds, as types in Rust.
    pub holds: Vec<String>,
    /// What it means.
    pub doc: String,
    /// It is the default of its type.
    pub default: bool,
}

/// What was read.
#[derive(Default)]
pub struct Source {
    /// The types by name.
    pub types: IndexMap<String, Type>,
    /// The fields of all kinds of rule, with [`OWN`] where those of their own stand.
    rule: Vec<Field>,
    /// What short names of types stand for.
    aliases: BTreeMap<String, String>,
    /// Numbers that comments speak of by name.
    numbers: BTreeMap<String, String>,
    /// Defaults that a type says itself, as `Type.field`.
    defaults: BTreeMap<String, String>,
    /// What functions give that only say a default.
    functions: BTreeMap<String, String>,
}

/// A source on the way through the lines.
#[derive(Default)]
struct Reader {
    source: Source,
    docs: Vec<String>,
    attributes: Vec<String>,
    /// The item that the line is in.
    open: Option<Item>,
    /// The type whose defaults are being said.
    defaults_of: Option<String>,
    /// The function on whose first line the reader is.
    function: Option<String>,
}

/// An item of which not all is read.
struct Item {
    name: String,
    read: Type,
    /// All its fields may be left out.
    all_default: bool,
    /// It is a kind of rule.
    rule: bool,
    /// The variant with fields that is being read: a type of its own, as far as a file goes.
    inner: Option<(String, Type)>,
    /// Those that were.
    inners: Vec<(String, Type)>,
}

/// Stands in what all kinds of rule share for the fields of their own.
const OWN: &str = "$";

impl Source {
    /// Reads all files of `src/scenario`.
    pub fn read() -> Self {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/scenario");
        let entries = fs::read_dir(folder).expect("the folder of the types");
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        let mut reader = Reader::default();
        for path in paths.iter().filter(|path| path.is_file()) {
            fs::read_to_string(path).expect("a source file").lines().for_each(|line| reader.line(line.trim()));
        }
        reader.source
    }

    /// The type of this name.
    pub fn of(&self, name: &str) -> &Type {
        self.types.get(name).unwrap_or_else(|| panic!("{name} is no type that was read"))
    }

    /// A type in Rust without what a file does not show: boxes, options and short names.
    pub fn plain<'k>(&'k self, kind: &'k str) -> &'k str {
        let inner = held(kind, "Option").or_else(|| held(kind, "Box"));
        inner.or_else(|| self.aliases.get(kind).map(String::as_str)).map_or(kind, |inner| self.plain(inner))
    }

    /// The default that a type says itself for one of its fields.
    pub fn own_default(&self, name: &str, field: &str) -> Option<&str> {
        self.defaults.get(&format!("{name}.{field}")).map(String::as_str)
    }

    /// The default that a function says.
    pub fn said_by(&self, function: &str) -> Option<&str> {
        self.functions.get(function).map(String::as_str)
    }

    /// A comment in plain words: links to code are the last part of their path, and numbers that have a name themselves.
    pub fn told(&self, doc: &str) -> String {
        let mut told = String::new();
        for (index, part) in doc.split("[`").enumerate() {
            match part.split_once("`]").filter(|_| index > 0) {
                Some((path, rest)) => {
                    let word = path.rsplit("::").next().unwrap_or(path);
                    told += &self.numbers.get(word).cloned().unwrap_or_else(|| format!("`{word}`"));
                    told += rest;
                }
                None => told += part,
            }
        }
        told
    }
}

/// What stands in the angle brackets of a type.
pub fn held<'k>(kind: &'k str, outer: &str) -> Option<&'k str> {
    kind.strip_prefix(outer)?.strip_prefix('<')?.strip_suffix('>')
}

impl Reader {
    fn line(&mut self, line: &str) {
        if let Some(doc) = line.strip_prefix("///") {
            self.docs.push(doc.trim().to_owned());
            return;
        }
        if line.starts_with("#[") {
            self.attributes.push(line.to_owned());
            return;
        }
        let doc = self.docs.split(String::is_empty).next().unwrap_or_default().join(" ");
        match &mut self.open {
            Some(_) if line == "}" => self.close(),
            Some(item) => item.line(line, doc, &self.attributes.concat()),
            None => self.outside(line, doc),
        }
        self.docs.clear();
        self.attributes.clear();
    }

    /// A line outside of all items that stand in files.
    fn outside(&mut self, line: &str, doc: String) {
        let serde = self.attributes.iter().any(|attribute| attribute.contains("Deserialize"));
        let public = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum ")).filter(|_| serde);
        // Kinds of rule stand in a macro, which makes them public and readable.
        let rule = line.starts_with("struct ");
        let opened = public.or_else(|| line.strip_prefix("struct ")).and_then(|rest| rest.strip_suffix(" {"));
        let source = &mut self.source;
        if let Some(function) = self.function.take() {
            let value = line.trim_end_matches(".to_owned()").trim_matches('"');
            source.functions.insert(function, value.rsplit("::").next().unwrap_or(value).to_owned());
        }
        self.function = line
            .trim_start_matches("pub(crate) ")
            .strip_prefix("fn ")
            .and_then(|rest| rest.split_once("() ->"))
            .map(|(name, _)| name.to_owned());
        if let Some(name) = opened {
            let all_default = self.attributes.iter().any(|a| a.starts_with("#[serde(") && a.contains("default"));
            let read = Type { doc, ..Type::default() };
            let (name, inner, inners) = (name.to_owned(), None, Vec::new());
            self.open = Some(Item { name, read, all_default, rule, inner, inners });
        } else if let Some((name, value)) = line.strip_prefix("pub const ").and_then(|rest| rest.split_once(" = ")) {
            let (name, value) = (name.split(':').next().unwrap_or(name), value.trim_end_matches(';'));
            if value.bytes().all(|digit| digit.is_ascii_digit()) {
                source.numbers.insert(name.to_owned(), value.to_owned());
            }
        } else if let Some((name, kind)) = line.strip_prefix("pub type ").and_then(|rest| rest.split_once(" = ")) {
            source.aliases.insert(name.to_owned(), kind.trim_end_matches(';').to_owned());
        } else if line.starts_with("impl") {
            let name = line.strip_prefix("impl Default for ").and_then(|rest| rest.strip_suffix(" {"));
            self.defaults_of = name.map(str::to_owned);
        } else if let Some(name) = &self.defaults_of
            && let Some((field, value)) = line.strip_suffix(',').and_then(|line| line.split_once(": "))
            && let Some((_, word)) = value.split_once("::").filter(|(_, word)| !word.contains('('))
        {
            source.defaults.insert(format!("{name}.{field}"), word.to_owned());
        }
    }

    /// Keeps the item that ends.
    fn close(&mut self) {
        let Some(Item { name, mut read, rule, inners, .. }) = self.open.take() else { return };
        let place = read.fields.iter().position(|field| field.name == OWN);
        if place.is_some() {
            read.fields.iter_mut().for_each(|field| field.shared = true);
            self.source.rule = read.fields;
            return;
        }
        if rule {
            let place = self.source.rule.iter().position(|field| field.name == OWN).expect("the macro comes first");
            let own = std::mem::replace(&mut read.fields, self.source.rule.clone());
            read.fields.splice(place..=place, own);
        }
        self.source.types.insert(name, read);
        self.source.types.extend(inners);
    }
}

impl Item {
    /// A line in it, with what stands above.
    fn line(&mut self, line: &str, doc: String, attributes: &str) {
        if line == "}," {
            self.inners.extend(self.inner.take());
            return;
        }
        let mut field = |name: &str, kind: &str| {
            let needed = !self.all_default && !attributes.contains("default");
            let default = attributes.split_once("default = \"").and_then(|(_, rest)| rest.split_once('"'));
            let default = default.map(|(function, _)| function.to_owned());
            let (name, kind, doc) = (name.to_owned(), kind.to_owned(), doc.clone());
            let read = self.inner.as_mut().map_or(&mut self.read, |(_, inner)| inner);
            read.fields.push(Field { name, kind, doc, needed, shared: false, default });
        };
        if line.starts_with("$(") && line.contains("pub $field") {
            field(OWN, "");
        } else if let Some((name, kind)) = line.strip_suffix(',').and_then(|line| line.split_once(": ")) {
            field(name.trim_start_matches("pub "), kind);
        } else if let Some(variant) = line.strip_suffix(" {") {
            self.inner = Some((variant.to_owned(), Type { doc: doc.clone(), ..Type::default() }));
            let (name, holds) = (variant.to_owned(), vec![variant.to_owned()]);
            self.read.variants.push(Variant { name, holds, doc, default: false });
        } else if let Some(variant) = line.strip_suffix(',') {
            let (variant, holds) = variant.split_once('(').unwrap_or((variant, ")"));
            let holds = holds.trim_end_matches(')').split(", ").filter(|kind| !kind.is_empty());
            let holds = holds.map(|kind| kind.replace("Self", &self.name)).collect();
            let default = attributes.contains("#[default]");
            self.read.variants.push(Variant { name: variant.to_owned(), holds, doc, default });
        }
    }
}
