//! A page of plain text: paragraphs wrapped and indented.

/// The longest line, in characters. A longer word stands alone on its line.
const WIDTH: usize = 100;

/// Text in lines of at most `WIDTH` characters.
#[derive(Default)]
pub struct Page {
    /// What was written so far.
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
