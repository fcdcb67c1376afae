//! The program.

fn main() {
    if let Err(error) = guarantee_board::ui::run(std::env::args_os().nth(1).map(Into::into)) {
        eprintln!("guarantee-board: {error}");
        std::process::exit(1);
    }
}
