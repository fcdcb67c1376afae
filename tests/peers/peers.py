#!/usr/bin/env python3
"""Compares the search over all packages with CP-SAT, clingo and PySAT: the same answers? how long for each?

    python3 tests/peers/peers.py [--program PATH] [--venv DIR] [--runs N] [--sweep] [FILES...]

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
import time
import venv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from itertools import combinations
from pathlib import Path
from typing import Any, NoReturn, Protocol, TypeVar

PEERS = {"ortools": "9.15.6755", "clingo": "5.8.3", "python-sat": "1.9.dev24"}
T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]

SHIPPED = "scenarios/ukraine-2025.ron"
SMALL = "scenarios/first-steps.ron"
FIRMNESS = {"absolute": 0, "firm": 1, "all": 2}
FIRMNESS_IN_FILE = {"Absolute": 0, "Firm": 1, "Contested": 2}
LEVELS = ["ruled-out", "unlikely", "contested", "likely", "ready"]
LEVELS_IN_FILE = ["RuledOut", "Unlikely", "Contested", "Likely", "Ready"]


def give_up(sentence: str) -> NoReturn:
    """Ends the run with one sentence."""
    sys.exit(f"peers.py: {sentence}")


# --- What is asked ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """One instance: a file, and what is asked otherwise than the file says."""

    file: Path
    pins: tuple[str, ...] = ()
    binding: str | None = None
    at_least: str | None = None
    package: str | None = None
    date: str | None = None

    def options(self) -> list[str]:
        """The same as arguments of the program."""
        options = [part for pin in self.pins for part in ("--pin", pin)]
        named = {"binding": self.binding, "at-least": self.at_least, "package": self.package, "date": self.date}
        return options + [part for name, value in named.items() if value for part in (f"--{name}", value)]

    def __str__(self) -> str:
        return " ".join([self.file.name, *self.options()])


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


def sweep_cases(files: Iterable[Path], program: Program) -> list[Case]:
    """Every package of the files with every binding firmness, level and listed date."""
    cases: list[Case] = []
    for file in files:
        scenario = program.export(file)
        dates = [None, *scenario.get("also_as_of", [])]
        cases += [
            Case(file, binding=binding, at_least=level, package=package["id"], date=date)
            for package in scenario["packages"]
            for date in dates
            for binding in FIRMNESS
            for level in LEVELS
        ]
    return cases


# --- The neutral form -------------------------------------------------------------------------------------------------

Lit = int
"""A variable (1, 2, …) or, negative, its opposite."""
TRUE: Lit = 1
"""The variable that a clause makes true."""

Choice = tuple[str, ...]
"""What can be open or a dead end: (element, kind, which…)."""


@dataclass
class Formula:
    """Clauses, weighted sums with an upper bound, and what is asked about them."""

    variables: int = 1
    clauses: list[list[Lit]] = field(default_factory=lambda: [[TRUE]])
    sums: list[tuple[list[tuple[int, Lit]], int]] = field(default_factory=list)
    choices: dict[Choice, Lit] = field(default_factory=dict)
    edits: list[Lit] = field(default_factory=list)
    """True for each edit that leads away from the current package."""
    moves: list[Lit] = field(default_factory=list)
    """True for each position that gives way; none if positions are not movable."""
    _gates: dict[frozenset[Lit], Lit] = field(default_factory=dict)

    def new(self) -> Lit:
        """A fresh variable."""
        self.variables += 1
        return self.variables

    def clause(self, *lits: Lit) -> None:
        """At least one of these holds."""
        kept = set(lits) - {-TRUE}
        if TRUE not in kept and not any(-lit in kept for lit in kept):
            self.clauses.append(sorted(kept, key=abs) or [-TRUE])

    def at_most(self, terms: Iterable[tuple[int, Lit]], bound: int) -> None:
        """The weights of those that hold add up to no more than the bound."""
        self.sums.append((list(terms), bound))

    def exactly_one(self, lits: Sequence[Lit], when: Lit) -> None:
        """Exactly one of these holds when that does, and none otherwise."""
        self.clause(-when, *lits)
        for lit in lits:
            self.clause(when, -lit)
        for one, other in combinations(lits, 2):
            self.clause(-one, -other)

    def all(self, lits: Iterable[Lit]) -> Lit:
        """True exactly when all of these hold."""
        kept = frozenset(lits) - {TRUE}
        if -TRUE in kept or any(-lit in kept for lit in kept):
            return -TRUE
        if len(kept) < 2:
            return next(iter(kept), TRUE)
        if kept not in self._gates:
            gate = self._gates[kept] = self.new()
            for lit in kept:
                self.clause(-gate, lit)
            self.clause(gate, *(-lit for lit in kept))
        return self._gates[kept]

    def any(self, lits: Iterable[Lit]) -> Lit:
        """True exactly when at least one of these holds."""
        return -self.all(-lit for lit in lits)

    def at_least(self, count: int, lits: Sequence[Lit]) -> Lit:
        """True exactly when at least so many of these hold."""
        if count <= 0:
            return TRUE
        if count > len(lits):
            return -TRUE
        if count in (1, len(lits)):
            return self.any(lits) if count == 1 else self.all(lits)
        gate, many = self.new(), len(lits)
        self.at_most([(1, -lit) for lit in lits] + [(count, gate)], many)
        self.at_most([(1, lit) for lit in lits] + [(many - count + 1, -gate)], many)
        return gate


def thousandths(amount: float) -> int:
    """A quantity as a whole number."""
    return round(amount * 1000)


@dataclass
class Slot:
    """The variables of one element: is its card there, when, by whom, and with which options."""

    element: dict[str, Any]
    present: Lit
    phases: dict[str, Lit]
    providers: dict[str, Lit]
    settings: dict[str, dict[str, Lit]]

    def options(self) -> Iterable[tuple[dict[str, Any], Lit]]:
        """Each option with its variable."""
        for setting in self.element.get("settings", []):
            for option in setting["options"]:
                yield option, self.settings[setting["id"]][option["id"]]

    def chosen(self, setting: str, among: Iterable[str]) -> list[Lit]:
        """The variables of these options; none where the element does not have them."""
        options = self.settings.get(setting, {})
        return [options[option] for option in among if option in options]


class Translation:
    """A scenario and a case, as a formula whose solutions are the acceptable packages."""

    def __init__(self, scenario: dict[str, Any], case: Case, movable: bool = False) -> None:
        self.scenario, self.movable = scenario, movable
        self.formula = Formula()
        self.today: str = case.date or scenario["as_of"]
        accepted = scenario.get("acceptable", {})
        self.binding = FIRMNESS[case.binding] if case.binding else FIRMNESS_IN_FILE[accepted.get("binding", "Absolute")]
        in_file = accepted.get("at_least", "Contested")
        self.level = LEVELS.index(case.at_least) if case.at_least else LEVELS_IN_FILE.index(in_file)
        self.released: list[str] = accepted.get("released", [])
        package = case.package or scenario["current"]
        self.current = next(each for each in scenario["packages"] if each["id"] == package)
        self.conditions = {each["id"]: each["holds_when"] for each in scenario.get("conditions", [])}
        self.named: dict[str, Lit] = {}
        self.slots = {element["id"]: self._slot(element) for element in scenario["elements"]}
        self.cards = [slot for slot in self.slots.values() if not slot.element.get("frame")]

        self.willing = [(each, self._holding(each)) for each in self._dated("positions") if "provides" in each]
        self._positions()
        self._contradictions()
        for slot in self.cards:
            self._feasible(slot)
        for resource in scenario.get("resources", []):
            self._capacity(resource)
        for pin in [*map(spelt, accepted.get("pins", [])), *case.pins]:
            self._pin(pin)
        self.formula.clause(*(slot.present for slot in self.cards))
        self._edits()

    # What there is to choose.

    def _slot(self, element: dict[str, Any]) -> Slot:
        """The variables of an element, and what ties them together. Frame elements are there in any case."""
        new, frame, id_ = self.formula.new, element.get("frame", False), element["id"]
        present = TRUE if frame else new()
        phases = {} if frame else {phase["id"]: new() for phase in self.scenario["phases"]}
        providers = {} if frame else {actor: new() for actor in element.get("providers", [])}
        fixed = self.current.get("frame", {}).get(id_, {}) if frame and id_ not in self.released else None
        settings: dict[str, dict[str, Lit]] = {}
        for setting in element.get("settings", []):
            ids = [option["id"] for option in setting["options"]]
            if fixed is None:
                settings[setting["id"]] = {option: new() for option in ids}
                self.formula.exactly_one(list(settings[setting["id"]].values()), present)
            else:
                chosen = fixed.get(setting["id"], setting["default"])
                settings[setting["id"]] = {option: TRUE if option == chosen else -TRUE for option in ids}
        if not frame:
            self.formula.exactly_one(list(phases.values()), present)
            for by in providers.values():
                self.formula.clause(present, -by)
            if providers:
                self.formula.clause(-present, *providers.values())
            self.formula.choices[id_,] = present

        choices = self.formula.choices
        choices.update({(id_, "phase", phase): lit for phase, lit in phases.items()})
        for name, options in settings.items():
            choices.update({(id_, "option", name, option): lit for option, lit in options.items()})
        choices.update({(id_, "provider", actor): lit for actor, lit in providers.items()})
        return Slot(element, present, phases, providers, settings)

    # Conditions.

    def _holds(self, condition: dict[str, Any] | None) -> Lit:
        """True exactly when the condition holds; where there is none, always."""
        if condition is None:
            return TRUE
        ((kind, inner),) = condition.items()
        match kind:
            case "Card":
                return self.formula.any(self._matches(inner, slot) for slot in self.slots.values())
            case "Named":
                if inner not in self.named:
                    self.named[inner] = self._holds(self.conditions[inner])
                return self.named[inner]
            case "All":
                return self.formula.all([self._holds(part) for part in inner])
            case "Any":
                return self.formula.any([self._holds(part) for part in inner])
            case "Not":
                return -self._holds(inner)
            case "AtLeast":
                return self.formula.at_least(inner[0], [self._holds(part) for part in inner[1]])
            case "Reaches":
                return self._reaches(*inner)
        give_up(f"the condition {kind} is not known")

    def _matches(self, pattern: dict[str, Any], slot: Slot) -> Lit:
        """True exactly when the card, or the frame element, is there and meets every part of the pattern."""
        formula, parts = self.formula, [slot.present]
        if "elements" in pattern and slot.element["id"] not in pattern["elements"]:
            return -TRUE
        for tag in pattern.get("tags", []):
            if tag not in slot.element.get("tags", []):
                parts.append(formula.any(lit for option, lit in slot.options() if tag in option.get("tags", [])))
        if "phase" in pattern:
            parts.append(formula.any(lit for phase, lit in slot.phases.items() if phase in pattern["phase"]))
        if "by" in pattern:
            actors = self._actors(pattern["by"])
            parts.append(formula.any(lit for actor, lit in slot.providers.items() if actor in actors))
        if "only_by" in pattern:
            actors = self._actors(pattern["only_by"])
            parts.append(formula.any(slot.providers.values()))
            parts += [-lit for actor, lit in slot.providers.items() if actor not in actors]
        for setting, among in pattern.get("with", {}).items():
            parts.append(formula.any(slot.chosen(setting, among)))
        return formula.all(parts)

    def _actors(self, parties: list[str]) -> set[str]:
        """The actors that are named, or are in a group that is named."""
        return {
            actor["id"]
            for actor in self.scenario["actors"]
            if actor["id"] in parties or not set(actor.get("groups", [])).isdisjoint(parties)
        }

    def _reaches(self, function: str, degree: int) -> Lit:
        """True exactly when some card gives so much and is itself as feasible as that."""
        if degree == 0:
            return TRUE
        formula, cards = self.formula, []

        def gives(what: dict[str, Any]) -> bool:
            return any(gift["function"] == function and gift["degree"] >= degree for gift in what.get("gives", []))

        for slot in self.cards:
            ways = [slot.present] if gives(slot.element) else [lit for option, lit in slot.options() if gives(option)]
            if ways:
                below = [-cap for cap in self._caps(slot, degree)]
                cards.append(formula.all([slot.present, formula.any(ways), *below]))
        return formula.any(cards)

    # Rules.

    def _dated(self, kind: str) -> list[dict[str, Any]]:
        """The rules of a kind that are in force today as far as date and group are concerned."""
        off = self.scenario.get("switched_off", [])
        return [
            rule
            for rule in self.scenario.get(kind, [])
            if rule["id"] not in off and rule.get("from", "") <= self.today <= rule.get("until", "9999-12-31")
        ]

    def _holding(self, position: dict[str, Any]) -> Lit:
        """True while the position is in force: it binds, and it does not give way."""
        stays = TRUE
        if self.movable:
            stays = self.formula.new()
            self.formula.moves.append(-stays)
        return self.formula.all([stays, self._holds(position.get("binds_when"))])

    def _positions(self) -> None:
        """Red lines that bind are not crossed, and floors that bind are met."""
        for position in self._dated("positions"):
            if "provides" in position or FIRMNESS_IN_FILE[position["firmness"]] > self.binding:
                continue
            in_force = self._holding(position)
            if "crossed_when" in position:
                self.formula.clause(-in_force, -self._holds(position["crossed_when"]))
            else:
                self.formula.clause(-in_force, self._holds(position["met_when"]))

    def _contradictions(self) -> None:
        """No contradiction is there."""
        for rule in self._dated("contradictions"):
            self.formula.clause(-self._holds(rule.get("binds_when")), -self._holds(rule["when"]))

    # Feasibility and means.

    def _caps(self, slot: Slot, level: int) -> list[Lit]:
        """Each thing that keeps the card, if it is there, below the level."""

        def low(what: dict[str, Any]) -> bool:
            return "feasibility" in what and LEVELS_IN_FILE.index(what["feasibility"]["level"]) < level

        formula, id_ = self.formula, slot.element["id"]
        caps = [lit for option, lit in slot.options() if low(option)]
        if low(slot.element):
            caps.append(TRUE)
        if slot.providers and level > 0:
            caps.append(formula.all(-by for by in slot.providers.values()))
        for position, in_force in self.willing:
            provides = position["provides"]
            known = id_ in provides["elements"] and position["actor"] in slot.providers
            if known and LEVELS_IN_FILE.index(provides["level"]) < level:
                chosen = [formula.any(slot.chosen(*part)) for part in provides.get("with", {}).items()]
                caps.append(formula.all([in_force, slot.providers[position["actor"]], *chosen]))
        for limit in self._dated("limits"):
            if LEVELS_IN_FILE.index(limit["cap"]) < level:
                on = self._matches(limit["on"], slot)
                caps.append(formula.all([on, self._holds(limit.get("when")), self._holds(limit.get("binds_when"))]))
        return caps

    def _feasible(self, slot: Slot) -> None:
        """The card, if it is there, is as feasible as the group asks."""
        for cap in self._caps(slot, self.level):
            self.formula.clause(-slot.present, -cap)

    def _capacity(self, resource: dict[str, Any]) -> None:
        """The uses can be shared out: no set of providers is asked for more, by cards that it provides alone, than it
        has. By Hall's theorem that is enough. Cards with a provider whose capacity is not known are not counted."""
        has = {each["actor"]: thousandths(each["amount"]) for each in resource.get("capacities", [])}

        def use(what: dict[str, Any]) -> int:
            uses = (each for each in what.get("uses", []) if each["resource"] == resource["id"])
            return sum(thousandths(each["amount"]) for each in uses)

        users = [
            (slot, amounts)
            for slot in self.cards
            if slot.providers and (amounts := [(amount, lit) for what, lit in parts(slot) if (amount := use(what))])
        ]
        for size in range(1, len(has) + 1):
            for actors in combinations(has, size):
                terms: list[tuple[int, Lit]] = []
                for slot, amounts in users:
                    if set(slot.providers).isdisjoint(actors):
                        continue
                    others = [-by for actor, by in slot.providers.items() if actor not in actors]
                    terms += [(amount, self.formula.all([slot.present, lit, *others])) for amount, lit in amounts]
                bound = sum(has[actor] for actor in actors)
                if sum(amount for amount, _ in terms) > bound:
                    self.formula.at_most(terms, bound)

    # Pins and the way there.

    def _pin(self, pin: str) -> None:
        """What is settled, as the program's `--pin` spells it."""
        kind, element, *rest = pin.split(":")
        slot = self.slots[element]
        match kind:
            case "card":
                self.formula.clause(slot.present)
            case "absent":
                self.formula.clause(-slot.present)
            case "phase":
                self.formula.clause(slot.phases[rest[0]])
            case "option":
                self.formula.clause(slot.settings[rest[0]][rest[1]])
            case "provider":
                self.formula.clause(slot.providers[rest[0]])
            case _:
                give_up(f"the pin {pin} is not known")

    def _edits(self) -> None:
        """Each edit that may be needed, as a variable that costs one."""
        there = {card["element"]: card for card in self.current.get("cards", [])}
        for slot in self.slots.values():
            id_, card = slot.element["id"], there.get(slot.element["id"])
            if slot.element.get("frame"):
                self._kept(slot, self.current.get("frame", {}).get(id_, {}))
            elif card is None:
                self.formula.edits.append(slot.present)
            else:
                self.formula.edits.append(-slot.present)
                self._edited(-slot.present, slot.phases[card["phase"]])
                self._kept(slot, card.get("with", {}))
                for actor, by in slot.providers.items():
                    if actor in card.get("by", []):
                        self._edited(-slot.present, by)
                    else:
                        self.formula.edits.append(by)

    def _kept(self, slot: Slot, chosen: dict[str, str]) -> None:
        """Each option that is not as it was, on a card that is still there, is an edit."""
        for setting in slot.element.get("settings", []):
            was = chosen.get(setting["id"], setting["default"])
            self._edited(-slot.present, slot.settings[setting["id"]][was])

    def _edited(self, *unless: Lit) -> None:
        """Where none of these holds, that is one edit."""
        if TRUE not in unless:
            edit = self.formula.new()
            self.formula.clause(edit, *unless)
            self.formula.edits.append(edit)


