//! Documents as HTML: one file that needs no other, runs nothing and prints well.
//!
//! The only addresses in it are those of the sources. What it looks like stands in `style.css`, its colours in
//! [`palette`].

use super::document::{Block, Document, Figure, Inline, Item, Reference, Section};
use super::escape::markup;
use super::picture::palette::{self, Palette};
use super::table::{Line, Table};

/// What must not happen even if something in the text were taken for markup: nothing runs, and nothing is loaded.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// Writes a document: the same bytes for the same document.
pub fn html(document: &Document) -> String {
    let mut page = Page::default();
    page.head(&document.title, POLICY, "");
    page.line("<main>");
    page.line(&format!("<h1>{}</h1>", markup(document.title.trim())));
    page.blocks(&document.opening);
    for section in &document.sections {
        page.section(section);
    }
    page.sources(&document.sources);
    page.line("</main>\n</body>\n</html>");
    page.text
}

/// A page as it is written.
#[derive(Default)]
pub(super) struct Page {
    pub text: String,
}

impl Page {
    /// All before what is seen: what may run and be loaded, and how it looks, in `style.css` and in a style of its own.
    pub fn head(&mut self, title: &str, policy: &str, style: &str) {
        self.line("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        self.line(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", markup(policy)));
        self.line("<meta name=\"referrer\" content=\"no-referrer\">");
        self.line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        self.line(&format!("<title>{}</title>", markup(title.trim())));
        self.line("<style>");
        self.line(&variables(&palette::LIGHT));
        // Paper is white whatever the screen is.
        self.line(&format!("@media screen and (prefers-color-scheme: dark) {{ {} }}", variables(&palette::DARK)));
        self.text.push_str(include_str!("style.css"));
        self.text.push_str(style);
        self.line("</style>\n</head>\n<body>");
    }

    fn section(&mut self, section: &Section) {
        let class = if section.own_page { " class=\"own-page\"" } else { "" };
        self.line(&format!("<section{class}>"));
        self.line(&format!("<h2>{}</h2>", markup(section.title.trim())));
        self.blocks(&section.blocks);
        self.line("</section>");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(text) => self.line(&format!("<h3>{}</h3>", markup(text.trim()))),
                Block::Paragraph(text) => self.line(&format!("<p>{}</p>", inline(text))),
                Block::Items(items) => self.items(items),
                Block::Table(table) => self.table(table),
                Block::Figure(figure) => self.figure(figure),
            }
        }
    }

    /// A list.
    pub fn items(&mut self, items: &[Item]) {
        self.line("<ul>");
        for item in items {
            self.text.push_str("<li>");
            self.text.push_str(&inline(&item.text));
            if !item.items.is_empty() {
                self.text.push('\n');
                self.items(&item.items);
            }
            self.line("</li>");
        }
        self.line("</ul>");
    }

    fn table(&mut self, table: &Table) {
        self.line("<table>");
        if !table.title.is_empty() {
            self.line(&format!("<caption>{}</caption>", markup(&table.title)));
        }
        let heads = std::iter::once(&table.label).chain(&table.columns);
        let heads: String = heads.map(|head| format!("<th scope=\"col\">{}</th>", markup(head))).collect();
        self.line(&format!("<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>"));
        for line in &table.lines {
            match line {
                Line::Section(title) => {
                    let span = table.columns.len() + 1;
                    let title = markup(title);
                    self.line(&format!("<tr><th scope=\"rowgroup\" colspan=\"{span}\">{title}</th></tr>"));
                }
                Line::Row(row) => {
                    let (class, sign) = if row.differs { (" class=\"differs\"", "≠ ") } else { ("", "") };
                    let cells: String = table.cells(row).map(|cell| format!("<td>{}</td>", markup(cell))).collect();
                    let label = markup(&row.label);
                    self.line(&format!("<tr{class}><th scope=\"row\">{sign}{label}</th>{cells}</tr>"));
                }
            }
        }
        self.line("</tbody>\n</table>");
    }

    fn figure(&mut self, figure: &Figure) {
        self.line("<figure>");
        self.text.push_str(&figure.picture.svg);
        if !figure.caption.is_empty() {
            self.line(&format!("<figcaption>{}</figcaption>", markup(&figure.caption)));
        }
        self.line("</figure>");
    }

    fn sources(&mut self, sources: &[Reference]) {
        if sources.is_empty() {
            return;
        }
        self.line("<section>\n<h2>Sources</h2>\n<ol>");
        for (place, source) in sources.iter().enumerate() {
            let text = markup(source.text.trim());
            let text = match source.web_link() {
                Some(link) => format!("<a href=\"{}\" rel=\"noreferrer\">{text}</a>", markup(link)),
                None => text,
            };
            self.line(&format!("<li id=\"source-{}\">{text}</li>", place + 1));
        }
        self.line("</ol>\n</section>");
    }

    /// A line of markup.
    pub fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }
}

fn inline(pieces: &[Inline]) -> String {
    pieces.iter().map(piece).collect::<String>().trim().to_owned()
}

fn piece(piece: &Inline) -> String {
    match piece {
        Inline::Text(text) => markup(text),
        Inline::Strong(text) => format!("<strong>{}</strong>", markup(text)),
        Inline::Source(place) => {
            let number = place + 1;
            format!("<a class=\"source\" href=\"#source-{number}\">[{number}]</a>")
        }
        Inline::Break => "<br>\n".to_owned(),
    }
}

/// The colours of the page, by the names that the style gives them.
fn variables(palette: &Palette) -> String {
    let colours = [
        ("ground", palette.ground),
        ("sheet", palette.card),
        ("text", palette.text),
        ("muted", palette.text_muted),
        ("accent", palette.accent),
        ("divider", palette.divider),
        ("marked", palette.emphasis.soft),
    ];
    let colours: Vec<String> = colours.iter().map(|(name, colour)| format!("--{name}: {colour};")).collect();
    format!(":root {{ {} }}", colours.join(" "))
}
