"""How long the peers take on made-up instances, question by question, beside what was measured of our program."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from typing import Any

from formula import Formula
from generate import SEEDS
from solvers import Clingo, CpSat, Peer, PySat, Timed, conflicts
from translation import Case, Translation, give_up, spelt

QUESTIONS = {
    "open": "open / dead ends, cold",
    "open-pinned": "the same after one more pin",
    "nearest": "nearest, bare",
    "ten-nearest": "ten nearest, bare",
    "conflict": "one minimal conflict",
    "fewest": "all smallest correction sets",
    "acceptable": "is anything acceptable",
    "count": "exact count",
}
"""What is asked, by the name that our program's benchmark gives it."""

Measured = dict[tuple[str, str], tuple[float, Any]]
"""For each instance and question the milliseconds, and the answer as far as it can be compared."""


def measured(
    peer: Peer, plain: Formula, pins: list[int], impossible: Formula, runs: int
) -> Iterable[tuple[str, float, Any]]:
    """Each question but the count, with the milliseconds that the peer takes and its answer."""

    def best(ask: Callable[[], Any]) -> Any:
        return min((ask() for _ in range(runs)), key=lambda each: each.seconds)

    opened = [peer.open(plain, pins) for _ in range(runs)]
    for question, place in (("open", 0), ("open-pinned", 1)):
        times: list[Timed[Any]] = [each[place] for each in opened]
        yield question, 1000 * min(each.seconds for each in times), len(times[0].answer)
    for question, ask, told in (
        ("nearest", lambda: peer.nearest(plain, 1), lambda found: found[0] if found else None),
        ("ten-nearest", lambda: peer.nearest(plain, 10), list),
        ("conflict", lambda: peer.conflict(impossible), lambda found: is_minimal(impossible, found)),
        ("fewest", lambda: peer.fewest(impossible), lambda found: sorted(map(sorted, found))),
        ("acceptable", lambda: peer.acceptable(plain), bool),
    ):
        result = best(ask)
        yield question, 1000 * result.seconds, told(result.answer)


def is_minimal(formula: Formula, conflict: set[int]) -> bool:
    """Whether these cannot hold together, and any but one of them can."""
    whole, *smaller = conflicts(formula, [list(conflict), *(list(conflict - {each}) for each in conflict)])
    return whole and not any(smaller)


def of_ours(file: Path) -> Measured:
    """What our program's benchmark printed: a line of JSON for each file and question, among others."""
    found: Measured = {}
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        give_up(f"{file} cannot be read: {error.strerror}")
    for line in lines:
        if line.startswith("{"):
            told = json.loads(line)
            instance = "-".join(Path(told["file"]).stem.split("-")[:2])
            if told["question"] in QUESTIONS:
                found[instance, told["question"]] = told["ms"], told.get("answer")
    return found


def table(
    folder: Path, sizes: list[str], export: Callable[[Path], dict[str, Any]], ours: Path | None, runs: int
) -> tuple[list[str], list[str]]:
    """The lines of a table in Markdown, medians over the instances of each size; and every answer that differs."""
    peers: list[Peer] = [Clingo(), PySat(), CpSat()]
    everybody: dict[str, Measured] = {"ours": of_ours(ours) if ours else {}}
    everybody.update((peer.name, {}) for peer in peers)
    for size in sizes:
        for seed in range(1, SEEDS + 1):
            instance = f"{size}-{seed}"
            print(f"peers.py: {instance}", file=sys.stderr)
            file, pinned, impossible = (folder / f"{instance}{kind}.ron" for kind in ("", "-pinned", "-impossible"))
            plain = Translation(export(file), Case(file))
            pins = [plain.pinned(spelt(pin)) for pin in export(pinned)["acceptable"]["pins"]]
            movable = Translation(export(impossible), Case(impossible), movable=True).formula
            for peer in peers:
                for question, milliseconds, answer in measured(peer, plain.formula, pins, movable, runs):
                    everybody[peer.name][instance, question] = milliseconds, answer

    lines = [
        f"| question | size | {' | '.join(everybody)} |",
        "| --- | --- " + "| ---: " * len(everybody) + "|",
    ]
    for question, words in QUESTIONS.items():
        for size in sizes:
            instances = [f"{size}-{seed}" for seed in range(1, SEEDS + 1)]
            times = [
                [each[instance, question][0] for instance in instances if (instance, question) in each]
                for each in everybody.values()
            ]
            if any(times):
                lines.append(f"| {words} | {size} | {' | '.join(map(shown, times))} |")
    return lines, differences(everybody)


def shown(times: list[float]) -> str:
    """The median in milliseconds."""
    if not times:
        return "–"
    value = median(times)
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 10 else f"{value:,.0f}"


def differences(everybody: dict[str, Measured]) -> list[str]:
    """Every question to which somebody has another answer than the first who was asked, and every answer that shows an
    instance to be none."""
    told: dict[tuple[str, str], list[tuple[str, Any]]] = defaultdict(list)
    for name, answers in everybody.items():
        for key, (_, answer) in answers.items():
            if answer is not None:
                told[key].append((name, answer))
    return [
        f"{instance}: {QUESTIONS[question]}: {first} says {one}, {name} says {two}"
        for (instance, question), ((first, one), *others) in told.items()
        for name, two in others
        if one != two
    ] + [
        f"{instance}: {QUESTIONS[question]}: nobody can say {answer}"
        for answers in everybody.values()
        for (instance, question), (_, answer) in answers.items()
        if answer
        in {"nearest": (0,), "fewest": ([], [[]]), "conflict": (False,), "acceptable": (False,)}.get(question, ())
    ]