def parts(slot: Slot) -> Iterable[tuple[dict[str, Any], Lit]]:
    """An element and its options, each with what must hold for it to count."""
    yield slot.element, slot.present
    yield from slot.options()


def spelt(pin: dict[str, Any]) -> str:
    """A pin of the file as `--pin` spells it."""
    ((kind, what),) = pin.items()
    return ":".join([kind.lower(), *([what] if isinstance(what, str) else what)])


# --- The peers --------------------------------------------------------------------------------------------------------


class Peer(Protocol):
    """A solver. Each answer comes with the seconds that solving took, the model being there already."""

    name: str

    def acceptable(self, formula: Formula) -> tuple[bool, float]:
        """Whether there is any solution."""

    def open(self, formula: Formula) -> tuple[set[Choice], float]:
        """The choices that some solution has."""

    def least(self, formula: Formula, costs: list[Lit]) -> tuple[int | None, float]:
        """How few of these need to hold; `None` without a solution."""


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What comes of it, and the seconds it took."""
    start = time.perf_counter()
    return work(), time.perf_counter() - start


class CpSat:
    """OR-tools CP-SAT, one worker. Dead ends: solve for some choice not seen yet, until there is none."""

    name = "CP-SAT"

    def _model(self, formula: Formula) -> tuple[Any, Callable[[Lit], Any], Any]:
        from ortools.sat.python import cp_model

        model = cp_model.CpModel()
        variables = [model.new_bool_var("") for _ in range(formula.variables)]

        def lit(number: Lit) -> Any:
            return variables[number - 1] if number > 0 else variables[-number - 1].negated()

        for clause in formula.clauses:
            model.add_bool_or([lit(each) for each in clause])
        for terms, bound in formula.sums:
            model.add(sum(weight * lit(each) for weight, each in terms) <= bound)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        return model, lit, solver

    def _solved(self, model: Any, solver: Any) -> bool:
        from ortools.sat.python import cp_model

        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE):
            give_up(f"CP-SAT ended with {solver.status_name(status)}")
        return bool(status != cp_model.INFEASIBLE)

    def acceptable(self, formula: Formula) -> tuple[bool, float]:
        model, _, solver = self._model(formula)
        return timed(lambda: self._solved(model, solver))

    def open(self, formula: Formula) -> tuple[set[Choice], float]:
        model, lit, solver = self._model(formula)

        def work() -> set[Choice]:
            left = dict(formula.choices)
            while left:
                # What is left only shrinks, so that each of these implies those before it.
                model.add_bool_or([lit(each) for each in left.values()])
                model.clear_hints()
                for each in set(map(abs, left.values())) - {TRUE}:
                    model.add_hint(lit(each), True)
                if not self._solved(model, solver):
                    break
                left = {key: each for key, each in left.items() if not solver.boolean_value(lit(each))}
            return formula.choices.keys() - left.keys()

        return timed(work)

    def least(self, formula: Formula, costs: list[Lit]) -> tuple[int | None, float]:
        model, lit, solver = self._model(formula)
        model.minimize(sum(lit(each) for each in costs))
        return timed(lambda: round(solver.objective_value) if self._solved(model, solver) else None)


class Clingo:
    """clingo. Dead ends: its brave consequences. Least: core-guided."""

    name = "clingo"

    def _control(self, formula: Formula, costs: Sequence[Lit] = ()) -> Any:
        import clingo

        control = clingo.Control(["--opt-strategy=usc"] if costs else [])
        shown = set(formula.choices.values())
        with control.backend() as backend:
            atoms: list[int] = [
                backend.add_atom(clingo.Function("x", [clingo.Number(number)]) if number in shown else None)
                for number in range(1, formula.variables + 1)
            ]

            def lit(number: Lit) -> int:
                return atoms[number - 1] if number > 0 else -atoms[-number - 1]

            backend.add_rule(atoms, [], choice=True)
            for clause in formula.clauses:
                backend.add_rule([], [-lit(each) for each in clause])
            for terms, bound in formula.sums:
                excess = backend.add_atom()
                backend.add_weight_rule([excess], bound + 1, [(lit(each), weight) for weight, each in terms])
                backend.add_rule([], [excess])
            if costs:
                backend.add_minimize(0, [(lit(each), 1) for each in costs])
        return control

    def acceptable(self, formula: Formula) -> tuple[bool, float]:
        control = self._control(formula)
        return timed(lambda: bool(control.solve().satisfiable))

    def open(self, formula: Formula) -> tuple[set[Choice], float]:
        control = self._control(formula)
        control.configuration.solve.enum_mode = "brave"
        control.configuration.solve.models = 0

        def work() -> set[Any]:
            last: list[Any] = []
            with control.solve(yield_=True) as handle:
                for model in handle:
                    last = model.symbols(atoms=True)
            return {symbol.arguments[0].number for symbol in last}

        seen, seconds = timed(work)
        return {key for key, each in formula.choices.items() if each in seen}, seconds

    def least(self, formula: Formula, costs: list[Lit]) -> tuple[int | None, float]:
        control = self._control(formula, costs)
        control.configuration.solve.models = 0

        def work() -> int | None:
            best: int | None = None
            with control.solve(yield_=True) as handle:
                for model in handle:
                    best = model.cost[0]
            return best

        return timed(work)


class PySat:
    """PySAT: Glucose 4, and RC2 for what is least. Dead ends: as with CP-SAT, on one solver that is kept.

    Sums become clauses: for each prefix of a sum and each value it can have, whether it has at least that."""

    name = "PySAT"

    def _clauses(self, formula: Formula) -> list[list[Lit]]:
        clauses, last = list(formula.clauses), formula.variables
        for terms, bound in formula.sums:
            reached = {0: TRUE}
            for weight, lit in terms:
                after: dict[int, Lit] = {}
                for value in sorted({*reached, *(value + weight for value in reached)}):
                    if value <= bound:
                        last += 1
                        after[value] = last
                for value, at_least in reached.items():
                    clauses.append([-at_least, after[value]])
                    more = [after[value + weight]] if value + weight <= bound else []
                    clauses.append([-at_least, -lit, *more])
                reached = after
        return clauses

    def _solver(self, formula: Formula) -> Any:
        from pysat.solvers import Glucose4

        return Glucose4(bootstrap_with=self._clauses(formula))

    def acceptable(self, formula: Formula) -> tuple[bool, float]:
        with self._solver(formula) as solver:
            return timed(lambda: bool(solver.solve()))

    def open(self, formula: Formula) -> tuple[set[Choice], float]:
        with self._solver(formula) as solver:

            def work() -> set[Choice]:
                left = dict(formula.choices)
                while left:
                    solver.add_clause(list(left.values()))
                    solver.set_phases(list(left.values()))
                    if not solver.solve():
                        break
                    model = solver.get_model()
                    left = {key: each for key, each in left.items() if model[abs(each) - 1] != each}
                return formula.choices.keys() - left.keys()

            return timed(work)

    def least(self, formula: Formula, costs: list[Lit]) -> tuple[int | None, float]:
        from pysat.examples.rc2 import RC2
        from pysat.formula import WCNF

        wcnf = WCNF()
        for clause in self._clauses(formula):
            wcnf.append(clause)
        for cost in costs:
            wcnf.append([-cost], weight=1)
        with RC2(wcnf) as rc2:
            return timed(lambda: rc2.cost if rc2.compute() else None)


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
        return min(timed(lambda: self.run(*arguments))[1] for _ in range(runs))


@dataclass
class Answers:
    """What somebody answers, with seconds."""

    acceptable: bool
    open: set[Choice]
    distance: int | None
    moving: int | None = None
    """How many positions have to move; `None` where that does not help, or where it was not asked."""
    seconds: dict[str, float] = field(default_factory=dict)


def choice_of(told: dict[str, str]) -> Choice:
    """A choice as our program tells it."""
    for kind in ("phase", "provider"):
        if kind in told:
            return told["element"], kind, told[kind]
    if "option" in told:
        return told["element"], "option", told["setting"], told["option"]
    return (told["element"],)


def ours(program: Program, case: Case, choices: Iterable[Choice], runs: int) -> Answers:
    """What our program answers. Without runs, nothing is timed."""
    told = program.search(case, "--ways", "1", "--open", "--conflict")
    ways, ends, conflict = told["ways"], told["ends"], told["conflict"]
    if not (ways["complete"] and ends["complete"] and conflict["complete"]):
        give_up(f"{case}: our program did not finish, so that there is nothing to compare")
    ends_of = {choice_of(each): each["end"] for each in ends["choices"]}
    if odd := ends_of.keys() ^ set(choices):
        give_up(f"{case}: the program and this script do not know the same choices: {sorted(odd)[:5]}")
    answers = Answers(
        acceptable=told["any_acceptable"],
        open={choice for choice, end in ends_of.items() if end == "open"},
        distance=ways["ways"][0]["distance"] if ways["ways"] else None,
    )
    if not answers.acceptable and conflict["moving"] == "positions":
        answers.moving = len(conflict["sets"][0]["positions"])
    if runs:
        reading = program.seconds(runs, "check", str(case.file))
        # Any question answers whether there is anything acceptable; this is the cheapest.
        any_question = ["--conflict"] if answers.acceptable else ["--ways", "1"]
        asked = {"acceptable": any_question, "open": ["--open"], "distance": ["--ways", "1"], "moving": ["--conflict"]}
        for question, options in asked.items():
            whole = program.seconds(runs, "search", str(case.file), "--json", *case.options(), *options)
            answers.seconds[question] = whole - reading
    return answers


def theirs(peer: Peer, fixed: Formula, movable: Formula, runs: int) -> Answers:
    """What a peer answers."""
    seconds: dict[str, float] = {}

    def best(question: str, ask: Callable[[], tuple[T, float]]) -> T:
        results = [ask() for _ in range(max(runs, 1))]
        seconds[question] = min(each for _, each in results)
        return results[0][0]

    answers = Answers(
        acceptable=best("acceptable", lambda: peer.acceptable(fixed)),
        open=best("open", lambda: peer.open(fixed)),
        distance=best("distance", lambda: peer.least(fixed, fixed.edits)),
        seconds=seconds,
    )
    if not answers.acceptable:
        answers.moving = best("moving", lambda: peer.least(movable, movable.moves))
    return answers


# --- Side by side -----------------------------------------------------------------------------------------------------


def differences(case: Case, mine: Answers, peer: str, other: Answers) -> list[str]:
    """Every answer that differs, in a sentence each."""
    found = [
        f"{case}: {what}: our program says {one}, {peer} says {two}"
        for what, one, two in (
            ("any acceptable", mine.acceptable, other.acceptable),
            ("least distance", mine.distance, other.distance),
            ("least number of positions that must move", mine.moving, other.moving),
        )
        if one != two
    ]
    for choice in sorted(mine.open ^ other.open):
        one, two = ("open", "a dead end") if choice in mine.open else ("a dead end", "open")
        found.append(f"{case}: {':'.join(choice)}: our program says {one}, {peer} says {two}")
    return found


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
        "distance": ("least distance", "–" if mine.distance is None else str(mine.distance)),
    }
    if not mine.acceptable:
        told["moving"] = ("fewest positions to move", "no number helps" if mine.moving is None else str(mine.moving))
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


def compare(program: Program, cases: list[Case], runs: int) -> int:
    """Asks everybody about every case, prints what came of it, and returns the exit status. Without runs nothing is
    timed, and only the quick peers are asked."""
    peers: list[Peer] = [CpSat(), Clingo(), PySat()] if runs else [Clingo(), PySat()]
    found: list[str] = []
    table: list[str] = []
    scenarios: dict[Path, dict[str, Any]] = {}
    for number, case in enumerate(cases, start=1):
        if case.file not in scenarios:
            scenarios[case.file] = program.export(case.file)
        scenario = scenarios[case.file]
        fixed = Translation(scenario, case).formula
        movable = Translation(scenario, case, movable=True).formula
        mine = ours(program, case, fixed.choices, runs)
        others = [theirs(peer, fixed, movable, runs) for peer in peers]
        for peer, other in zip(peers, others, strict=True):
            found += differences(case, mine, peer.name, other)
        table += rows(number, len(fixed.choices), mine, others)

    if runs:
        print(f"| case | question | answer | ours | {' | '.join(peer.name for peer in peers)} |")
        print("| --- | --- | --- " + "| ---: " * (1 + len(peers)) + "|")
        print("\n".join(table))
        print()
        print("\n".join(f"{number}. `{case}`" for number, case in enumerate(cases, start=1)))
        print()
        versions = [program.run("--version").strip(), *(f"{name} {metadata.version(name)}" for name in PEERS)]
        print(f"{', '.join(versions)}, Python {platform.python_version()}; {processor()}")
    for difference in found:
        print(difference, file=sys.stderr)
    verdict = f"{len(found)} answers differ" if found else "all answers agree"
    print(f"{len(cases)} cases, {len(peers)} peers: {verdict}")
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


def main() -> int:
    """Reads the arguments."""
    if sys.version_info < (3, 11):
        give_up("Python 3.11 or later is needed")
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="scenario files; if none, the shipped ones in several ways")
    parser.add_argument("--program", type=Path, default=ROOT / "target/release/guarantee-board", help="our program")
    parser.add_argument("--venv", type=Path, help="where the peers are kept; without it, they are fetched each time")
    parser.add_argument("--runs", type=int, default=3, help="how often each is asked; the shortest time counts")
    sweep = "each package, firmness, level and date; only answers, and without CP-SAT, which would take long"
    parser.add_argument("--sweep", action="store_true", help=sweep)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside:
        program = Program(arguments.program.resolve())
        files = [file.resolve() for file in arguments.files]
        if arguments.sweep:
            return compare(program, sweep_cases(files or [ROOT / SHIPPED, ROOT / SMALL], program), runs=0)
        return compare(program, [Case(file) for file in files] or default_cases(), max(arguments.runs, 1))
    if arguments.venv:
        return inside(arguments.venv.resolve())
    with tempfile.TemporaryDirectory() as folder:
        return inside(Path(folder))


if __name__ == "__main__":
    sys.exit(main())
