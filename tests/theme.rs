//! The look of the program: contrasts, glyphs, where colours may be named, and a sheet of everything it is built from.
mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use common::{drawn, picture};
use egui::{Color32, FontData, FontDefinitions, FontFamily, Frame, Mesh, Pos2, Rect, RichText, Shape, Theme, Ui, Vec2};
use egui_kittest::{Harness, HarnessBuilder};
use guarantee_board::scenario::{Degree, Feasibility};
use guarantee_board::ui::theme::{
    DegreeBar, FeasibilityBar, Icon, Tokens, Tone, Type, feasibility_bar, icon_ui, icons, space, tokens,
};

fn specimen(ui: &mut Ui) {
    ui.spacing_mut().item_spacing = egui::vec2(space::M, space::S);
    for tone in Tone::ALL {
        tone_row(ui, tone);
    }
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        left.vertical(type_scale);
        right.vertical(|ui| {
            icon_sizes(ui);
            bars(ui);
            controls(ui);
        });
    });
}

fn word(tone: Tone) -> &'static str {
    match tone {
        Tone::Bad => "Blocked",
        Tone::Warn => "Strained",
        Tone::Good => "Workable",
        Tone::Neutral => "Empty",
        Tone::Accent => "Suggested",
    }
}

fn tone_row(ui: &mut Ui, tone: Tone) {
    let tokens = tokens(ui);
    let colors = tokens.tone(tone);
    Frame::new().fill(colors.soft).corner_radius(space::RADIUS_LARGE).inner_margin(space::M).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.set_min_height(54.0);
            icon_ui(ui, Icon::of(tone), 30.0, colors.strong);
            ui.label(Type::Banner.text(word(tone)).color(colors.strong));
            ui.label(Type::Heading.text("2 red lines crossed").color(tokens.text));
            ui.label(Type::Body.text("weakest link: European fighter patrols").color(tokens.text_muted));
            for size in [12.0, 14.0, 16.0, 20.0] {
                icon_ui(ui, Icon::of(tone), size, colors.strong);
            }
            card(ui, tone);
        });
    });
}

fn card(ui: &mut Ui, tone: Tone) {
    let tokens = tokens(ui);
    let colors = tokens.tone(tone);
    let frame = Frame::new()
        .fill(tokens.card)
        .stroke((1.0, tokens.card_border))
        .corner_radius(space::RADIUS)
        .inner_margin(egui::Margin::symmetric(12, 6));
    let content = |ui: &mut Ui| {
        ui.label(Type::Title.text("European reassurance force"));
        ui.horizontal(|ui| {
            feasibility_bar(ui, Feasibility::Contested);
            ui.label(Type::Small.text("Contested").color(tokens.text_muted));
            icon_ui(ui, Icon::of(tone), 12.0, colors.strong);
            ui.label(Type::SmallStrong.text(word(tone)).color(colors.strong));
        });
    };
    let shown = frame.show(ui, |ui| ui.vertical(content));
    let edge = shown.response.rect.with_max_x(shown.response.rect.left() + 4.0);
    ui.painter().rect_filled(edge, egui::CornerRadius { nw: 6, sw: 6, ne: 0, se: 0 }, colors.line);
}

fn type_scale(ui: &mut Ui) {
    for step in Type::ALL {
        ui.label(step.text(format!("{step:?}: Guarantees ± 12–18 bn €, 3 → 2, “№ 5”")));
    }
    ui.label(Type::Label.text("AIR DEFENCE").color(tokens(ui).text_muted));
    ui.label("Безпека України: їжак ґанок, щастя, об’єкт ₴; Объём, ёлка, съезд");
    ui.label(Type::Strong.text("Гарантії безпеки, Европейские силы; Ελληνικά; Łódź, Česko, Türkiye"));
    ui.label(
        Type::Small.text("Second rank: M. Hess, IISS · L. Kim, Crisis Group — 2 sources").color(tokens(ui).text_muted),
    );
    ui.hyperlink_to("A link to a source", "https://example.org");
}

fn icon_sizes(ui: &mut Ui) {
    let color = tokens(ui).text;
    for size in [12.0, 16.0, 20.0, 28.0, 40.0] {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for icon in Icon::ALL {
                icon_ui(ui, icon, size, color);
            }
        });
    }
}

