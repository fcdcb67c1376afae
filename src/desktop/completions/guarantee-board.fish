# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_guarantee_board_global_optspecs
    string join \n h/help V/version
end

function __fish_guarantee_board_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_guarantee_board_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_guarantee_board_using_subcommand
    set -l cmd (__fish_guarantee_board_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c guarantee-board -n "__fish_guarantee_board_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c guarantee-board -n "__fish_guarantee_board_needs_command" -s V -l version -d 'Print version'
complete -c guarantee-board -n "__fish_guarantee_board_needs_command" -a "check" -d 'Print the verdict and the findings, without a window'
complete -c guarantee-board -n "__fish_guarantee_board_needs_command" -a "search" -d 'Ask about all packages: which are acceptable, how near they are, and what excludes the others'
complete -c guarantee-board -n "__fish_guarantee_board_needs_command" -a "review" -d 'Say what may have been overlooked: what is used by nothing, rests on nothing, or can never be'
complete -c guarantee-board -n "__fish_guarantee_board_needs_command" -a "export" -d 'Write what a file holds in another form: minutes, tables, pictures'
complete -c guarantee-board -n "__fish_guarantee_board_needs_command" -a "import" -d 'Take sources, claims, actors, elements, positions, costs or capacities from a table of a spreadsheet'
complete -c guarantee-board -n "__fish_guarantee_board_needs_command" -a "merge" -d 'Bring what groups have made of their copies into one file, or join two versions of a file'
complete -c guarantee-board -n "__fish_guarantee_board_needs_command" -a "ballots" -d 'Write a page on which participants elsewhere vote, or take in what they send back'
complete -c guarantee-board -n "__fish_guarantee_board_needs_command" -a "format" -d 'Lay scenario files out as saving does, comments kept'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand check" -l package -d 'Assess this package instead of the current one' -r
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand check" -l voice -d 'Hear only this voice and what is on the record' -r
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand check" -l date -d 'Read the board as of this day instead of the scenario\'s own' -r
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand check" -l unknown -d 'The level that counts for what is unknown about a card, instead of the file\'s own' -r -f -a "ruled-out\t'Ruled out, the lowest'
unlikely\t'Unlikely'
contested\t'Contested'
likely\t'Likely'
ready\t'Ready, the highest'"
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand check" -l all -d 'Assess every package'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand check" -l json -d 'Print one JSON document'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l package -d 'Start from this package instead of the current one' -r
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l pin -d 'Settle this too; can be given several times' -r
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l binding -d 'Which positions must be respected' -r -f -a "absolute\t'Absolute ones'
firm\t'Absolute and firm ones'
all\t'All of them'"
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l at-least -d 'The lowest feasibility that will do' -r -f -a "ruled-out\t'Ruled out, the lowest'
unlikely\t'Unlikely'
contested\t'Contested'
likely\t'Likely'
ready\t'Ready, the highest'"
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l unknown -d 'The level that counts for what is unknown about a card, instead of the file\'s own' -r -f -a "ruled-out\t'Ruled out, the lowest'
unlikely\t'Unlikely'
contested\t'Contested'
likely\t'Likely'
ready\t'Ready, the highest'"
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l voice -d 'Hear only this voice and what is on the record' -r
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l date -d 'Read the board as of this day instead of the scenario\'s own' -r
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l ways -d 'The nearest acceptable packages, at most so many' -r
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l open -d 'What is open and what is a dead end, with the reasons'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l count -d 'How many packages are acceptable'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l conflict -d 'Why no package is acceptable, and who would have to move'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l accept -d 'Who would have to give way, and on what, for the package as it stands'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l frontier -d 'The acceptable packages of which none is beaten'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l drop-sources -d 'What hangs on each disputed position and each source'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -l json -d 'Print one JSON document'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand search" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand review" -l coverage -d 'What holds it together instead: what is said of each actor and element, and on how much it rests'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand review" -l json -d 'As JSON'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand review" -s h -l help -d 'Print help'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -l compare -d 'Two to five packages side by side' -r
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -l table -d 'A list as a table that `import` reads again' -r -f -a "sources\t'Where things can be read'
claims\t'What is said, by whom, when and where'
actors\t'Parties with positions'
elements\t'Kinds of guarantee'
positions\t'Red lines and floors'
willingness\t'How ready actors are to provide elements'
costs\t'What elements and their options cost'
capacities\t'How much of a resource actors have'"
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -l separator -d 'What stands between the cells of CSV, a comma if left out; spreadsheets that write decimals with a comma want semicolons' -r -f -a "comma\t'Commas'
semicolon\t'Semicolons, and commas before decimals'"
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -l package -d 'With --board and --matrix: this package instead of the current one' -r
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -l format -d 'Write it in this form; left out, the ending of --output says it' -r -f -a "md\t'Markdown'
html\t'One page that needs no other file'
csv\t'A table for spreadsheets, as text'
xlsx\t'A workbook for spreadsheets'
svg\t'A picture that scales'
png\t'A picture of pixels, two to a point'"
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -s o -l output -d 'Write it to this file instead of printing it; `-` prints it, be it text or not' -r -F
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -l json -d 'The scenario itself as JSON'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -l minutes -d 'The minutes of its rounds'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -l matrix -d 'How every actor stands to every element'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -l board -d 'The board of a package, with its verdict'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -l votes -d 'What each seat has voted, once the votes are revealed'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -l empty -d 'With --table: its headings and an example alone, to be filled in'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -l names -d 'With --minutes: say who argued what, who sits where, and who agreed; with --votes: who sits where'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -l notes -d 'With --minutes: tell the facilitator\'s notes'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand import" -l as -d 'What its rows are' -r -f -a "sources\t'Where things can be read'
claims\t'What is said, by whom, when and where'
actors\t'Parties with positions'
elements\t'Kinds of guarantee'
positions\t'Red lines and floors'
willingness\t'How ready actors are to provide elements'
costs\t'What elements and their options cost'
capacities\t'How much of a resource actors have'"
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand import" -l sheet -d 'The sheet; left out, the first that is not empty' -r
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand import" -s o -l output -d 'Write the scenario to this file, which may be the first one, instead of printing it' -r -F
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand import" -l check -d 'Write nothing; say what would come of each row'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand merge" -l base -d 'Join two versions that come from this one; an empty file says that there is none' -r -F
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand merge" -l as -d 'The name of a group, once for each other file in their order; left out, the names of the files are taken' -r
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand merge" -s o -l output -d 'Write it to this file, which may be the first one, instead of printing it' -r -F
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand merge" -s h -l help -d 'Print help'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand ballots" -l package -d 'Ask about this package instead of the current one' -r
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand ballots" -l seat -d 'Write the page of this seat alone' -r
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand ballots" -s o -l output -d 'Write the page, or the scenario with the votes, to this file instead of printing it' -r -F
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand ballots" -l names -d 'Tell on the page who sits where; otherwise seats are chosen by number'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand ballots" -l late -d 'Take ballots in that came after the votes were revealed or a round was closed'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand ballots" -l replace -d 'Take ballots in that differ from what their seats have voted before, in the place of that'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand ballots" -l check -d 'Write nothing; say what would become of each ballot'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand ballots" -s h -l help -d 'Print help'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand format" -l check -d 'Write nothing; the exit status is 1 if some file would change'
complete -c guarantee-board -n "__fish_guarantee_board_using_subcommand format" -s h -l help -d 'Print help'
