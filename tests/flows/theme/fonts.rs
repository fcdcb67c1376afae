//! No letter or sign that may be shown lacks a glyph; the harness panics where one does.
use std::fs;
use std::path::Path;
use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, Theme, Ui};
use egui_kittest::HarnessBuilder;
use guarantee_board::ui::theme::Type;

use crate::common::drawn;

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
