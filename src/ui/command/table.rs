//! The one table of commands: text, tooltip, icon, keys, where it stands in the menus, and when it can be done.

use egui::{Key, Modifiers};

use super::all::Command;
use super::spec::{Menu, Scope, Spec};

use crate::ui::theme::Icon;

const PLAIN: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl Command {
    /// What the table says of it.
    #[expect(clippy::too_many_lines, reason = "a table: one entry a command")]
    pub const fn spec(self) -> Spec {
        use Menu as M;
        match self {
            Self::New => {
                Spec::new(M::File, 0, "New scenario", "Starts a scenario with nothing in it").keys(CTRL, Key::N)
            }
            Self::Open => Spec::new(M::File, 0, "Open…", "Opens a scenario file").keys(CTRL, Key::O).icon(Icon::Folder),
            Self::OpenShipped => {
                Spec::new(M::File, 1, "Open Ukraine 2025", "Opens the scenario that comes with the program")
            }
            Self::OpenFirstSteps => {
                Spec::new(M::File, 1, "Open the small example", "Opens a scenario that can be read in a minute")
            }
            Self::Save => {
                Spec::new(M::File, 2, "Save", "Writes the scenario to its file").keys(CTRL, Key::S).icon(Icon::Save)
            }
            Self::SaveAs => {
                Spec::new(M::File, 2, "Save as…", "Writes the scenario to another file").keys(CTRL_SHIFT, Key::S)
            }
            Self::BringIn => Spec::new(M::File, 3, "Bring in…", "Adds what groups have made of their copies"),
            Self::ImportTable => Spec::new(M::File, 3, "Import a table…", "Takes in the rows of a spreadsheet"),
            Self::Export => Spec::new(M::File, 4, "Export…", "Writes minutes, tables and pictures to send round")
                .keys(CTRL_SHIFT, Key::E),
            Self::CopyMinutes => Spec::new(M::File, 4, "Copy the minutes", "Puts them on the clipboard, without names"),
            Self::AboutScenario => Spec::new(
                M::File,
                4,
                "About this scenario",
                "Shows what it rests on, how much of it is judgement, and what stands in it of each actor",
            ),
            Self::Quit => {
                Spec::new(M::File, 5, "Quit", "Ends the program; asks first if something is unsaved").keys(CTRL, Key::Q)
            }
            Self::Undo => Spec::new(M::Edit, 0, "Undo", "Takes back the last change")
                .keys(CTRL, Key::Z)
                .icon(Icon::Undo)
                .scope(Scope::OutsideText),
            Self::Redo => Spec::new(M::Edit, 0, "Redo", "Does again what was taken back")
                .keys(CTRL_SHIFT, Key::Z)
                .or(CTRL, Key::Y)
                .icon(Icon::Redo)
                .scope(Scope::OutsideText),
            Self::FindElement => {
                Spec::new(M::Edit, 1, "Find an element", "Goes to the search of the palette; typing does so too")
                    .keys(CTRL, Key::F)
                    .icon(Icon::Search)
            }
            Self::ClearBoard => {
                Spec::new(M::Edit, 1, "Clear board", "Takes all cards off the board that are not pinned; can be undone")
            }
            Self::EditScenario => {
                Spec::new(M::Edit, 2, "Edit the scenario", "Shows actors, elements, positions and all else in forms")
                    .keys(PLAIN, Key::F4)
            }
            Self::TakeFrom => Spec::new(
                M::Edit,
                2,
                "Take from another scenario…",
                "Takes elements and positions over from another file, with all they need",
            ),
            Self::ShowGrid => Spec::new(
                M::Edit,
                2,
                "Offers and gifts in a grid",
                "Sets who would provide what, and what gives what, for several elements at once",
            ),
            Self::Duplicate => Spec::new(M::Edit, 3, "Duplicate in the editor", "Adds a copy").in_editor(CTRL, Key::D),
            Self::Delete => Spec::new(M::Edit, 3, "Delete in the editor", "Deletes it").in_editor(PLAIN, Key::Delete),
            Self::OpenCard => Spec::new(M::Card, 0, "Explain card", "Shows what the selected card rests on")
                .keys(PLAIN, Key::Enter)
                .icon(Icon::Info)
                .scope(Scope::Card),
            Self::DiscussCard => Spec::new(
                M::Card,
                0,
                "Under discussion",
                "Marks the card that the room talks about, here and in the audience window",
            )
            .keys(CTRL_SHIFT, Key::D)
            .icon(Icon::Speech),
            Self::MoveEarlier => Spec::new(M::Card, 1, "Move to the phase before", "The card starts one phase earlier")
                .keys(CTRL, Key::ArrowLeft)
                .scope(Scope::Card),
            Self::MoveLater => Spec::new(M::Card, 1, "Move to the phase after", "The card starts one phase later")
                .keys(CTRL, Key::ArrowRight)
                .scope(Scope::Card),
            Self::PinCard => {
                Spec::new(M::Card, 2, "Pin or unpin card", "Settles that the card is on the board, or unsettles it")
                    .keys(CTRL, Key::L)
                    .icon(Icon::Lock)
                    .scope(Scope::Card)
            }
            Self::RemoveCard => Spec::new(M::Card, 3, "Remove card", "Takes the selected card off the board")
                .keys(PLAIN, Key::Delete)
                .icon(Icon::Close)
                .scope(Scope::Card),
            Self::NewPackage => {
                Spec::new(M::Package, 0, "New package…", "Starts an empty package").keys(CTRL, Key::T).icon(Icon::Plus)
            }
            Self::DuplicatePackage => {
                Spec::new(M::Package, 0, "Duplicate package", "Copies the package on the board").keys(CTRL, Key::D)
            }
            Self::RenamePackage => {
                Spec::new(M::Package, 0, "Rename package…", "Gives the package on the board another name")
                    .keys(PLAIN, Key::F2)
            }
            Self::DeletePackage => {
                Spec::new(M::Package, 0, "Delete package", "Deletes the package on the board; can be undone")
            }
            Self::PreviousPackage => {
                Spec::new(M::Package, 1, "Package before", "Shows the package before this one in the list")
                    .keys(CTRL, Key::PageUp)
            }
            Self::NextPackage => {
                Spec::new(M::Package, 1, "Package after", "Shows the package after this one in the list")
                    .keys(CTRL, Key::PageDown)
            }
            Self::CloseRound => {
                Spec::new(M::Workshop, 0, "Close round…", "Keeps the package as it stands, with its verdict")
                    .keys(CTRL, Key::R)
            }
            Self::PreviousRound => {
                Spec::new(M::Workshop, 0, "Round before", "Shows how the board stood one round earlier")
                    .keys(CTRL_SHIFT, Key::PageUp)
            }
            Self::NextRound => Spec::new(M::Workshop, 0, "Round after", "Shows how the board stood one round later")
                .keys(CTRL_SHIFT, Key::PageDown),
            Self::CastVotes => Spec::new(
                M::Workshop,
                1,
                "Cast votes…",
                "Passes the laptop round: each seat votes and sees only its own",
            ),
            Self::RevealVotes => {
                Spec::new(M::Workshop, 1, "Reveal the votes", "Shows what the room has voted, or hides it again")
            }
            Self::BallotsByFile => Spec::new(M::Workshop, 1, "Ballots…", "Lets those who are elsewhere vote, by file"),
            Self::StartTimer => Spec::new(M::Workshop, 2, "Start a timer…", "Shows how much time the round has left"),
            Self::PauseTimer => Spec::new(M::Workshop, 2, "Pause the timer", "Stops the clock, or lets it go on"),
            Self::StopTimer => Spec::new(M::Workshop, 2, "Away with the timer", "The clock is gone"),
            Self::Audience => {
                Spec::new(M::Workshop, 3, "Audience window", "Opens a second window for the screen that is shared")
                    .keys(PLAIN, Key::F6)
                    .icon(Icon::Screen)
            }
            Self::RaiseAudience => Spec::new(
                M::Workshop,
                3,
                "Bring the audience window to the front",
                "Shows it before all other windows; what it shows stays as it is",
            )
            .keys(Modifiers::SHIFT, Key::F6),
            Self::FreezeAudience => Spec::new(
                M::Workshop,
                3,
                "Freeze the audience window",
                "It stays as it is while the next step is prepared, or follows again",
            )
            .keys(PLAIN, Key::F7),
            Self::SharePreview => Spec::new(
                M::Workshop,
                3,
                "Show this preview to the audience",
                "The audience sees the package that is looked at, marked as not decided",
            ),
            Self::ShowBoard => Spec::new(M::View, 0, "Board", "Shows the cards by phase").keys(CTRL, Key::Num1),
            Self::ShowMatrix => {
                Spec::new(M::View, 0, "Positions", "Shows how each actor stands to each element").keys(CTRL, Key::Num2)
            }
            Self::ShowActor => {
                Spec::new(M::View, 0, "Actors", "Shows all positions of one actor").keys(CTRL, Key::Num3)
            }
            Self::ShowRounds => {
                Spec::new(M::View, 0, "Rounds", "Shows what each round ended with, and what changed between them")
                    .keys(CTRL, Key::Num4)
            }
            Self::ShowComparison => {
                Spec::new(M::View, 0, "Compare", "Shows two to five packages or rounds side by side")
                    .keys(CTRL, Key::Num5)
            }
            Self::ShowRoom => Spec::new(M::View, 0, "Votes", "Shows seats and votes, and the points for the minutes")
                .keys(CTRL, Key::Num6),
            Self::ExplainVerdict => {
                Spec::new(M::View, 1, "Why this verdict", "Shows what the verdict rests on").keys(CTRL, Key::E)
            }
            Self::ShowWays => {
                Spec::new(M::View, 1, "Ways forward", "Shows the nearest packages that the group could accept")
                    .keys(CTRL, Key::G)
            }
            Self::ShowChanges => {
                Spec::new(M::View, 1, "What has changed", "Shows the latest changes and what followed from each")
                    .keys(CTRL, Key::H)
                    // Cmd+H hides a program.
                    .on_mac(CTRL_SHIFT, Key::H)
            }
            Self::ShowReview => {
                Spec::new(M::View, 1, "Review of the scenario", "Shows what is used by nothing or can never be")
            }
            Self::ShowCoverage => Spec::new(
                M::View,
                1,
                "What holds this together",
                "Shows what is said of each actor and element, and on how much it rests",
            ),
            // Ctrl+0 is the normal size, as it is in every program that zooms.
            Self::Unfilter => Spec::new(M::View, 1, "All filters off", "Hears everyone again, as of the usual day")
                .keys(CTRL_SHIFT, Key::F),
            Self::ActorsInStrip => {
                Spec::new(M::View, 1, "Actors in the strip…", "Chooses which actors stand by name above the board")
            }
            Self::Back => Spec::new(M::View, 1, "Back", "Goes one step back from an explanation")
                .keys(PLAIN, Key::Escape)
                .scope(Scope::OutsideText),
            Self::Present => {
                Spec::new(M::View, 2, "Present", "Shows larger text and nothing to edit, for a shared screen")
                    .keys(PLAIN, Key::F5)
                    .icon(Icon::Screen)
            }
            Self::AudienceLarger => {
                Spec::new(M::View, 2, "Audience text larger", "Makes everything in the audience window larger")
            }
            Self::AudienceSmaller => {
                Spec::new(M::View, 2, "Audience text smaller", "Makes everything in the audience window smaller")
            }
            Self::WholeBoard => Spec::new(
                M::View,
                2,
                "Whole board for the audience",
                "The audience window shows the board alone, with more room for each card",
            ),
            Self::LightTheme => Spec::new(M::View, 3, "Light theme", "Shows dark text on light ground"),
            Self::DarkTheme => Spec::new(M::View, 3, "Dark theme", "Shows light text on dark ground"),
            Self::SystemTheme => Spec::new(M::View, 3, "Theme of the system", "Light or dark, as the system has it"),
            Self::ZoomIn => Spec::new(M::View, 4, "Larger", "Zooms in: everything becomes larger")
                .keys(CTRL, Key::Plus)
                .or(CTRL, Key::Equals),
            Self::ZoomOut => {
                Spec::new(M::View, 4, "Smaller", "Zooms out: everything becomes smaller").keys(CTRL, Key::Minus)
            }
            Self::ZoomReset => {
                Spec::new(M::View, 4, "Normal size", "Shows everything in its normal size").keys(CTRL, Key::Num0)
            }
            Self::ReduceMotion => {
                Spec::new(M::View, 5, "Reduce motion", "Nothing fades or slides; changes show at once")
            }
            Self::CommandPalette => {
                Spec::new(M::Help, 0, "Find a command…", "Finds anything the program can do by its name")
                    .keys(CTRL, Key::K)
                    .icon(Icon::Search)
            }
            Self::Guide => Spec::new(M::Help, 1, "Guide", "Explains the board on one page").keys(PLAIN, Key::F1),
            Self::Words => Spec::new(M::Help, 1, "What the words mean", "Explains the words on the screen")
                .keys(Modifiers::SHIFT, Key::F1),
            Self::Keys => Spec::new(M::Help, 1, "Keys", "Lists all keys")
                .keys(CTRL, Key::F1)
                // Cmd+F1 shows the same on all screens, the shared one too.
                .on_mac(CTRL, Key::Slash),
            Self::ShowHints => Spec::new(M::Help, 2, "Show the hints again", "Points at palette, card and verdict"),
            Self::About => Spec::new(M::Help, 3, "About", "Shows the version, where files are kept, and all licences"),
        }
    }
}
