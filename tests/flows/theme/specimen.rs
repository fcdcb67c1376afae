//! A sheet of everything that the screen is built from, to look at and to keep as it is.
use egui::{Color32, Frame, RichText, Theme, Ui};
use egui_kittest::Harness;
use guarantee_board::assess::Certainty;
use guarantee_board::scenario::{Degree, Feasibility};
use guarantee_board::ui::theme::{
    DegreeBar, FeasibilityBar, Icon, Tokens, Tone, Type, feasibility_bar, icon_ui, space, tokens,
};

use crate::common::{drawn, picture};

fn specimen(ui: &mut Ui) {
    ui.spacing_mut().item_spacing = egui::vec2(space::M, space::S);
    for tone in Tone::ALL {
        tone_row(ui, tone);
    }
    ui.add_space(space::S);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(450.0);
            type_scale(ui);
        });
        ui.vertical(|ui| {
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
            ui.set_min_height(68.0);
            icon_ui(ui, Icon::of(tone), 30.0, colors.strong);
            ui.label(Type::Banner.text(word(tone)).color(colors.strong));
            ui.label(Type::Heading.text("2 firm red lines").color(tokens.text));
            ui.label(Type::Body.text("Weakest link: European fighter patrols").color(tokens.text_muted));
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
        ui.label(step.text(format!("{step:?}: ± 12–18 bn €, 3 → 2, “№ 5”")));
    }
    ui.label(Type::Label.text("AIR DEFENCE").color(tokens(ui).text_muted));
    ui.label("Безпека України: їжак ґанок, щастя, об’єкт ₴; Объём, ёлка, съезд");
    ui.label(Type::Strong.text("Гарантії безпеки, Европейские силы; Ελληνικά; Łódź, Česko"));
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
        ui.spacing_mut().item_spacing.x = space::S;
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
    for certainty in [Certainty::UpperBound, Certainty::Unknown] {
        hollow_bars(ui, certainty);
    }
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

/// Bars of levels that rest on something unknown.
fn hollow_bars(ui: &mut Ui, certainty: Certainty) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        for level in Feasibility::ALL {
            ui.add(FeasibilityBar::new(level).certainty(certainty));
        }
        let bar = FeasibilityBar::new(Feasibility::Contested).certainty(certainty);
        ui.add(bar.spread(Feasibility::Unlikely, Feasibility::Likely));
        ui.add(bar.height(16.0));
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
    drawn((1280.0, 1186.0), theme).build_ui(specimen)
}

#[test]
fn the_specimen_sheet_is_as_pictured_in_light() {
    picture(&mut sheet(Theme::Light), "specimen-light");
}

#[test]
fn the_specimen_sheet_is_as_pictured_in_dark() {
    picture(&mut sheet(Theme::Dark), "specimen-dark");
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let bytes = || sheet(Theme::Dark).render().expect("a picture").into_raw();
    assert_eq!(bytes(), bytes());
}
