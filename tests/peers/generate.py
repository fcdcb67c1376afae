#!/usr/bin/env python3
"""Makes instances for the search, as scenario files: 25, 60 and 200 elements with 40, 150 and 600 rules.

    python3 tests/peers/generate.py FOLDER [SIZES]

Of each size there are five, from fixed seeds; the same text comes out every time and everywhere. Each instance is three
files: `small-1.ron`; `small-1-pinned.ron`, the same with one more pin; and `small-1-impossible.ron`, the same with pins
that exclude one another. How one comes about:

1. Elements with tags, 0 to 3 settings of 2 to 4 options, and, four of five, 2 to 5 providers out of 12 actors.
2. A package with about two fifths of the elements, which is not in the file. Whatever is made afterwards is made anew
   until that package is acceptable, so that each instance has at least one.
3. Levels of elements and options; a willingness for half of all providers, one in ten of them on a condition and with a
   level otherwise. Of the rest nothing is known, and the unknown counts as Ready.
4. The rules: red lines over groups of tags or few elements, floors (at least so many of these), dependencies as red
   lines and as limits, contradictions, and limits over groups of tags. Firm and absolute positions bind.
5. The board: two fifths of it made anew, until it is not acceptable.
6. The pins that exclude one another: cards that cross red lines, and cards that every provider refuses. A package that
   honours them breaks nothing but positions, so that it helps if some of these give way.

There are no capacities, sums or functions, no dates and no sources.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from making import Call, Map, Numbers, Word, ron_file

SEEDS = 5
LEVELS = ["RuledOut", "Unlikely", "Contested", "Likely", "Ready"]
CONTESTED, READY = 2, 4
PHASES = ["p1", "p2", "p3", "p4"]
ACTORS = [f"a{number}" for number in range(1, 13)]
GROUPS = {"west": ACTORS[:5], "north": ACTORS[3:8], "south": ACTORS[8:11]}


@dataclass(frozen=True)
class Size:
    """How much there is of everything."""

    elements: int
    rules: int
    tags: int
    crossed: int
    """How many red lines the pins cross that exclude one another."""
    refused: int
    """How many cards these pins ask for that every provider refuses."""


SIZES = {
    "small": Size(elements=25, rules=40, tags=8, crossed=1, refused=1),
    "medium": Size(elements=60, rules=150, tags=15, crossed=2, refused=2),
    "large": Size(elements=200, rules=600, tags=40, crossed=3, refused=2),
}

# --- Packages, and what is true of them -------------------------------------------------------------------------------


@dataclass
class Card:
    """A card on the board."""

    element: dict[str, Any]
    phase: str
    by: list[str]
    chosen: Map
    tags: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.tags = {*self.element["tags"], *(tag for option in self.options() for tag in option.get("tags", []))}

    def options(self) -> Iterable[dict[str, Any]]:
        """The chosen options."""
        return (option for setting, option in options_of(self.element) if self.chosen[setting] == option["id"])


Package = dict[str, Card]


def options_of(element: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Each option of an element, with the setting it belongs to."""
    return [(setting["id"], option) for setting in element["settings"] for option in setting["options"]]


def actors(parties: Sequence[str]) -> set[str]:
    """The actors that are named, themselves or by a group."""
    return {actor for party in parties for actor in GROUPS.get(party, [party])}


def matches(pattern: dict[str, Any], card: Card) -> bool:
    """Whether a card meets every part of a pattern."""
    return (
        card.element["id"] in pattern.get("elements", [card.element["id"]])
        and card.tags.issuperset(pattern.get("tags", []))
        and card.phase in pattern.get("phase", [card.phase])
        and ("by" not in pattern or not actors(pattern["by"]).isdisjoint(card.by))
        and all(card.chosen.get(setting) in among for setting, among in pattern.get("with", {}).items())
    )


def holds(condition: Call | None, package: Package) -> bool:
    """Whether a condition is true of a package."""
    if condition is None:
        return True
    match condition.name:
        case "Card":
            return any(matches(condition.inner[0], card) for card in package.values())
        case "All":
            return all(holds(part, package) for part in condition.inner[0])
        case "Not":
            return not holds(condition.inner[0], package)
        case "AtLeast":
            return sum(holds(part, package) for part in condition.inner[1]) >= int(condition.inner[0])
    raise ValueError(condition.name)


