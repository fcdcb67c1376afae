//! A page of plain text: paragraphs wrapped and indented.

/// The longest line, in characters. A longer word stands alone on its line.
const WIDTH: usize = 100;

/// Text in lines of at most [`WIDTH`] characters.
#[derive(Default)]
pub(super) struct Page {
    pub text: String,
}

impl Page {
    /// An empty line, then a heading.
    pub fn heading(&mut self, title: &str) {
        self.gap();
        self.line(0, title);
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A title with a line under it, as long as the title.
    pub fn title(&mut self, title: &str) {
        self.line(0, title);
        self.line(0, &"=".repeat(title.chars().count().min(WIDTH)));
    }

    /// A paragraph, indented by steps of two spaces, and by two more from its second line on. White space, line
    /// breaks included, becomes single spaces; an empty paragraph leaves nothing.
    pub fn line(&mut self, steps: usize, paragraph: &str) {
        let mut column = 0;
        for word in paragraph.split_whitespace() {
            let length = word.chars().count();
            if column == 0 {
                column = steps * 2;
                self.text.extend(std::iter::repeat_n(' ', column));
            } else if column + 1 + length > WIDTH {
                column = steps * 2 + 2;
                self.text.push('\n');
                self.text.extend(std::iter::repeat_n(' ', column));
            } else {
                column += 1;
                self.text.push(' ');
            }
            self.text.push_str(word);
            column += length;
        }
        if column > 0 {
            self.text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(steps: usize, paragraph: &str) -> String {
        let mut page = Page::default();
        page.line(steps, paragraph);
        page.text
    }

    #[test]
    fn paragraphs_are_wrapped_and_hang_by_two() {
        let text = page(1, &"word ".repeat(50));
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert!(text.lines().enumerate().all(|(index, line)| line.starts_with(if index == 0 {
            "  w"
        } else {
            "    w"
        })));
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
}
