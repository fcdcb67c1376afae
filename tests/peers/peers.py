#!/usr/bin/env python3
"""Compares the search over all packages with CP-SAT, clingo and PySAT: the same answers? how long for each?

    python3 tests/peers/peers.py [--program PATH] [--venv DIR] [--runs N] [FILES...]
    python3 tests/peers/peers.py --sweep | --made N [--program PATH] [--venv DIR]
    python3 tests/peers/peers.py --table [--program PATH] [--venv DIR] [--folder DIR] [--ours FILE] [--sizes SIZES]

The scenario is taken as the program exports it, and translated here independently, from what the words mean and not
from the program's own translation. All three peers read one neutral form: clauses and weighted sums.

Exit status: 0 all answers agree; 1 some answer differs, or something could not be had.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import metadata
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

import everything
import generate
from formula import Choice, Formula
from solvers import PEERS, Clingo, CpSat, Peer, PySat, Timed, conflicts, solutions, timed
from table import table
from translation import FIRMNESS, LEVELS, Case, Translation, give_up

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]

SHIPPED = "scenarios/ukraine-2025.ron"
SMALL = "scenarios/first-steps.ron"
WAYS = 3
"""How many of the nearest packages are compared."""
COUNTED = 2000
"""How many acceptable packages are counted one by one, to compare their number."""

# --- What is asked ----------------------------------------------------------------------------------------------------


def default_cases() -> list[Case]:
    """The shipped scenario and the small one, as they are, and so that nothing is acceptable."""
    shipped, small = ROOT / SHIPPED, ROOT / SMALL
    large_force = (
        "option:e10-reassurance-force:scale:25-30k",
        "option:e06-ukraine-forces:size:600k",
        "option:e04-us-arms:volume:60-bn",
    )
    return [
        Case(shipped),
        Case(shipped, binding="all"),
        Case(shipped, pins=("option:e10-reassurance-force:location:rear",)),
        Case(shipped, pins=large_force, binding="all"),
        Case(small),
        Case(small, pins=("absent:battalion", "option:pledge:form:declaration"), binding="firm"),
    ]


def voices(scenario: dict[str, Any]) -> list[str | None]:
    """Everyone, and each voice alone."""
    return [None, *(voice["id"] for voice in scenario.get("voices", []))]


def sweep_cases(files: Iterable[Path], program: Program) -> list[Case]:
    """Every package of the files with every binding firmness, level and listed date; and the current package with every
    voice, date, level, and level of the unknown."""
    cases: list[Case] = []
    for file in files:
        scenario = program.export(file)
        dates = [None, *scenario.get("also_as_of", [])]
        packages = [package["id"] for package in scenario["packages"]]
        cases += [
            Case(file, binding=binding, at_least=level, package=package, date=date)
            for package, date, binding, level in product(packages, dates, FIRMNESS, LEVELS)
        ]
        cases += [
            Case(file, binding="firm", at_least=level, unknown=unknown, date=date, voice=voice)
            for date, voice, level, unknown in product(dates, voices(scenario), LEVELS, LEVELS)
        ]
    return cases


def made_cases(folder: Path, count: int, program: Program) -> list[Case]:
    """So many made-up scenarios that use everything, each asked about in several ways."""
    cases: list[Case] = []
    for number in range(count):
        file = folder / f"everything-{number}.ron"
        file.write_text(everything.scenario(number), encoding="utf-8")
        scenario = program.export(file)
        ways = list(product(voices(scenario), [None, *scenario["also_as_of"]], LEVELS, LEVELS))
        cases.append(Case(file))
        for place in range(6):
            voice, date, level, unknown = ways[(number * 7 + place * 31) % len(ways)]
            binding = list(FIRMNESS)[(number + place) % len(FIRMNESS)]
            cases.append(Case(file, (), binding, level, unknown, None, date, voice))
    return cases


# --- Our program ------------------------------------------------------------------------------------------------------


class Program:
    """Our program, run as a process."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run(self, *arguments: str) -> str:
        """What it prints."""
        try:
            done = subprocess.run([self.path, *arguments], capture_output=True, text=True, check=False)
        except OSError as error:
            give_up(f"the program {self.path} cannot be run: {error.strerror}")
        if done.returncode:
            give_up(f"{self.path.name} {' '.join(arguments)} failed: {' '.join(done.stderr.split())}")
        return done.stdout

    def export(self, file: Path) -> dict[str, Any]:
        """The scenario."""
        scenario: dict[str, Any] = json.loads(self.run("export", str(file), "--json"))
        return scenario

    def search(self, case: Case, *questions: str) -> dict[str, Any]:
        """The answers to these questions."""
        told: dict[str, Any] = json.loads(self.run("search", str(case.file), "--json", *case.options(), *questions))
        return told

    def seconds(self, runs: int, *arguments: str) -> float:
        """The shortest time that a run takes."""
        return min(timed(lambda: self.run(*arguments)).seconds for _ in range(runs))