# --- How an instance comes about --------------------------------------------------------------------------------------


@dataclass
class Instance:
    """What has been made of a scenario so far."""

    size: Size
    numbers: Numbers
    elements: list[dict[str, Any]] = field(default_factory=list)
    hidden: Package = field(default_factory=dict)
    """The package that stays acceptable whatever is made."""
    refused: Package = field(default_factory=dict)
    """The same with cards that every provider refuses; nothing but positions stands against it."""
    positions: list[dict[str, Any]] = field(default_factory=list)
    willing: list[dict[str, Any]] = field(default_factory=list)
    limits: list[dict[str, Any]] = field(default_factory=list)
    contradictions: list[dict[str, Any]] = field(default_factory=list)

    def make_elements(self) -> None:
        """The elements, without levels."""
        numbers, tags = self.numbers, [f"t{number}" for number in range(1, self.size.tags + 1)]
        for number in range(1, self.size.elements + 1):
            settings = []
            for place in range(1, numbers.below(4) + 1):
                options: list[dict[str, Any]] = [
                    {"id": f"o{each}", "name": f"Option {each}"} for each in range(1, numbers.between(2, 4) + 1)
                ]
                for option in options:
                    if numbers.chance(25):
                        option["tags"] = [numbers.one(tags)]
                settings.append({"id": f"s{place}", "name": f"Setting {place}", "default": "o1", "options": options})
            # Each tag is carried by some elements.
            own = {tags[number % len(tags)], numbers.one(tags)} if numbers.chance(40) else {tags[number % len(tags)]}
            self.elements.append(
                {
                    "id": f"e{number}",
                    "name": f"Element {number}",
                    "category": f"c{number % 5 + 1}",
                    "tags": sorted(own),
                    "providers": numbers.some(ACTORS, numbers.between(2, 5)) if numbers.chance(80) else [],
                    "settings": settings,
                }
            )

    def card(self, element: dict[str, Any]) -> Card:
        """Some card of the element."""
        numbers = self.numbers
        chosen = Map({setting["id"]: numbers.one(setting["options"])["id"] for setting in element["settings"]})
        by = numbers.some(element["providers"], numbers.between(1, 2))
        return Card(element, numbers.one(PHASES), by, chosen)

    def make_hidden(self) -> None:
        """The package that stays acceptable, and what is refused besides."""
        refused = self.numbers.some([each for each in self.elements if each["providers"]], self.size.refused)
        for element in self.elements:
            if element in refused or self.numbers.chance(40):
                card = self.refused[element["id"]] = self.card(element)
                if element not in refused:
                    self.hidden[element["id"]] = card

    def level(self, least: int) -> Word:
        """Some level that is at least so high."""
        return Word(LEVELS[self.numbers.between(least, READY)])

    def make_levels(self) -> None:
        """Levels of elements and options."""
        for element in self.elements:
            card = self.refused.get(element["id"])
            chosen = [id(option) for option in card.options()] if card else []
            for what in (element, *(option for _, option in options_of(element))):
                if self.numbers.chance(12):
                    level = self.level(CONTESTED if what is element or id(what) in chosen else 1)
                    what["feasibility"] = {"level": level, "basis": Word(self.numbers.one(["Analysis", "Judgement"]))}

    def make_willing(self) -> None:
        """What the actors say that they are willing to provide."""
        numbers = self.numbers
        said: dict[tuple[str, Word, str], list[str]] = {}
        for element in self.elements:
            for actor in element["providers"]:
                if element["id"] in self.refused and element["id"] not in self.hidden:
                    said[actor, Word("Unlikely"), element["id"]] = [element["id"]]
                elif numbers.chance(50):
                    card = self.hidden.get(element["id"])
                    least = CONTESTED if card and actor in card.by else 1
                    said.setdefault((actor, self.level(least), ""), []).append(element["id"])
        for (actor, level, _), elements in said.items():
            # Three elements at most are spoken of at once.
            for start in range(0, len(elements), 3):
                some = elements[start : start + 3]
                provides: dict[str, Any] = {"elements": some, "level": level, "basis": Word("Reported")}
                position: dict[str, Any] = {"id": f"w{len(self.willing) + 1}", "title": "Willingness", "actor": actor}
                if numbers.chance(10) and level != "Unlikely":
                    position["binds_when"] = Call("Card", {"elements": [numbers.one(self.elements)["id"]]})
                    needed = any(each in self.hidden and actor in self.hidden[each].by for each in some)
                    provides["otherwise"] = Word("Contested" if needed else "Unlikely")
                self.willing.append({**position, "provides": provides})

    # Rules.

    def pattern(self) -> dict[str, Any]:
        """What a card may be asked for: tags or few elements, and often more than that."""
        numbers, pattern = self.numbers, dict[str, Any]()
        if numbers.chance(60):
            element = numbers.one(self.elements)
            pattern["tags"] = [numbers.one(element["tags"])]
        else:
            some = numbers.some(self.elements, numbers.between(1, 2))
            pattern["elements"] = [each["id"] for each in some]
            if len(some) == 1 and some[0]["settings"] and numbers.chance(60):
                setting = numbers.one(some[0]["settings"])
                ids = [option["id"] for option in setting["options"]]
                pattern["with"] = Map({setting["id"]: numbers.some(ids, numbers.between(1, len(ids) - 1))})
        if numbers.chance(40):
            pattern["phase"] = numbers.some(PHASES, numbers.between(1, 2))
        if numbers.chance(40):
            pattern["by"] = [numbers.one([*GROUPS, *ACTORS])]
        return pattern

    def tagged(self) -> list[Call]:
        """Conditions that each ask for one of the elements that share a tag."""
        tag = self.numbers.one(self.numbers.one(self.elements)["tags"])
        return [Call("Card", {"elements": [each["id"]]}) for each in self.elements if tag in each["tags"]]

    def red_line(self) -> Call:
        """What must not happen: a card of a kind, two together, or too many of a kind."""
        numbers = self.numbers
        if numbers.chance(50):
            return Call("Card", self.pattern())
        if numbers.chance(70):
            return Call("All", [Call("Card", self.pattern()), Call("Card", self.pattern())])
        while len(of := self.tagged()) < 3:
            pass
        return Call("AtLeast", numbers.between(2, len(of) - 1), of)

    def floor(self) -> Call:
        """What must happen: so many of a kind."""
        of = [*self.tagged(), Call("Card", self.pattern())]
        return Call("AtLeast", self.numbers.between(1, min(3, len(of))), of)

    def dependency(self) -> tuple[dict[str, Any], Call]:
        """A card that needs another: the pattern of the one, and that the other is not there."""
        one, other = self.numbers.some(self.elements, 2)
        pattern = {"elements": [one["id"]]}
        if self.numbers.chance(50):
            one, other = other, one
            pattern = {"elements": [one["id"]], "phase": self.numbers.some(PHASES, 2)}
        return pattern, Call("Not", Call("Card", {"elements": [other["id"]]}))

    def position(self, name: str, kind: str, condition: Call) -> bool:
        """Lays down a red line or floor, unless the hidden package violates it."""
        numbers = self.numbers
        draw = numbers.below(10)
        firmness = "Absolute" if draw < 7 else "Firm" if draw < 9 else "Disputed"
        position: dict[str, Any] = {
            "id": name,
            "title": "Position",
            "actor": numbers.one(ACTORS),
            "firmness": Word(firmness),
        }
        position[kind] = condition
        if numbers.chance(15):
            position["binds_when"] = Call("Card", self.pattern())
        if violated(position, self.hidden):
            return False
        self.positions.append(position)
        return True

    def contradiction(self, name: str) -> bool:
        """Lays down a contradiction, unless the hidden package has it, with what is refused or without."""
        when = Call("All", [Call("Card", self.pattern()), Call("Card", self.pattern())])
        if holds(when, self.hidden) or holds(when, self.refused):
            return False
        self.contradictions.append({"id": name, "title": "Contradiction", "when": when})
        return True

    def limit(self, name: str, on: dict[str, Any], when: Call, cap: str) -> bool:
        """Lays down a limit, unless it keeps the hidden package below Contested, with what is refused or without."""
        limit = {"id": name, "title": "Limit", "on": on, "when": when, "cap": Word(cap), "basis": Word("Analysis")}
        if low([limit], self.hidden) or low([limit], self.refused):
            return False
        self.limits.append(limit)
        return True

    def make_rules(self) -> None:
        """The rules: of 20 there are 7 red lines, 2 floors, 5 dependencies, 3 contradictions and 3 limits."""
        numbers = self.numbers
        for number in range(self.size.rules):
            name = f"r{number + 1}"
            for _ in range(1000):
                match number % 20:
                    case 0 | 3 | 6 | 9 | 12 | 15 | 18:
                        made = self.position(name, "crossed_when", self.red_line())
                    case 1 | 11:
                        made = self.position(name, "met_when", self.floor())
                    case 2 | 10:
                        pattern, missing = self.dependency()
                        made = self.position(name, "crossed_when", Call("All", [Call("Card", pattern), missing]))
                    case 4 | 8 | 16:
                        made = self.limit(name, *self.dependency(), "Unlikely")
                    case 5 | 13 | 17:
                        made = self.contradiction(name)
                    case _:
                        cap = numbers.one(["Unlikely", "Contested", "Likely"])
                        made = self.limit(name, self.pattern(), Call("Card", self.pattern()), cap)
                if made:
                    break
            else:
                raise ValueError(f"no rule {name} leaves the hidden package acceptable")

    # What is asked.

    def acceptable(self, package: Package) -> bool:
        """Whether a package is acceptable."""
        return not (
            any(violated(each, package) for each in self.positions)
            or self.impossible(package)
            or any(level < CONTESTED for card in package.values() for level in self.words(card, package))
        )

    def impossible(self, package: Package) -> bool:
        """Whether something stands against a package that is no position."""
        own = (level for card in package.values() for level in own_levels(card))
        contradicted = any(holds(each["when"], package) for each in self.contradictions)
        return not package or contradicted or any(level < CONTESTED for level in own) or low(self.limits, package)

    def words(self, card: Card, package: Package) -> Iterable[int]:
        """The levels that its providers give a card; what they say nothing of counts as Ready."""
        for position in self.willing:
            provides = position["provides"]
            if position["actor"] in card.by and card.element["id"] in provides["elements"]:
                if holds(position.get("binds_when"), package):
                    yield LEVELS.index(provides["level"])
                elif "otherwise" in provides:
                    yield LEVELS.index(provides["otherwise"])

    def board(self) -> Package:
        """The hidden package, two fifths of it made anew, and not acceptable."""
        while True:
            board: Package = {}
            for element in self.elements:
                if not self.numbers.chance(40):
                    if element["id"] in self.hidden:
                        board[element["id"]] = self.hidden[element["id"]]
                elif self.numbers.chance(40):
                    board[element["id"]] = self.card(element)
            if board and not self.acceptable(board):
                return board

    def one_more_pin(self, board: Package) -> list[Call]:
        """One thing of the hidden package that is not so on the board."""
        differs = [card for name, card in self.hidden.items() if card != board.get(name)]
        card = self.numbers.one(differs or list(self.hidden.values()))
        name = card.element["id"]
        pins = [Call("Option", name, *choice) for choice in card.chosen.items()]
        pins += [Call("Provider", name, actor) for actor in card.by]
        return [self.numbers.one([*pins, Call("Phase", name, card.phase)])]

    def impossible_pins(self) -> list[Call]:
        """Pins of cards that are refused, and of cards that cross red lines; only positions stand against them."""
        numbers, package = self.numbers, dict(self.refused)
        pins = [Call("Card", name) for name in self.refused if name not in self.hidden]
        lines = [
            each
            for each in self.positions
            if each["firmness"] != "Disputed" and "binds_when" not in each and "crossed_when" in each
            and each["crossed_when"].name == "Card"
        ]  # fmt: skip
        left = self.size.crossed
        for _ in range(100_000):
            if not left:
                return pins
            line, card = numbers.one(lines), self.card(numbers.one(self.elements))
            name = card.element["id"]
            if name in package or not matches(line["crossed_when"].inner[0], card):
                continue
            if self.impossible({**package, name: card}):
                continue
            package[name] = card
            lines.remove(line)
            left -= 1
            pins += [Call("Card", name), Call("Phase", name, card.phase)]
            pins += [Call("Option", name, *choice) for choice in card.chosen.items()]
            pins += [Call("Provider", name, actor) for actor in card.by]
        raise ValueError("no red line can be crossed alone")

    def file(self, board: Package, pins: list[Call]) -> str:
        """The text of the scenario file."""
        cards = [
            {"element": name, "phase": card.phase, "by": card.by, "with": card.chosen} for name, card in board.items()
        ]
        groups = {actor: [group for group, members in GROUPS.items() if actor in members] for actor in ACTORS}
        return ron_file(
            {
                "format": 4,
                "title": "Made up",
                "as_of": "2030-01-01",
                "groups": [{"id": group, "name": group.title()} for group in GROUPS],
                "actors": [{"id": actor, "name": f"Actor {actor[1:]}", "groups": groups[actor]} for actor in ACTORS],
                "phases": [{"id": phase, "name": f"Phase {phase[1:]}"} for phase in PHASES],
                "categories": [{"id": f"c{number}", "name": f"Category {number}"} for number in range(1, 6)],
                "elements": self.elements,
                "positions": [*self.positions, *self.willing],
                "limits": self.limits,
                "contradictions": self.contradictions,
                "acceptable": {
                    "binding": Word("Firm"),
                    "at_least": Word("Contested"),
                    "unknown": Word("Ready"),
                    "pins": pins,
                },
                "packages": [{"id": "board", "name": "Board", "cards": cards}],
                "current": "board",
            }
        )


