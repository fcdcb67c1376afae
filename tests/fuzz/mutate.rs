//! Makes inputs out of inputs: changes bytes, words and whole groups, so that some stay readable and most do not.

/// A small generator of its own, so that a seed gives the same with every version of every crate (Steele, Lea and
/// Flood's SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    /// A number below the bound, which must not be 0.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    /// One of these.
    pub fn pick<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

/// Words that have a meaning in the format, or none anywhere.
const WORDS: &[&str] = &[
    "0",
    "1",
    "3",
    "4",
    "5",
    "999999999999",
    "-1",
    "0.001",
    "1e9",
    "18446744073709551616",
    "true",
    "Some(",
    "None",
    "Ready",
    "Absolute",
    "Contested",
    "Card",
    "Named",
    "Not",
    "All",
    "Any",
    "AtLeast",
    "Reaches",
    "\"\"",
    "()",
    "[]",
    "{}",
    ":",
    ",",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "r#\"",
    "/*",
    "*/",
    "//",
    "format: 3",
    "format: 0",
    "2025-02-30",
    "9999-12-31",
    "\u{202e}",
    "\u{200b}",
    "\0",
    "\u{feff}",
    "Є\u{301}",
    "👩‍👩‍👧‍👦",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://",
    "'a'",
    "0x",
    "#![enable(implicit_some)]",
];

/// What inputs are made from.
#[derive(Default)]
pub struct Corpus {
    /// Those that can be read.
    pub sound: Vec<Vec<u8>>,
    /// The others.
    pub broken: Vec<Vec<u8>>,
}

