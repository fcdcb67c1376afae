//! Documents as Markdown and as text: links, lines, paragraphs, and nothing taken for markup.

use guarantee_board::report::Page;
use guarantee_board::report::document::{Block, Document, Inline, Item, Reference, lines};
use guarantee_board::report::html::html;
use guarantee_board::report::markdown::markdown;

#[test]
fn only_addresses_of_the_web_are_links() {
    let link = |link: &str| Reference { text: String::new(), link: link.to_owned() }.web_link().is_some();
    assert!(link("https://example.org/a") && link("HTTP://example.org"));
    for other in ["", "javascript:alert(1)", "javascript://%0aalert(1)", "file:///etc/passwd", "https://", "example"] {
        assert!(!link(other), "{other}");
    }
}

#[test]
fn lines_are_kept_apart() {
    let text = |text: &str| Inline::Text(text.to_owned());
    assert_eq!(lines("a\n\nb"), [text("a"), Inline::Break, text(""), Inline::Break, text("b")]);
    assert_eq!(lines(""), []);
}

#[test]
fn nothing_in_a_text_is_taken_for_markdown() {
    let plain = |title: &str| {
        let text = markdown(&Document { title: title.to_owned(), ..Document::default() });
        text.strip_prefix("# ").and_then(|rest| rest.strip_suffix('\n')).expect("a heading").to_owned()
    };
    assert_eq!(plain(" 1. a * b\n# c "), "1\\. a \\* b \\# c");
    assert_eq!(plain("- a"), "\\- a");
    assert_eq!(plain("2025 and on"), "2025 and on");
}

#[test]
fn lists_go_down_by_two_and_lines_of_a_paragraph_are_kept() {
    let inner = Item { text: vec![Inline::Text("said ".into()), Inline::Source(0)], items: vec![] };
    let items =
        vec![Item { text: vec![Inline::Strong("No".into()), Inline::Text(" (firm)".into())], items: vec![inner] }];
    let paragraph = Block::Paragraph(vec![Inline::Text("a".into()), Inline::Break, Inline::Text("+ b".into())]);
    let document = Document { title: "T".into(), opening: vec![paragraph, Block::Items(items)], ..Document::default() };
    assert_eq!(markdown(&document), "# T\n\na  \n\\+ b\n\n- **No** (firm)\n  - said [1]\n");
}

#[test]
fn nothing_is_taken_for_markup() {
    let markup = |text: &str| {
        // Between marks, since blanks at the ends of a paragraph are left out.
        let opening = vec![Block::Paragraph(vec![Inline::Text(format!("[{text}]"))])];
        let page = html(&Document { opening, ..Document::default() });
        let (_, behind) = page.split_once("<p>[").expect("a paragraph");
        behind.split_once("]</p>").expect("its end").0.to_owned()
    };
    assert_eq!(markup("<b a='1' c=\"2\">&amp;"), "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;");
    assert_eq!(markup("a\nb\u{0}c\u{85}\u{202e}"), "a b c  ");
    assert_eq!(markup("\u{FFFE}\u{1FFFF}\u{FDD0}Україна"), "\u{FFFD}\u{FFFD}\u{FFFD}Україна");
}

/// The longest line.
const WIDTH: usize = 100;

fn page(steps: usize, paragraph: &str) -> String {
    let mut page = Page::default();
    page.line(steps, paragraph);
    page.text
}

#[test]
fn paragraphs_are_wrapped_and_hang_by_two() {
    let text = page(1, &"word ".repeat(50));
    assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
    assert!(text.lines().enumerate().all(|(index, line)| line.starts_with(if index == 0 { "  w" } else { "    w" })));
    assert_eq!(text.split_whitespace().count(), 50);
}

#[test]
fn a_line_may_be_filled_to_its_last_column() {
    let text = page(0, &format!("{} {}", "a".repeat(49), "b".repeat(50)));
    assert_eq!(text.lines().count(), 1);
    let text = page(0, &format!("{} {}", "a".repeat(50), "b".repeat(50)));
    assert_eq!(text.lines().count(), 2);
}

#[test]
fn a_word_longer_than_the_page_is_kept_whole() {
    let word = "x".repeat(WIDTH + 20);
    assert_eq!(page(0, &format!("a {word} b")), format!("a\n  {word}\n  b\n"));
}

#[test]
fn nothing_is_printed_for_an_empty_paragraph() {
    assert_eq!(page(2, " \n "), "");
}