def violated(position: dict[str, Any], package: Package) -> bool:
    """Whether a package violates a red line or floor, however firm that is."""
    crossed, met = position.get("crossed_when"), position.get("met_when")
    if not holds(position.get("binds_when"), package):
        return False
    return holds(crossed, package) if crossed else not holds(met, package)


def own_levels(card: Card) -> Iterable[int]:
    """The levels that a card has of itself."""
    for what in (card.element, *card.options()):
        if "feasibility" in what:
            yield LEVELS.index(what["feasibility"]["level"])


def low(limits: Iterable[dict[str, Any]], package: Package) -> bool:
    """Whether a limit keeps some card below Contested."""
    return any(
        LEVELS.index(limit["cap"]) < CONTESTED
        and any(matches(limit["on"], card) for card in package.values())
        and holds(limit["when"], package)
        for limit in limits
    )


def instance(name: str, seed: int) -> dict[str, str]:
    """The files of one instance, with their names."""
    made = Instance(SIZES[name], Numbers(1000 * list(SIZES).index(name) + seed))
    made.make_elements()
    made.make_hidden()
    made.make_levels()
    made.make_willing()
    made.make_rules()
    board = made.board()
    return {
        f"{name}-{seed}.ron": made.file(board, []),
        f"{name}-{seed}-pinned.ron": made.file(board, made.one_more_pin(board)),
        f"{name}-{seed}-impossible.ron": made.file(board, made.impossible_pins()),
    }


def write(folder: Path, sizes: Iterable[str]) -> None:
    """Writes the instances of these sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in sizes:
        for seed in range(1, SEEDS + 1):
            for file, text in instance(name, seed).items():
                (folder / file).write_text(text, encoding="utf-8")


def main() -> int:
    """Reads the arguments."""
    if len(sys.argv) not in (2, 3):
        print((__doc__ or "").split("\n\n")[1].strip(), file=sys.stderr)
        return 2
    sizes = sys.argv[2].split(",") if len(sys.argv) == 3 else list(SIZES)
    if unknown := set(sizes) - SIZES.keys():
        print(f"generate.py: there is no size {', '.join(sorted(unknown))}, only {', '.join(SIZES)}", file=sys.stderr)
        return 2
    write(Path(sys.argv[1]), sizes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
