//! Where problems are, and how they are printed.

use guarantee_board::storage::Span;
use guarantee_board::storage::read::{Found, arrange};
use guarantee_board::storage::{Problem, Problems};

fn at(start: usize) -> Found {
    Found { span: Span::new(start, start), path: String::new(), message: start.to_string(), help: None, beside: None }
}

#[test]
fn columns_count_characters_and_lines_end_with_either_mark() {
    let text = "a\r\nЄЄ x\n\n";
    let problems = arrange(text, vec![at(8), at(0), at(10)], false);
    let places: Vec<_> = problems.list.iter().map(|p| (p.line, p.column, p.excerpt.as_str(), p.caret)).collect();
    assert_eq!(places, [(1, 1, "a", 0), (2, 4, "ЄЄ x", 3), (3, 1, "", 0)]);
}

#[test]
fn long_lines_are_shortened_around_the_column() {
    let text = format!("{}!{}", "Є".repeat(500), "x".repeat(500));
    let problem = arrange(&text, vec![at(1000)], false).list.remove(0);
    assert_eq!((problem.column, problem.excerpt.chars().nth(problem.caret)), (501, Some('!')));
    assert!(problem.excerpt.chars().count() < 130, "{}", problem.excerpt);
}

#[test]
fn a_problem_prints_like_a_compilers() {
    let problem = Problem {
        line: 12,
        column: 5,
        path: "positions / x / actor".to_owned(),
        message: "unknown actor `russa`".to_owned(),
        help: Some("did you mean `russia`?".to_owned()),
        excerpt: "    actor: \"russa\",".to_owned(),
        caret: 4,
    };
    let problems = Problems { list: vec![problem], more: true };
    let expected = "a.ron:12:5: unknown actor `russa`\n   in positions / x / actor\n12 |     actor: \"russa\",\n   |     ^\n   = did you mean `russia`?\n\nand more\n";
    assert_eq!(problems.in_file("a.ron").to_string(), expected);
}