@dataclass
class Answers:
    """What somebody answers, with seconds."""

    acceptable: bool
    open: set[Choice]
    distances: list[int]
    """The fewest edits, then those of the next nearest, and so on; only 0 for a package that is acceptable itself."""
    moving: set[frozenset[str]] = field(default_factory=set)
    """All smallest sets of positions that have to move, where nothing is acceptable."""
    seconds: dict[str, float] = field(default_factory=dict)


def choice_of(told: dict[str, str]) -> Choice:
    """A choice as our program tells it."""
    for kind in ("phase", "provider"):
        if kind in told:
            return told["element"], kind, told[kind]
    if "option" in told:
        return told["element"], "option", told["setting"], told["option"]
    return (told["element"],)


def ours(program: Program, case: Case, told: dict[str, Any], choices: Iterable[Choice], runs: int) -> Answers:
    """What our program answers. Without runs, nothing is timed."""
    ways, ends, conflict = told["ways"], told["ends"], told["conflict"]
    ends_of = {choice_of(each): each["end"] for each in ends["choices"]}
    if odd := ends_of.keys() ^ set(choices):
        give_up(f"{case}: the program and this script do not know the same choices: {sorted(odd)[:5]}")
    answers = Answers(
        acceptable=told["any_acceptable"],
        open={choice for choice, end in ends_of.items() if end == "open"},
        # Ways from a package that is acceptable improve it, which is another question.
        distances=[0] if ways["acceptable"] else [way["distance"] for way in ways["ways"]],
        moving={frozenset(each["positions"]) for each in conflict["sets"]},
    )
    if runs:
        reading = program.seconds(runs, "check", str(case.file))
        # Any question answers whether there is anything acceptable; this is the cheapest.
        any_question = ["--conflict"] if answers.acceptable else ["--ways", "1"]
        asked = {
            "acceptable": any_question,
            "open": ["--open"],
            "distances": ["--ways", str(WAYS)],
            "moving": ["--conflict"],
        }
        for question, options in asked.items():
            whole = program.seconds(runs, "search", str(case.file), "--json", *case.options(), *options)
            answers.seconds[question] = whole - reading
    return answers


def theirs(peer: Peer, fixed: Formula, movable: Formula, runs: int) -> Answers:
    """What a peer answers."""
    seconds: dict[str, float] = {}

    def best(question: str, ask: Callable[[], Timed[T]]) -> T:
        results = [ask() for _ in range(max(runs, 1))]
        seconds[question] = min(each.seconds for each in results)
        return results[0].answer

    distances = best("distances", lambda: peer.nearest(fixed, WAYS))
    answers = Answers(
        acceptable=best("acceptable", lambda: peer.acceptable(fixed)),
        open=best("open", lambda: peer.open(fixed)[0]),
        distances=[0] if distances[:1] == [0] else distances,
        seconds=seconds,
    )
    if not answers.acceptable:
        answers.moving = best("moving", lambda: peer.fewest(movable))
    return answers


# --- Side by side -----------------------------------------------------------------------------------------------------


def differences(case: Case, mine: Answers, peer: str, other: Answers) -> list[str]:
    """Every answer that differs, in a sentence each."""
    sets = [sorted(map(sorted, each.moving)) for each in (mine, other)]
    found = [
        f"{case}: {what}: our program says {one}, {peer} says {two}"
        for what, one, two in (
            ("any acceptable", mine.acceptable, other.acceptable),
            ("least distances", mine.distances, other.distances),
            ("smallest sets of positions that must move", *sets),
        )
        if one != two
    ]
    for choice in sorted(mine.open ^ other.open):
        one, two = ("open", "a dead end") if choice in mine.open else ("a dead end", "open")
        found.append(f"{case}: {':'.join(choice)}: our program says {one}, {peer} says {two}")
    return found


