//! Documents as Markdown. Pictures are left out.

use super::document::{Block, Document, Inline, Item, Reference};
use super::table::{Line, Table};

/// Writes a document: the same bytes for the same document.
pub fn markdown(document: &Document) -> String {
    let mut page = Page::default();
    page.line(&format!("# {}", plain(&document.title)));
    page.blocks(&document.opening);
    for section in &document.sections {
        page.heading(2, &section.title);
        page.blocks(&section.blocks);
    }
    page.sources(&document.sources);
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(text) => self.heading(3, text),
                Block::Paragraph(text) => {
                    self.gap();
                    self.line(&inline(text));
                }
                Block::Items(items) => {
                    self.gap();
                    self.items(items, 0);
                }
                Block::Table(table) => self.table(table),
                Block::Figure(_) => {}
            }
        }
    }

    fn items(&mut self, items: &[Item], depth: usize) {
        for item in items {
            self.line(&format!("{}- {}", "  ".repeat(depth), inline(&item.text)));
            self.items(&item.items, depth + 1);
        }
    }

    /// A row that differs is strong and begins with a sign.
    fn table(&mut self, table: &Table) {
        self.gap();
        let heads = std::iter::once(&table.label).chain(&table.columns).map(|head| plain(head));
        self.cells(heads);
        self.cells(std::iter::repeat_n("---".to_owned(), table.columns.len() + 1));
        for line in &table.lines {
            match line {
                Line::Section(title) => {
                    let empty = std::iter::repeat_n(String::new(), table.columns.len());
                    self.cells(std::iter::once(format!("**{}**", plain(title))).chain(empty));
                }
                Line::Row(row) if row.differs => {
                    let cells = table.cells(row).map(|cell| format!("**{}**", plain(cell)));
                    self.cells(std::iter::once(format!("**≠ {}**", plain(&row.label))).chain(cells));
                }
                Line::Row(row) => {
                    let cells = table.cells(row).map(plain);
                    self.cells(std::iter::once(plain(&row.label)).chain(cells));
                }
            }
        }
    }

    fn cells(&mut self, cells: impl Iterator<Item = String>) {
        let cells: Vec<String> = cells.collect();
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    fn sources(&mut self, sources: &[Reference]) {
        if sources.is_empty() {
            return;
        }
        self.heading(2, "Sources");
        self.gap();
        for (place, source) in sources.iter().enumerate() {
            let link = source.web_link().map_or_else(String::new, |link| format!(" <{}>", address(link)));
            self.line(&format!("{}. {}{link}", place + 1, plain(&source.text)));
        }
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.gap();
        self.line(&format!("{} {}", "#".repeat(level), plain(text)));
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }
}

/// The pieces of a line; each line of a paragraph begins like one.
fn inline(pieces: &[Inline]) -> String {
    let lines = pieces.split(|piece| *piece == Inline::Break).map(|line| {
        let text: String = line.iter().map(piece).collect();
        at_line_start(text.trim())
    });
    lines.collect::<Vec<_>>().join("  \n")
}

fn piece(piece: &Inline) -> String {
    match piece {
        Inline::Text(text) => escaped(text),
        Inline::Strong(text) if text.trim().is_empty() => String::new(),
        Inline::Strong(text) => format!("**{}**", escaped(text.trim())),
        Inline::Source(place) => format!("[{}]", place + 1),
        Inline::Break => String::new(),
    }
}

/// Text by itself on a line.
fn plain(text: &str) -> String {
    at_line_start(&escaped(text.trim()))
}

/// Text in which nothing is taken for Markdown or HTML, on one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~') {
            escaped.push('\\');
        }
        escaped.push(if matches!(letter, '\n' | '\r' | '\t') { ' ' } else { letter });
    }
    escaped
}

/// A line whose beginning does not begin a list.
fn at_line_start(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at_checked(digits).unwrap_or((line, ""));
    if line.starts_with(['-', '+']) {
        format!("\\{line}")
    } else if digits > 0 && rest.starts_with(['.', ')']) {
        format!("{number}\\{rest}")
    } else {
        line.to_owned()
    }
}

/// An address that stays within its brackets.
fn address(link: &str) -> String {
    link.replace('<', "%3C").replace('>', "%3E").replace(char::is_whitespace, "%20")
}
