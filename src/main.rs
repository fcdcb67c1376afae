fn main() {
    guarantee_board::ui::run(None).unwrap();
}