fn bars(ui: &mut Ui) {
    ui.horizontal(|ui| {
        for level in Feasibility::ALL {
            feasibility_bar(ui, level);
            ui.label(Type::Small.text(format!("{level:?}")));
        }
    });
    ui.horizontal(|ui| {
        ui.add(FeasibilityBar::new(Feasibility::Unlikely).spread(Feasibility::RuledOut, Feasibility::Likely));
        ui.add(FeasibilityBar::new(Feasibility::Likely).spread(Feasibility::Contested, Feasibility::Ready));
        ui.add(FeasibilityBar::new(Feasibility::Contested).height(16.0));
        ui.add(FeasibilityBar::new(Feasibility::RuledOut).height(16.0));
    });
    ui.horizontal(|ui| {
        ui.add(DegreeBar::new(Degree(2), Degree(2)).floor(Degree(3)));
        ui.add(DegreeBar::new(Degree(4), Degree(1)).floor(Degree(2)));
        ui.add(DegreeBar::new(Degree(0), Degree(0)));
    });
    ui.horizontal(|ui| {
        ui.add(DegreeBar::new(Degree(3), Degree(0)));
        ui.add(DegreeBar::new(Degree(4), Degree(4)).floor(Degree(4)));
        ui.add(DegreeBar::new(Degree(1), Degree(1)).floor(Degree(0)));
    });
}

fn controls(ui: &mut Ui) {
    let tokens = tokens(ui);
    ui.horizontal(|ui| {
        let _ = ui.button("Button");
        let _ = ui.add(egui::Button::new(RichText::new("Primary button").color(tokens.on_accent)).fill(tokens.accent));
        ui.add_enabled_ui(false, |ui| ui.button("Not now"));
        let _ = ui.selectable_label(true, "Selected");
        let _ = ui.selectable_label(false, "Not selected");
    });
    ui.horizontal(|ui| {
        ui.checkbox(&mut true, "Ticked");
        ui.checkbox(&mut false, "Not ticked");
        let _ = ui.radio(true, "Chosen");
        let _ = ui.radio(false, "Not chosen");
        let label = ui.label("Where");
        let list = egui::ComboBox::from_id_salt("option").selected_text("Western part").show_ui(ui, |_| {});
        list.response.labelled_by(label.id);
    });
    ui.horizontal(|ui| {
        let label = ui.label("Find");
        ui.add(egui::TextEdit::singleline(&mut String::new()).hint_text("an element").desired_width(160.0))
            .labelled_by(label.id);
        ui.add(egui::Slider::new(&mut 3.0, 0.0..=4.0).text("Scale"));
    });
    ui.horizontal(|ui| {
        for color in [tokens.ground, tokens.cell, tokens.cell_hover, tokens.card_hover, tokens.chip, tokens.selection] {
            swatch(ui, color, tokens);
        }
    });
}

fn swatch(ui: &mut Ui, color: Color32, tokens: &Tokens) {
    let frame = Frame::new().fill(color).stroke((1.0, tokens.card_border)).corner_radius(4.0).inner_margin(8.0);
    frame.show(ui, |ui| ui.label(Type::Small.text("Aa").color(tokens.text_muted)));
}

fn sheet(theme: Theme) -> Harness<'static> {
    drawn((1280.0, 1130.0), theme).build_ui(specimen)
}

#[test]
fn the_specimen_sheet_is_as_pictured_in_light() {
    picture(&mut sheet(Theme::Light), "specimen-light");
}

#[test]
fn the_specimen_sheet_is_as_pictured_in_dark() {
    picture(&mut sheet(Theme::Dark), "specimen-dark");
}

// ---- Contrast ----

/// WCAG 2.2, "contrast ratio": 1 (none) to 21 (black on white).
fn contrast(left: Color32, right: Color32) -> f64 {
    let (left, right) = (luminance(left), luminance(right));
    (left.max(right) + 0.05) / (left.min(right) + 0.05)
}

/// WCAG 2.2, "relative luminance".
fn luminance(color: Color32) -> f64 {
    assert!(color.is_opaque(), "contrast is defined for opaque colours, not {color:?}");
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
}

/// Every pair with less contrast than `least`, in words.
fn too_faint(least: f64, pairs: Vec<(String, Color32, Color32)>) -> Vec<String> {
    let ratio = |(name, above, below): (String, Color32, Color32)| (name, contrast(above, below));
    let faint = pairs.into_iter().map(ratio).filter(|&(_, ratio)| ratio < least);
    faint.map(|(name, ratio)| format!("{name}: {ratio:.2}")).collect()
}

