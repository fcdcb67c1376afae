"""A scenario and a question, translated from what the words mean, and not from the program's own translation."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, NoReturn

from formula import TRUE, Formula, Lit

FIRMNESS = {"absolute": 0, "firm": 1, "all": 2}
FIRMNESS_IN_FILE = {"Absolute": 0, "Firm": 1, "Disputed": 2}
LEVELS = ["ruled-out", "unlikely", "contested", "likely", "ready"]
LEVELS_IN_FILE = ["RuledOut", "Unlikely", "Contested", "Likely", "Ready"]
RECORD = ["Official", "Treaty", "Documented"]
JUDGEMENT = "Judgement"


def give_up(sentence: str) -> NoReturn:
    """Ends the run with one sentence."""
    sys.exit(f"peers.py: {sentence}")


@dataclass(frozen=True)
class Case:
    """One instance: a file, and what is asked otherwise than the file says."""

    file: Path
    pins: tuple[str, ...] = ()
    binding: str | None = None
    at_least: str | None = None
    unknown: str | None = None
    package: str | None = None
    date: str | None = None
    voice: str | None = None

    def options(self) -> list[str]:
        """The same as arguments of the program."""
        options = [part for pin in self.pins for part in ("--pin", pin)]
        named = {
            "binding": self.binding,
            "at-least": self.at_least,
            "unknown": self.unknown,
            "package": self.package,
            "date": self.date,
            "voice": self.voice,
        }
        return options + [part for name, value in named.items() if value for part in (f"--{name}", value)]

    def __str__(self) -> str:
        return " ".join([self.file.name, *self.options()])


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

    def parts(self) -> Iterable[tuple[dict[str, Any], Lit]]:
        """The element and its options, each with what must hold for it to count."""
        yield self.element, self.present
        yield from self.options()

    def chosen(self, setting: str, among: Iterable[str]) -> list[Lit]:
        """The variables of these options; none where the element does not have them."""
        options = self.settings.get(setting, {})
        return [options[option] for option in among if option in options]


@dataclass
class Willingness:
    """A willingness that is heard today, with what must hold for it to stand, and to bind."""

    position: dict[str, Any]
    stands: Lit
    binds: Lit


class Translation:
    """A scenario and a case, as a formula whose solutions are the acceptable packages. If it is movable, then each
    position, pin and assumption may give way."""

    def __init__(self, scenario: dict[str, Any], case: Case, *, movable: bool = False) -> None:
        self.scenario, self.movable = scenario, movable
        self.formula = Formula()
        self.today: str = case.date or scenario["as_of"]
        self.voice = case.voice
        self.claims = {each["id"]: each for each in scenario.get("claims", [])}
        accepted = scenario.get("acceptable", {})
        self.binding = FIRMNESS[case.binding] if case.binding else FIRMNESS_IN_FILE[accepted.get("binding", "Absolute")]
        self.level = level_of(case.at_least, accepted.get("at_least"))
        self.unknown = level_of(case.unknown, accepted.get("unknown"))
        self.released: list[str] = accepted.get("released", [])
        package = case.package or scenario["current"]
        self.current = next(each for each in scenario["packages"] if each["id"] == package)
        self.conditions = {each["id"]: each["holds_when"] for each in scenario.get("conditions", [])}
        self.named: dict[str, Lit] = {}
        self.slots = {element["id"]: self._slot(element) for element in scenario["elements"]}
        self.cards = [slot for slot in self.slots.values() if not slot.element.get("frame")]

        self.willing = [self._willing(each) for each in self._in_force("positions") if "provides" in each]
        self.words = {slot.element["id"]: self._words(slot) for slot in self.cards}
        self.limits = [
            (each, self.formula.all([self._holds(each.get("when")), self._holds(each.get("binds_when"))]))
            for each in self._in_force("limits")
        ]
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
        assumed = self.current.get("frame", {}).get(id_, {}) if frame and id_ not in self.released else None
        stands = TRUE if assumed is None else self._settled(f"assumption:{id_}")
        settings: dict[str, dict[str, Lit]] = {}
        for setting in element.get("settings", []):
            ids = [option["id"] for option in setting["options"]]
            taken = None if assumed is None else assumed.get(setting["id"], setting["default"])
            if taken is not None and stands == TRUE:
                settings[setting["id"]] = {option: TRUE if option == taken else -TRUE for option in ids}
                continue
            options = settings[setting["id"]] = {option: new() for option in ids}
            self.formula.exactly_one(list(options.values()), present)
            if taken is not None:
                self.formula.clause(-stands, options[taken])
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
            case "Uses":
                return self._adds_up(inner, lambda what: self._use(what, inner["resource"]))
            case "Costs":
                return self._adds_up(inner, lambda what: self._cost(what, inner["what"]))
            case "Before":
                return self._before(*inner)
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
            gifts = (gift for gift in what.get("gives", []) if gift["function"] == function and self._known(gift))
            return any(gift["degree"] >= degree for gift in gifts)

        for slot in self.cards:
            ways = [slot.present] if gives(slot.element) else [lit for option, lit in slot.options() if gives(option)]
            if ways:
                below = [-cap for cap in self._caps(slot, degree)]
                cards.append(formula.all([slot.present, formula.any(ways), *below]))
        return formula.any(cards)

    def _adds_up(self, asked: dict[str, Any], amount: Callable[[dict[str, Any]], int]) -> Lit:
        """True exactly when the cards that are meant come to more than the amount that is asked about."""
        terms = [
            (each, self.formula.all([self._matches(asked.get("of", {}), slot), lit]))
            for slot in self.cards
            for what, lit in slot.parts()
            if (each := amount(what))
        ]
        return self.formula.more_than(terms, thousandths(asked["over"]))

    def _use(self, what: dict[str, Any], resource: str) -> int:
        """How much an element or an option takes of a resource, as far as that is known."""
        uses = (each for each in what.get("uses", []) if each["resource"] == resource and self._known(each))
        return sum(thousandths(each["amount"]) for each in uses)

    def _cost(self, what: dict[str, Any], when: str) -> int:
        """The low end of what an element or an option costs, as far as that is known."""
        cost = what.get("cost")
        if not cost or not self._known(cost):
            return 0
        kinds = {"PerYear": ["per_year"], "Once": ["once"], "FirstYear": ["per_year", "once"]}[when]
        return sum(thousandths(cost.get(kind, {}).get("low", 0)) for kind in kinds)

    def _before(self, first: dict[str, Any], then: dict[str, Any]) -> Lit:
        """True exactly when some card that meets the first starts in an earlier phase than one that meets the other."""
        formula, phases = self.formula, [phase["id"] for phase in self.scenario["phases"]]

        def starts(pattern: dict[str, Any], phase: str) -> Lit:
            return formula.any(formula.all([self._matches(pattern, slot), slot.phases[phase]]) for slot in self.cards)

        later = [starts(then, phase) for phase in phases]
        return formula.any(
            formula.all([starts(first, phase), formula.any(later[place + 1 :])]) for place, phase in enumerate(phases)
        )

    # What is in force, known and heard.

    def _made(self, what: dict[str, Any]) -> list[dict[str, Any]]:
        """The claims it cites that were made by today."""
        return [claim for claim in map(self.claims.__getitem__, what.get("claims", [])) if claim["date"] <= self.today]

    def _known(self, what: dict[str, Any]) -> bool:
        """Whether it does not rest on later claims alone."""
        return not what.get("claims") or bool(self._made(what))

    def _heard(self, what: dict[str, Any]) -> bool:
        """Whether, with one voice heard alone, a claim it rests on is that voice's or on the record."""
        if self.voice is None:
            return True
        return any(claim.get("voice") == self.voice or claim["basis"] in RECORD for claim in self._made(what))

    def _in_force(self, kind: str) -> list[dict[str, Any]]:
        """The rules of a kind that are in force today as far as date, group, claims and voice are concerned."""
        off = self.scenario.get("switched_off", [])
        return [
            rule
            for rule in self.scenario.get(kind, [])
            if rule["id"] not in off
            and rule.get("from", "") <= self.today <= rule.get("until", "9999-12-31")
            and self._known(rule)
            and self._heard(rule)
            and not (self.voice and judged(rule.get("provides", rule)))
        ]

    def _rated(self, what: dict[str, Any]) -> int | None:
        """The level that an element or an option has itself, if that is known and heard."""
        rating = what.get("feasibility")
        if not rating or not self._known(rating) or not self._heard(rating) or (self.voice and judged(rating)):
            return None
        return LEVELS_IN_FILE.index(rating["level"])

    # Rules.

    def _stands(self, position: dict[str, Any]) -> Lit:
        """True while the position does not give way."""
        if not self.movable:
            return TRUE
        stands = self.formula.positions[position["id"]] = self.formula.new()
        return stands

    def _settled(self, name: str) -> Lit:
        """True while the pin or assumption does not give way."""
        if not self.movable:
            return TRUE
        if name not in self.formula.settled:
            self.formula.settled[name] = self.formula.new()
        return self.formula.settled[name]

    def _positions(self) -> None:
        """Red lines that bind are not crossed, and floors that bind are met."""
        for position in self._in_force("positions"):
            if "provides" in position or FIRMNESS_IN_FILE[position["firmness"]] > self.binding:
                continue
            in_force = self.formula.all([self._stands(position), self._holds(position.get("binds_when"))])
            if "crossed_when" in position:
                self.formula.clause(-in_force, -self._holds(position["crossed_when"]))
            else:
                self.formula.clause(-in_force, self._holds(position["met_when"]))

    def _contradictions(self) -> None:
        """No contradiction is there."""
        for rule in self._in_force("contradictions"):
            self.formula.clause(-self._holds(rule.get("binds_when")), -self._holds(rule["when"]))

    # Feasibility.

    def _willing(self, position: dict[str, Any]) -> Willingness:
        """A willingness; what it binds on is looked at once."""
        return Willingness(position, self._stands(position), self._holds(position.get("binds_when")))

    def _words(self, slot: Slot) -> list[tuple[int, Lit]]:
        """What the providers say and what is not known about the card, each with its level and when it counts."""
        formula, id_ = self.formula, slot.element["id"]
        words: list[tuple[int, Lit]] = []
        groups = {actor["id"]: actor.get("groups", []) for actor in self.scenario["actors"]}
        rated = [(what["feasibility"]["basis"], lit) for what, lit in slot.parts() if self._rated(what) is not None]
        if not slot.providers:
            words.append((self.unknown, formula.all([slot.present, *(-lit for _, lit in rated)])))
        # A level that a source gives stands for the word of whoever has not said anything.
        unsourced = [-lit for basis, lit in rated if basis != JUDGEMENT]
        for actor, by in slot.providers.items():
            speaking = [each for each in self.willing if id_ in each.position["provides"]["elements"]]
            own = [each for each in speaking if each.position["actor"] == actor]
            of_groups = [each for each in speaking if each.position["actor"] in groups[actor]]
            # A group speaks for those members who have no word of their own in force.
            silent = -formula.any(formula.all([each.stands, each.binds]) for each in own)
            said: list[Lit] = []
            for each, free in [*((each, TRUE) for each in own), *((each, silent) for each in of_groups)]:
                provides = each.position["provides"]
                asked = [formula.any(slot.chosen(*part)) for part in provides.get("with", {}).items()]
                says = [(provides["level"], each.binds)]
                if "otherwise" in provides:
                    says.append((provides["otherwise"], -each.binds))
                for level, when in says:
                    said.append(formula.all([by, each.stands, free, when, *asked]))
                    words.append((LEVELS_IN_FILE.index(level), said[-1]))
            words.append((self.unknown, formula.all([by, *(-lit for lit in said), *unsourced])))
        return words

    def _caps(self, slot: Slot, level: int) -> list[Lit]:
        """Each thing that keeps the card, if it is there, below the level."""
        formula = self.formula
        rated = [(self._rated(what), lit) for what, lit in slot.parts()]
        caps = [lit for own, lit in rated if own is not None and own < level]
        caps += [lit for own, lit in self.words[slot.element["id"]] if own < level]
        if slot.providers and level > 0:
            caps.append(formula.all(-by for by in slot.providers.values()))
        for limit, holds in self.limits:
            if LEVELS_IN_FILE.index(limit["cap"]) < level:
                caps.append(formula.all([self._matches(limit["on"], slot), holds]))
        return caps

    def _feasible(self, slot: Slot) -> None:
        """The card, if it is there, is as feasible as the group asks."""
        for cap in self._caps(slot, self.level):
            self.formula.clause(-slot.present, -cap)

    # Means.

    def _capacity(self, resource: dict[str, Any]) -> None:
        """The uses can be shared out: no set of providers is asked for more, by cards that it provides alone, than it
        has. By Hall's theorem that is enough. Cards with a provider whose capacity is not known are not counted, nor
        those that allow no provider; one that allows some has one, or is not acceptable in any case."""
        known = [each for each in resource.get("capacities", []) if self._known(each)]
        has = {each["actor"]: thousandths(each["amount"]) for each in known}
        users = [
            (slot, amounts)
            for slot in self.cards
            if slot.providers
            and (amounts := [(use, lit) for what, lit in slot.parts() if (use := self._use(what, resource["id"]))])
        ]
        for size in range(1, len(has) + 1):
            for actors in combinations(has, size):
                terms: list[tuple[int, Lit]] = []
                for slot, amounts in users:
                    if set(slot.providers).isdisjoint(actors):
                        continue
                    others = [-by for actor, by in slot.providers.items() if actor not in actors]
                    terms += [(amount, self.formula.all([slot.present, lit, *others])) for amount, lit in amounts]
                self.formula.at_most(terms, sum(has[actor] for actor in actors))

    # Pins and the way there.

    def pinned(self, pin: str) -> Lit:
        """What is settled by a pin, as the program's `--pin` spells it."""
        kind, element, *rest = pin.split(":")
        slot = self.slots[element]
        match kind:
            case "card":
                return slot.present
            case "absent":
                return -slot.present
            case "phase":
                return slot.phases[rest[0]]
            case "option":
                return slot.settings[rest[0]][rest[1]]
            case "provider":
                return slot.providers[rest[0]]
        give_up(f"the pin {pin} is not known")

    def _pin(self, pin: str) -> None:
        """It is settled, as long as the pin stands."""
        self.formula.clause(-self._settled(pin), self.pinned(pin))

    def _edits(self) -> None:
        """Each edit that there may be, as what holds exactly when it is made. An option, phase or provider that is not
        as it was is an edit only on a card that was there and stays."""
        there = {card["element"]: card for card in self.current.get("cards", [])}
        for slot in self.slots.values():
            id_, card = slot.element["id"], there.get(slot.element["id"])
            if slot.element.get("frame"):
                self._chosen(slot, self.current.get("frame", {}).get(id_, {}))
            elif card is None:
                self._edit(slot.present)
            else:
                self._edit(-slot.present)
                self._chosen(slot, card.get("with", {}))
                for phase, lit in slot.phases.items():
                    if phase != card["phase"]:
                        self._edit(lit)
                for actor, by in slot.providers.items():
                    self._edit(self.formula.all([slot.present, -by]) if actor in card.get("by", []) else by)

    def _chosen(self, slot: Slot, chosen: dict[str, str]) -> None:
        """Each option other than what was chosen is an edit."""
        for setting in slot.element.get("settings", []):
            was = chosen.get(setting["id"], setting["default"])
            for option, lit in slot.settings[setting["id"]].items():
                if option != was:
                    self._edit(lit)

    def _edit(self, lit: Lit) -> None:
        """An edit that may be needed."""
        if lit != -TRUE:
            self.formula.edits.append(lit)


def level_of(asked: str | None, in_file: str | None) -> int:
    """A level, as it is asked for, or else as the file has it."""
    return LEVELS.index(asked) if asked else LEVELS_IN_FILE.index(in_file or "Contested")


def judged(level: dict[str, Any]) -> bool:
    """Whether a level is the author's, and nobody's whom one can hear alone."""
    return bool(level.get("basis") == JUDGEMENT)


def thousandths(amount: float) -> int:
    """A quantity as a whole number."""
    return round(amount * 1000)


def spelt(pin: dict[str, Any]) -> str:
    """A pin of the file as `--pin` spells it."""
    ((kind, what),) = pin.items()
    return ":".join([kind.lower(), *([what] if isinstance(what, str) else what)])
