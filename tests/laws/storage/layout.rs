//! How notation is laid out.

use guarantee_board::storage::{Quoting, lay_out, parse};

fn laid_out(text: &str) -> String {
    lay_out(&parse(text), Quoting::Canonical).unwrap()
}

#[test]
fn short_values_stay_on_their_line_and_long_ones_break() {
    let long = "x".repeat(100);
    let text = format!("(a:1,b:[(id:\"p\",c:All([Not(Named(\"{long}\")),AtLeast(2,[A,B])]),m:{{\"k\":[1]}})],d:[])");
    let expected = format!(
        "(\n    a: 1,\n    b: [\n        (\n            id: \"p\",\n            c: All([\n                Not(Named(\n                    \"{long}\",\n                )),\n                AtLeast(2, [A, B]),\n            ]),\n            m: {{\"k\": [1]}},\n        ),\n    ],\n    d: [],\n)\n"
    );
    assert_eq!(laid_out(&text), expected);
}

#[test]
fn comments_go_with_what_they_belong_to() {
    let text = r##"
 /* head */ #![enable(implicit_some)] // why
#![enable(unwrap_newtypes)]


// apart


// of the whole
( // stays
  a:1 // behind a
   ,b : /* between */ r#"a "raw" one"#, c: // between
    [1, 2, // behind 2
     3 /* behind 3 */, /* before 4 */ 4,

     // at the end
     ], d: All([Card(x: 1), // behind
      Card(x: 2)]), e: All( // stays
        [A]), f: [ /* nothing */ ], g: [ // stays
        ],
  h: {"k" /* of the key */: 1, (1, /* in the key */ 2): Some(())}, i: (id: "two
lines", x: 1), j: Name /* before the bracket */ (x: 1), k: 'x' , /* one */ /* two
   lines */ // three

   // apart
   /* one */ /* two */ ) // behind

   , // the end"##;
    let expected = r##"/* head */ #![enable(implicit_some)] // why
#![enable(unwrap_newtypes)]

// apart

// of the whole
( // stays
    a: 1, // behind a
    /* between */ b: r#"a "raw" one"#,
    // between
    c: [
        1,
        2, // behind 2
        3, /* behind 3 */
        /* before 4 */ 4,

        // at the end
    ],
    d: All([
        Card(x: 1), // behind
        Card(x: 2),
    ]),
    e: All( // stays
        [A],
    ),
    f: [
        /* nothing */
    ],
    g: [ // stays
    ],
    h: {
        /* of the key */ "k": 1,
        /* in the key */ (1, 2): Some(()),
    },
    i: (
        id: "two
lines",
        x: 1,
    ),
    j: Name(
        /* before the bracket */ x: 1,
    ),
    k: 'x', /* one */ /* two
   lines */ // three

    // apart
    /* one */ /* two */
) // behind
// the end
"##;
    let laid = |text: &str| lay_out(&parse(text), Quoting::Verbatim).unwrap();
    assert_eq!(laid(text), expected);
    assert_eq!(laid(expected), expected);
}

#[test]
fn laying_out_twice_changes_nothing() {
    let text = "(a:[(x:\"“é”\\n\",y:Some(2.5))],b:Card(elements:[\"one\",\"two\"]),c:{\"k\":\"v\"},)";
    let once = laid_out(text);
    assert_eq!(laid_out(&once), once);
}