/// The surfaces that text and graphics of any kind stand on.
fn surfaces(tokens: &Tokens) -> [(&'static str, Color32); 6] {
    [
        ("window", tokens.window),
        ("panel", tokens.panel),
        ("ground", tokens.ground),
        ("card", tokens.card),
        ("card_hover", tokens.card_hover),
        ("chip", tokens.chip),
    ]
}

fn text_pairs(tokens: &Tokens) -> Vec<(String, Color32, Color32)> {
    let softs = Tone::ALL.map(|tone| ("soft", tokens.tone(tone).soft));
    let more = [("cell", tokens.cell), ("cell_hover", tokens.cell_hover), ("selection", tokens.selection)];
    let mut pairs = vec![
        ("on_accent on accent".to_owned(), tokens.on_accent, tokens.accent),
        ("on_accent on accent_hover".to_owned(), tokens.on_accent, tokens.accent_hover),
        ("focus on selection".to_owned(), tokens.focus, tokens.selection),
    ];
    for (name, below) in surfaces(tokens).into_iter().chain(softs).chain(more) {
        pairs.push((format!("text on {name}"), tokens.text, below));
        pairs.push((format!("text_muted on {name}"), tokens.text_muted, below));
    }
    for (name, below) in surfaces(tokens) {
        pairs.push((format!("accent on {name}"), tokens.accent, below));
    }
    for tone in Tone::ALL {
        let colors = tokens.tone(tone);
        for (name, below) in surfaces(tokens).into_iter().chain([("its soft", colors.soft), ("cell", tokens.cell)]) {
            pairs.push((format!("strong {tone:?} on {name}"), colors.strong, below));
        }
    }
    pairs
}

fn graphic_pairs(tokens: &Tokens) -> Vec<(String, Color32, Color32)> {
    let mut pairs = Vec::new();
    for (name, below) in surfaces(tokens).into_iter().chain([("cell", tokens.cell)]) {
        for (edge, above) in [
            ("control_border", tokens.control_border),
            ("card_border_hover", tokens.card_border_hover),
            ("card_border_selected", tokens.card_border_selected),
            ("focus", tokens.focus),
        ] {
            pairs.push((format!("{edge} on {name}"), above, below));
        }
    }
    for tone in Tone::ALL {
        let colors = tokens.tone(tone);
        for (name, below) in surfaces(tokens).into_iter().chain([("its soft", colors.soft)]) {
            pairs.push((format!("line {tone:?} on {name}"), colors.line, below));
        }
    }
    for level in Feasibility::ALL {
        for (name, below) in surfaces(tokens).into_iter().chain([("off", tokens.off)]) {
            pairs.push((format!("level {level:?} on {name}"), tokens.level(level), below));
        }
    }
    pairs
}

#[test]
fn text_has_a_contrast_of_four_and_a_half_in_the_light_theme() {
    assert_eq!(too_faint(4.5, text_pairs(Tokens::light())), [""; 0]);
}

#[test]
fn text_has_a_contrast_of_four_and_a_half_in_the_dark_theme() {
    assert_eq!(too_faint(4.5, text_pairs(Tokens::dark())), [""; 0]);
}

#[test]
fn graphics_have_a_contrast_of_three_in_the_light_theme() {
    assert_eq!(too_faint(3.0, graphic_pairs(Tokens::light())), [""; 0]);
}

#[test]
fn graphics_have_a_contrast_of_three_in_the_dark_theme() {
    assert_eq!(too_faint(3.0, graphic_pairs(Tokens::dark())), [""; 0]);
}

#[test]
fn contrast_is_one_for_a_colour_on_itself_and_twenty_one_for_black_on_white() {
    assert!((contrast(Color32::GRAY, Color32::GRAY) - 1.0).abs() < 1e-9);
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
}

// ---- Where colours may be named ----

/// The colours that a line of source names by value.
fn colour_literals(line: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap_or_default();
    let word = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let named = code.split("Color32::").skip(1).map(word).filter(|name| {
        let constant = name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
        (constant && !["TRANSPARENT", "PLACEHOLDER"].contains(&name.as_str())) || name.starts_with("from_")
    });
    let hex = |mark: &'static str| {
        code.split(mark)
            .skip(1)
            .map(word)
            .filter(|digits| (6..=8).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit()))
    };
    let other = ["Rgba::from", "Hsva::new", "hex_color!", "Color32("].iter().filter(|made| code.contains(**made));
    named.chain(hex("0x")).chain(hex("#")).chain(other.map(|made| (*made).to_owned())).collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn only_the_tokens_name_colours() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut elsewhere = Vec::new();
    for path in sources(&ui) {
        let text = fs::read_to_string(&path).expect("a source file");
        let literals: Vec<String> = text.lines().flat_map(colour_literals).collect();
        if path.ends_with("theme/tokens.rs") {
            assert!(literals.len() > 50, "the search must find the literals that are there");
        } else if !literals.is_empty() {
            elsewhere.push((path, literals));
        }
    }
    assert_eq!(elsewhere, []);
}

