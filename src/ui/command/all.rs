//! All commands, by what they do, in the order of the menus.

/// Declares the commands with their documentation, in the order of the menus.
macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// A command of the program.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command { $($(#[$doc])* $name,)+ }

        impl Command {
            /// All commands, in the order of the menus.
            pub const ALL: &[Self] = &[$(Self::$name,)+];
        }
    };
}

commands! {
    /// A new scenario with nothing in it.
    New,
    /// Another scenario file.
    Open,
    /// The scenario that comes with the program.
    OpenShipped,
    /// The small example.
    OpenFirstSteps,
    /// Writes the file.
    Save,
    /// Writes another file.
    SaveAs,
    /// What groups have made of their copies.
    BringIn,
    /// The rows of a table.
    ImportTable,
    /// Minutes, tables and pictures as files.
    Export,
    /// The minutes on the clipboard.
    CopyMinutes,
    /// What is to be said about the scenario itself.
    AboutScenario,
    /// Ends the program.
    Quit,
    /// Takes back the last edit.
    Undo,
    /// Does it again.
    Redo,
    /// The keyboard goes to the palette's search.
    FindElement,
    /// Away with the cards.
    ClearBoard,
    /// The editor beside the board.
    EditScenario,
    /// Things of another scenario file.
    TakeFrom,
    /// Offers and gifts in the middle of the window.
    ShowGrid,
    /// What the editor shows, once more.
    Duplicate,
    /// Away with it.
    Delete,
    /// What the selected card rests on.
    OpenCard,
    /// The selected card is the one that the room talks about, or is so no longer.
    DiscussCard,
    /// The selected card starts one phase earlier.
    MoveEarlier,
    /// The selected card starts one phase later.
    MoveLater,
    /// Settles that the selected card is on the board, or unsettles it.
    PinCard,
    /// Takes the selected card off the board.
    RemoveCard,
    /// An empty package.
    NewPackage,
    /// A copy of the package on the board.
    DuplicatePackage,
    /// Another name for it.
    RenamePackage,
    /// Away with it.
    DeletePackage,
    /// The package before it in the list.
    PreviousPackage,
    /// The package after it in the list.
    NextPackage,
    /// The package on the board, kept as it stands.
    CloseRound,
    /// The round before, on the board.
    PreviousRound,
    /// The round after, on the board.
    NextRound,
    /// The room's votes are cast in private.
    CastVotes,
    /// The room's votes, shown or hidden.
    RevealVotes,
    /// Ballots that leave and come back as files.
    BallotsByFile,
    /// A clock for the round.
    StartTimer,
    /// The clock stands still, or goes on.
    PauseTimer,
    /// Away with the clock.
    StopTimer,
    /// A second window for the screen that is shared.
    Audience,
    /// The second window before all others.
    RaiseAudience,
    /// What the second window shows stays as it is.
    FreezeAudience,
    /// The package that is looked at, in the second window too.
    SharePreview,
    /// The board in the middle of the window.
    ShowBoard,
    /// Elements and actors in the middle of the window.
    ShowMatrix,
    /// One actor in the middle of the window.
    ShowActor,
    /// The rounds in the middle of the window.
    ShowRounds,
    /// Packages side by side in the middle of the window.
    ShowComparison,
    /// Seats, votes and points in the middle of the window.
    ShowRoom,
    /// What the verdict rests on.
    ExplainVerdict,
    /// What could be: the nearest packages that the group could accept.
    ShowWays,
    /// What has changed so far.
    ShowChanges,
    /// What may have been overlooked in the scenario.
    ShowReview,
    /// What holds the scenario together: what is said of whom and what, and on how much it rests.
    ShowCoverage,
    /// Everyone is heard again, as of the usual day.
    Unfilter,
    /// Which actors stand by name in the header.
    ActorsInStrip,
    /// One step back along the trail of explanations.
    Back,
    /// The view for a shared screen.
    Present,
    /// Larger text in the second window.
    AudienceLarger,
    /// Smaller text there.
    AudienceSmaller,
    /// Only the board there, without what stands beside it.
    WholeBoard,
    /// Light colours.
    LightTheme,
    /// Dark colours.
    DarkTheme,
    /// As the system has it.
    SystemTheme,
    /// Everything larger.
    ZoomIn,
    /// Everything smaller.
    ZoomOut,
    /// The normal size.
    ZoomReset,
    /// Nothing moves by itself.
    ReduceMotion,
    /// The palette of all commands.
    CommandPalette,
    /// The guide.
    Guide,
    /// What the words mean.
    Words,
    /// The sheet of keys.
    Keys,
    /// The hints of the first minute, once more.
    ShowHints,
    /// What the program says of itself.
    About,
}
