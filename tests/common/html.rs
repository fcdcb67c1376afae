//! Reads a page with the HTML parser of a browser engine, and keeps what is asked about it.

use std::cell::RefCell;
use std::rc::Rc;

use html5ever::tendril::TendrilSink as _;
use html5ever::tokenizer::TokenizerOpts;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A page as it was read.
pub struct Read {
    /// What the parser says against the page.
    pub errors: Vec<String>,
    /// Each element's name with its attributes, in order.
    pub elements: Vec<(String, Vec<(String, String)>)>,
    /// All text, in order.
    pub text: String,
}

/// Reads a page.
pub fn read(page: &str) -> Read {
    let tokenizer = TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() };
    let options = ParseOpts { tokenizer, ..ParseOpts::default() };
    let dom = parse_document(RcDom::default(), options).one(page);
    let found = Rc::new(RefCell::new(Read { errors: vec![], elements: vec![], text: String::new() }));
    walk(&dom.document, &found);
    let errors = dom.errors.borrow().iter().map(ToString::to_string).collect();
    Read { errors, ..Rc::into_inner(found).expect("the walk is over").into_inner() }
}

fn walk(node: &Handle, found: &Rc<RefCell<Read>>) {
    match &node.data {
        NodeData::Element { name, attrs, .. } => {
            let attributes =
                attrs.borrow().iter().map(|each| (each.name.local.to_string(), each.value.to_string())).collect();
            found.borrow_mut().elements.push((name.local.to_string(), attributes));
        }
        NodeData::Text { contents } => found.borrow_mut().text.push_str(&contents.borrow()),
        NodeData::Document
        | NodeData::Doctype { .. }
        | NodeData::Comment { .. }
        | NodeData::ProcessingInstruction { .. } => {}
    }
    node.children.borrow().iter().for_each(|child| walk(child, found));
}

#[allow(dead_code, reason = "each test program uses its part")]
impl Read {
    /// How many elements of this name there are.
    pub fn count(&self, element: &str) -> usize {
        self.elements.iter().filter(|(name, _)| name == element).count()
    }

    /// The values of all attributes of this name.
    pub fn attributes(&self, name: &str) -> Vec<&str> {
        let all = self.elements.iter().flat_map(|(_, attributes)| attributes);
        all.filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect()
    }
}