def unfounded(case: Case, told: dict[str, Any], movable: Formula) -> list[str]:
    """Every reason that is none: the positions, pins and assumptions that it names can hold together."""
    named: list[tuple[str, dict[str, Any], list[int]]] = []
    if reason := told["conflict"]["reason"]:
        named.append(("nothing is acceptable", reason, []))
    for each in told["ends"]["choices"]:
        if each["end"] == "dead":
            choice = choice_of(each)
            named.append((f"{':'.join(choice)} is a dead end", each["why"], [movable.choices[choice]]))

    def lit(demand: dict[str, str]) -> int:
        ((kind, name),) = demand.items()
        if kind == "position":
            return movable.positions[name]
        return movable.settled[name if kind == "pin" else f"{kind}:{name}"]

    asked = [[*lits, *map(lit, why["movable"])] for _, why, lits in named]
    return [
        f"{case}: that {what} does not follow from {why['movable']}"
        for (what, why, _), holds in zip(named, conflicts(movable, asked), strict=True)
        if not holds
    ]


def miscounted(program: Program, case: Case, fixed: Formula) -> list[str]:
    """A number of acceptable packages that is wrong, where there are few enough to count them one by one."""
    number = solutions(fixed, COUNTED + 1)
    if number > COUNTED:
        return []
    count = program.search(case, "--count")["count"]
    if count["exact"] and int(count["packages"]) == number:
        return []
    return [f"{case}: our program counts {count['packages']} (exact: {count['exact']}), one by one there are {number}"]


def milliseconds(seconds: float | None) -> str:
    """A time for the table."""
    if seconds is None:
        return "–"
    value = seconds * 1000
    return "< 1 ms" if value < 1 else f"{value:.1f} ms" if value < 100 else f"{value:,.0f} ms"


def rows(number: int, choices: int, mine: Answers, others: list[Answers]) -> Iterable[str]:
    """The lines of the table for one case."""
    told = {
        "acceptable": ("any acceptable package", "yes" if mine.acceptable else "no"),
        "open": ("open or dead end", f"{len(mine.open)} open, {choices - len(mine.open)} dead"),
        "distances": ("least distances", ", ".join(map(str, mine.distances)) or "–"),
    }
    if not mine.acceptable:
        size = min(map(len, mine.moving), default=0)
        answer = f"{len(mine.moving)} of {size}" if mine.moving else "none helps"
        told["moving"] = ("smallest sets of positions to move", answer)
    for key, (question, answer) in told.items():
        times = [milliseconds(each.seconds.get(key)) for each in (mine, *others)]
        yield f"| {number} | {question} | {answer} | {' | '.join(times)} |"