impl Corpus {
    /// Adds an input.
    pub fn add(&mut self, bytes: Vec<u8>, sound: bool) {
        if sound { self.sound.push(bytes) } else { self.broken.push(bytes) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.sound.len() + self.broken.len()
    }

    /// One of them: mostly a sound one, since it is easily broken.
    fn pick(&self, dice: &mut Dice) -> &[u8] {
        let from = if dice.below(4) > 0 || self.broken.is_empty() { &self.sound } else { &self.broken };
        dice.pick::<Vec<u8>>(from)
    }
}

/// Another input, made from one of the corpus and perhaps a second one.
pub fn made(corpus: &Corpus, dice: &mut Dice) -> Vec<u8> {
    let mut bytes = corpus.pick(dice).to_vec();
    // Most are changed in one place: what is sound stays so now and then.
    let changes = if dice.below(3) == 0 { 2 + dice.below(4) } else { 1 };
    for _ in 0..changes {
        match dice.below(20) {
            0 => flip(&mut bytes, dice),
            1 => truncate(&mut bytes, dice),
            2 => insert(&mut bytes, dice),
            3 | 4 => replace_word(&mut bytes, dice),
            5 | 6 => swap_words(&mut bytes, dice),
            7 => drop_group(&mut bytes, dice),
            8 => copy_group(&mut bytes, dice),
            9 => nest_group(&mut bytes, dice),
            10 => lengthen(&mut bytes, dice),
            11 => splice(&mut bytes, corpus.pick(dice), dice),
            // What stands under one name takes the place of another that does: much of that can be read.
            12..18 => swap_alike(&mut bytes, dice),
            _ => change_number(&mut bytes, dice),
        }
    }
    bytes
}

fn flip(bytes: &mut [u8], dice: &mut Dice) {
    if !bytes.is_empty() {
        let place = dice.below(bytes.len());
        bytes[place] ^= 1 << dice.below(8);
    }
}

fn truncate(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let length = dice.below(bytes.len() + 1);
    bytes.truncate(length);
}

fn insert(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let place = dice.below(bytes.len() + 1);
    let word = dice.pick(WORDS);
    bytes.splice(place..place, word.bytes());
}

/// Where the words are: names, numbers, and texts without their quotes.
fn words(bytes: &[u8]) -> Vec<(usize, usize)> {
    let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.') || byte >= 0x80;
    let mut words = Vec::new();
    let mut start = None;
    for (place, byte) in bytes.iter().copied().chain([b' ']).enumerate() {
        match (start, part(byte)) {
            (None, true) => start = Some(place),
            (Some(from), false) => {
                words.push((from, place));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn replace_word(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let words = words(bytes);
    if !words.is_empty() {
        let (from, to) = *dice.pick(&words);
        let word = dice.pick(WORDS);
        bytes.splice(from..to, word.bytes());
    }
}

/// Puts one word of the text in the place of another: ids then name other things.
fn swap_words(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let words = words(bytes);
    if words.len() > 1 {
        let (from, to) = *dice.pick(&words);
        let (other, end) = *dice.pick(&words);
        let word = bytes[other..end].to_vec();
        bytes.splice(from..to, word);
    }
}

/// The name of the field before a place: what stands before the last colon there.
fn field(bytes: &[u8], place: usize) -> &[u8] {
    let Some(colon) = bytes[..place].iter().rposition(|byte| *byte == b':') else { return &[] };
    let start = bytes[..colon].iter().rposition(|byte| !byte.is_ascii_lowercase() && *byte != b'_');
    &bytes[start.map_or(0, |start| start + 1)..colon]
}

fn swap_alike(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let words = words(bytes);
    if words.is_empty() {
        return;
    }
    let (from, to) = *dice.pick(&words);
    let name = field(bytes, from).to_vec();
    let alike: Vec<(usize, usize)> = words.into_iter().filter(|(start, _)| field(bytes, *start) == name).collect();
    let (other, end) = *dice.pick(&alike);
    let word = bytes[other..end].to_vec();
    bytes.splice(from..to, word);
}

fn change_number(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let mut words = words(bytes);
    words.retain(|(from, to)| bytes[*from..*to].iter().all(|byte| byte.is_ascii_digit() || *byte == b'.'));
    if !words.is_empty() {
        let (from, to) = *dice.pick(&words);
        let number = dice.pick(&["0", "1", "2", "3", "4", "10", "0.5", "12.5", "1000", "999999"]);
        bytes.splice(from..to, number.bytes());
    }
}

/// A group in brackets with what is between them, and the comma after it.
fn group(bytes: &[u8], dice: &mut Dice) -> Option<(usize, usize)> {
    let openings: Vec<usize> =
        bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, b'(' | b'[')).map(|(place, _)| place).collect();
    if openings.is_empty() {
        return None;
    }
    let start = *dice.pick(&openings);
    let mut depth = 0_usize;
    for (place, byte) in bytes.iter().enumerate().skip(start) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            let comma = usize::from(bytes.get(place + 1) == Some(&b','));
            return Some((start, place + 1 + comma));
        }
    }
    None
}

fn drop_group(bytes: &mut Vec<u8>, dice: &mut Dice) {
    if let Some((from, to)) = group(bytes, dice) {
        bytes.drain(from..to);
    }
}

fn copy_group(bytes: &mut Vec<u8>, dice: &mut Dice) {
    if let Some((from, to)) = group(bytes, dice) {
        let copies = 1 + if dice.below(20) == 0 { dice.below(2000) } else { dice.below(3) };
        let copy = bytes[from..to].repeat(copies.min(1 + 400_000 / (to - from)));
        bytes.splice(to..to, copy);
    }
}

fn nest_group(bytes: &mut Vec<u8>, dice: &mut Dice) {
    if let Some((from, to)) = group(bytes, dice) {
        let depth = 1 + if dice.below(20) == 0 { dice.below(20_000) } else { dice.below(20) };
        let (open, close) = *dice.pick(&[("(", ")"), ("[", "]"), ("Not(", ")"), ("All([", "])"), ("Some(", ")")]);
        bytes.splice(to..to, close.repeat(depth).into_bytes());
        bytes.splice(from..from, open.repeat(depth).into_bytes());
    }
}

/// Makes a word very long.
fn lengthen(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let words = words(bytes);
    if !words.is_empty() {
        let (from, to) = *dice.pick(&words);
        let times = if dice.below(10) == 0 { dice.below(60_000) } else { dice.below(300) };
        let more = bytes[from..to].repeat(times.min(1 + 300_000 / (to - from)));
        bytes.splice(to..to, more);
    }
}

fn splice(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let (at, from) = (dice.below(bytes.len() + 1), dice.below(other.len() + 1));
    bytes.truncate(at);
    bytes.extend_from_slice(&other[from..]);
}
