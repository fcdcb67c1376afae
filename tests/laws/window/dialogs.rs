//! What file dialogs ask for and answer.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::os::OperatingSystem::{Mac, Nix, Windows};
use guarantee_board::files::{ExportKind, Exporting, Intake, Purpose};
use guarantee_board::ui::dialogs::{Filter, Reply, filters, reply};
use guarantee_board::ui::inside::TypePath;

#[test]
fn every_file_can_be_opened_and_a_new_one_gets_its_ending() {
    let saved = Purpose::Export(Exporting::of(ExportKind::Matrix));
    let all: Filter = ("All files", &["*"]);
    let (scenario, workbook): (Filter, Filter) = (("Scenario", &["ron"]), ("Export", &["xlsx"]));
    for os in [Nix, Windows] {
        assert_eq!(filters(Purpose::Open, os), [scenario, all]);
        assert_eq!(filters(Purpose::TakeIn(Intake::Table), os), [("Table", Intake::Table.endings()), all]);
        assert_eq!(filters(saved, os), [workbook, all]);
    }
    assert_eq!(filters(Purpose::Open, Mac), []);
    assert_eq!(filters(Purpose::TakeFrom, Mac), []);
    assert_eq!(filters(Purpose::TakeIn(Intake::Copies), Mac), []);
    assert_eq!(filters(saved, Mac), [workbook]);
}

#[test]
fn one_file_and_several_are_told_apart() {
    let slow = Duration::from_secs(2);
    let (one, other) = (PathBuf::from("a.ron"), PathBuf::from("b.ron"));
    assert_eq!(reply(vec![one.clone()], slow), Reply::Picked(one.clone()));
    assert_eq!(reply(vec![one.clone(), other.clone()], slow), Reply::PickedAll(vec![one, other]));
    assert_eq!(reply(Vec::new(), Duration::ZERO), Reply::Unavailable);
}

#[test]
fn a_tilde_alone_or_before_a_separator_is_the_users_folder() {
    let typed = |text: &str| TypePath::new(Purpose::Open, PathBuf::new(), text);
    let home = Some(Path::new("/home/me"));
    assert_eq!(typed("~/a.ron").path(home), Path::new("/home/me/a.ron"));
    assert_eq!(typed(" ~ ").path(home), Path::new("/home/me/"));
    assert_eq!(typed("~other/a.ron").path(home), Path::new("~other/a.ron"));
    assert_eq!(typed("a~/b").path(home), Path::new("a~/b"));
    assert_eq!(typed("~/a.ron").path(None), Path::new("~/a.ron"));
}