def processor() -> str:
    """The name of the machine's processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor())


def versions(program: Program) -> str:
    """Who was asked, and on what."""
    named = [program.run("--version").splitlines()[0], *(f"{name} {metadata.version(name)}" for name in PEERS)]
    return f"{', '.join(named)}, Python {platform.python_version()}; {processor()}"


def compare(program: Program, cases: list[Case], runs: int) -> int:
    """Asks everybody about every case, prints what came of it, and returns the exit status. Without runs nothing is
    timed, and only the quick peers are asked."""
    peers: list[Peer] = [CpSat(), Clingo(), PySat()] if runs else [Clingo(), PySat()]
    found = 0
    lines: list[str] = []
    scenarios: dict[Path, dict[str, Any]] = {}
    for number, case in enumerate(cases, start=1):
        if case.file not in scenarios:
            scenarios[case.file] = program.export(case.file)
        scenario = scenarios[case.file]
        fixed = Translation(scenario, case).formula
        movable = Translation(scenario, case, movable=True).formula
        told = program.search(case, "--ways", str(WAYS), "--open", "--conflict")
        if unfinished := [answer for answer in ("ways", "ends", "conflict") if not told[answer]["complete"]]:
            tell([f"{case}: our program did not finish {', '.join(unfinished)}, so that there is nothing to compare"])
            found += 1
            continue
        mine = ours(program, case, told, fixed.choices, runs)
        others = [theirs(peer, fixed, movable, runs) for peer in peers]
        apart = [*unfounded(case, told, movable), *miscounted(program, case, fixed)]
        for peer, other in zip(peers, others, strict=True):
            apart += differences(case, mine, peer.name, other)
        tell(apart)
        found += len(apart)
        lines += rows(number, len(fixed.choices), mine, others)

    if runs:
        print(f"| case | question | answer | ours | {' | '.join(peer.name for peer in peers)} |")
        print("| --- | --- | --- " + "| ---: " * (1 + len(peers)) + "|")
        print("\n".join(lines))
        print()
        print("\n".join(f"{number}. `{case}`" for number, case in enumerate(cases, start=1)))
        print()
        print(versions(program))
    return verdict(found, f"{len(cases)} cases, {len(peers)} peers")


def measure(program: Program, arguments: argparse.Namespace, folder: Path) -> int:
    """Measures the peers on instances, beside what was measured of our program, and returns the exit status."""
    sizes = arguments.sizes.split(",")
    if unknown := set(sizes) - generate.SIZES.keys():
        give_up(f"there is no size {', '.join(sorted(unknown))}, only {', '.join(generate.SIZES)}")
    folder = arguments.folder or folder
    generate.write(folder, sizes)
    lines, found = table(folder, sizes, program.export, arguments.ours, max(arguments.runs, 1))
    print("\n".join(lines))
    print()
    print(versions(program))
    tell(found)
    return verdict(len(found), f"{len(sizes) * generate.SEEDS} instances")


def tell(differences: list[str]) -> None:
    """Tells at once what differs."""
    for difference in differences:
        print(difference, file=sys.stderr, flush=True)


def verdict(found: int, about: str) -> int:
    """Tells how many answers differ, and returns the exit status."""
    print(f"{about}: {f'{found} answers differ or are missing' if found else 'all answers agree'}")
    return 1 if found else 0


# --- Getting there ----------------------------------------------------------------------------------------------------


def inside(folder: Path) -> int:
    """Runs this script again in a virtual environment that has the peers, and returns its exit status."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    wanted = [f"{name}=={version}" for name, version in PEERS.items()]
    try:
        if not python.exists():
            venv.create(folder, with_pip=True)
        done = subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted],
            capture_output=True,
            text=True,
            check=False,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        give_up(f"no virtual environment could be made in {folder}: {error}")
    if done.returncode:
        reason = next(iter(done.stderr.strip().splitlines()[-1:]), "no reason given")
        give_up(f"{', '.join(wanted)} could not be fetched from PyPI: {reason}")
    return subprocess.run([python, __file__, "--inside", *sys.argv[1:]], check=False).returncode


def asked(arguments: argparse.Namespace, folder: Path) -> int:
    """Does what the arguments ask for. The folder is for files that are not kept."""
    program = Program(arguments.program.resolve())
    files = [file.resolve() for file in arguments.files]
    if arguments.table:
        return measure(program, arguments, folder)
    if arguments.made:
        return compare(program, made_cases(folder, arguments.made, program), runs=0)
    if arguments.sweep:
        return compare(program, sweep_cases(files or [ROOT / SHIPPED, ROOT / SMALL], program), runs=0)
    return compare(program, [Case(file) for file in files] or default_cases(), max(arguments.runs, 1))


def main() -> int:
    """Reads the arguments."""
    if sys.version_info < (3, 11):
        give_up("Python 3.11 or later is needed")
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="scenario files; if none, the shipped ones in several ways")
    parser.add_argument("--program", type=Path, default=ROOT / "target/release/guarantee-board", help="our program")
    parser.add_argument("--venv", type=Path, help="where the peers are kept; without it, they are fetched each time")
    parser.add_argument("--runs", type=int, default=3, help="how often each is asked; the shortest time counts")
    sweep = "each package, firmness, level and date, each voice and unknown; only answers, and without CP-SAT"
    parser.add_argument("--sweep", action="store_true", help=sweep)
    made = "so many small made-up scenarios that use all there is; only answers, and without CP-SAT"
    parser.add_argument("--made", type=int, metavar="N", help=made)
    parser.add_argument("--table", action="store_true", help="times on made-up instances of several sizes")
    parser.add_argument("--folder", type=Path, help="where the instances for the table are written; else not kept")
    parser.add_argument("--ours", type=Path, help="what `cargo bench --bench peers -- FOLDER` printed on those")
    sizes = "sizes for the table, with commas between them; small,medium,large unless named"
    parser.add_argument("--sizes", default=",".join(generate.SIZES), help=sizes)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.inside:
            return asked(arguments, Path(folder))
        return inside(arguments.venv.resolve() if arguments.venv else Path(folder))


if __name__ == "__main__":
    sys.exit(main())