// ---- Glyphs ----

const UKRAINIAN: &str = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ʼ";
const RUSSIAN: &str = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя";
const GREEK: &str = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ";
const LATIN: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ\
    ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŌōŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŸŹźŻżŽžȘșȚțẞ";
const SIGNS: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ §©®«»°±²³·¹º¼½¾¿¡×÷–—‘’‚“”„†‡•…‰‹›€₴₽£¥№™←↑→↓↔−≈≠≤≥√∞∑✓";

fn alphabets() -> String {
    [UKRAINIAN, RUSSIAN, GREEK, LATIN, SIGNS].concat()
}

#[test]
fn every_step_of_the_type_scale_has_a_glyph_for_every_letter_and_sign() {
    let show = |ui: &mut Ui| {
        for step in Type::ALL {
            ui.label(step.text(alphabets()));
        }
    };
    drawn::<()>((1280.0, 1600.0), Theme::Light).build_ui(show).run();
}

#[test]
fn the_shipped_faces_need_no_other_font_for_letters_and_signs() {
    for face in ["Inter-Regular.ttf", "Inter-SemiBold.ttf"] {
        let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/fonts").join(face)).expect(face);
        let mut fonts = FontDefinitions::empty();
        fonts.font_data.insert(face.to_owned(), Arc::new(FontData::from_owned(bytes)));
        for family in [FontFamily::Proportional, FontFamily::Monospace] {
            fonts.families.insert(family, vec![face.to_owned()]);
        }
        let alone = HarnessBuilder::<()>::default().with_context_setup(move |ctx| ctx.set_fonts(fonts));
        alone.build_ui(|ui| drop(ui.label(alphabets()))).run();
    }
}

#[test]
fn every_icon_looks_different_from_every_other() {
    let drawing = |icon: Icon| {
        let mut harness = drawn((16.0, 16.0), Theme::Light).build_ui(move |ui| {
            let color = tokens(ui).text;
            icons::paint(&ui.ctx().debug_painter(), icon, Rect::from_min_size(Pos2::ZERO, Vec2::splat(16.0)), color);
        });
        harness.render().expect("a picture").into_raw()
    };
    let drawings: Vec<Vec<u8>> = Icon::ALL.into_iter().map(drawing).collect();
    for (index, left) in drawings.iter().enumerate() {
        for (other, right) in drawings.iter().enumerate().skip(index + 1) {
            let differing = left.chunks(4).zip(right.chunks(4)).filter(|(a, b)| a != b).count();
            assert!(differing >= 12, "{:?} and {:?} share a shape", Icon::ALL[index], Icon::ALL[other]);
        }
    }
}

// ---- The pictures themselves ----

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let bytes = || sheet(Theme::Dark).render().expect("a picture").into_raw();
    assert_eq!(bytes(), bytes());
}

/// Half-transparent triangles around a point, as a mesh of one shape.
fn fan(center: Pos2, rim: &[Pos2], color: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    mesh.colored_vertex(center, color);
    for &point in rim {
        mesh.colored_vertex(point, color);
    }
    let count = rim.len() as u32;
    for index in 0..count {
        mesh.add_triangle(0, 1 + index, 1 + (index + 1) % count);
    }
    mesh
}

#[test]
fn triangles_that_share_edges_cover_each_pixel_once() {
    let rim =
        [(0.0, 0.0), (31.3, 0.0), (64.0, 0.0), (64.0, 17.7), (64.0, 64.0), (12.9, 64.0), (0.0, 64.0), (0.0, 40.1)];
    let rim = rim.map(|(x, y)| Pos2::new(x, y));
    let mut harness = drawn((64.0, 64.0), Theme::Light).build_ui(move |ui| {
        let mesh = fan(Pos2::new(27.31, 36.77), &rim, Color32::from_black_alpha(128));
        ui.ctx().debug_painter().add(Shape::mesh(mesh));
    });
    let picture = harness.render().expect("a picture");
    let first = picture.get_pixel(0, 0);
    assert_eq!(first.0, [127, 127, 127, 255], "white under half black");
    assert!(picture.pixels().all(|pixel| pixel == first));
}
