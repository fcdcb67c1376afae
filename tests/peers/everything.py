"""Small made-up scenarios that use all that a scenario can say about which packages are acceptable."""

from __future__ import annotations

from typing import Any

from making import Call, Map, Numbers, Word, ron_file

ACTORS = ["a1", "a2", "a3", "a4"]
GROUPS = {"g1": ["a1", "a2"], "g2": ["a2", "a3"]}
PHASES = ["p1", "p2", "p3"]
TAGS = ["t1", "t2", "t3"]
CLAIMS = [f"c{number}" for number in range(1, 9)]
VOICES = ["v1", "v2"]
BASES = ["Official", "Treaty", "Documented", "Analysis", "Reported", "Calculation", "Judgement", "Judgement"]
LEVELS = ["RuledOut", "Unlikely", "Contested", "Likely", "Ready"]
DAYS = ["2030-02-01", "2030-03-01", "2030-05-01", "2030-06-01", "2030-08-01"]


class Maker:
    """Makes one scenario."""

    def __init__(self, seed: int) -> None:
        self.numbers = Numbers(seed)
        self.elements = [self.element(number) for number in range(1, self.numbers.between(3, 4))]
        self.elements.append(self.assumption(self.element(9)))
        self.cards = self.elements[:-1]

    # What is there.

    def cited(self) -> dict[str, Any]:
        """Claims that something rests on, if it does."""
        return {"claims": self.numbers.some(CLAIMS, self.numbers.between(1, 2))} if self.numbers.chance(50) else {}

    def based(self) -> dict[str, Any]:
        """What something rests on."""
        return {"basis": Word(self.numbers.one(BASES)), **self.cited()}

    def level(self) -> Word:
        """Some level, a low one less often."""
        return Word(LEVELS[max(self.numbers.below(5), self.numbers.below(5))])

    def amount(self) -> float:
        """Some amount."""
        return self.numbers.one([0, 0.5, 1, 2, 2.5, 4])

    def content(self) -> dict[str, Any]:
        """What elements and options may say of themselves."""
        numbers, said = self.numbers, dict[str, Any]()
        if numbers.chance(35):
            said["feasibility"] = {"level": self.level(), **self.based()}
        if numbers.chance(40):
            said["gives"] = [{"function": "f1", "degree": numbers.between(1, 4), **self.based()}]
        if numbers.chance(40):
            kinds = numbers.some(["per_year", "once"], numbers.between(1, 2))
            ranges = {kind: {"low": (low := self.amount()), "high": low + 1} for kind in kinds}
            said["cost"] = {**ranges, **self.based()}
        if numbers.chance(40):
            said["uses"] = [{"resource": "r1", "amount": self.amount(), **self.based()}]
        return said

    def element(self, number: int) -> dict[str, Any]:
        """An element."""
        numbers = self.numbers
        settings = []
        for place in range(1, numbers.between(1, 3)):
            ids = [f"o{each}" for each in range(1, numbers.between(2, 3) + 1)]
            options = [
                {"id": each, "name": each, "tags": numbers.some(TAGS, numbers.below(2)), **self.content()}
                for each in ids
            ]
            settings.append({"id": f"s{place}", "name": f"s{place}", "default": numbers.one(ids), "options": options})
        return {
            "id": f"e{number}",
            "name": f"Element {number}",
            "category": "k1",
            "tags": numbers.some(TAGS, numbers.between(0, 2)),
            "providers": numbers.some(ACTORS, numbers.between(0, 3)),
            "settings": settings,
            **self.content(),
        }

    def assumption(self, element: dict[str, Any]) -> dict[str, Any]:
        """The same as a frame element, which costs and gives nothing."""
        for what in (element, *(option for setting in element["settings"] for option in setting["options"])):
            for key in ("feasibility", "gives", "cost", "uses"):
                what.pop(key, None)
        return {**element, "frame": True, "providers": []}

    # Conditions.

    def chosen(self, element: dict[str, Any]) -> Map:
        """Some options for one of its settings."""
        setting = self.numbers.one(element["settings"])
        ids = [option["id"] for option in setting["options"]]
        return Map({setting["id"]: self.numbers.some(ids, self.numbers.between(1, 2))})

    def pattern(self, among: list[dict[str, Any]]) -> dict[str, Any]:
        """What is asked of a card; some card of one of these elements meets it, as far as tags and options go."""
        numbers, pattern = self.numbers, dict[str, Any]()
        parties = [*ACTORS, *GROUPS]
        element = numbers.one(among)
        options = [(setting["id"], numbers.one(setting["options"])) for setting in element["settings"]]
        tags = {*element["tags"], *(tag for _, option in options for tag in option["tags"])}
        if numbers.chance(60):
            pattern["elements"] = [each["id"] for each in self.elements if each is element or numbers.chance(20)]
        if numbers.chance(30) and tags:
            pattern["tags"] = numbers.some(sorted(tags), numbers.between(1, 2))
        if numbers.chance(25):
            pattern["phase"] = numbers.some(PHASES, numbers.between(1, 2))
        if numbers.chance(20):
            pattern["by"] = numbers.some(parties, numbers.between(1, 2))
        if numbers.chance(15):
            pattern["only_by"] = numbers.some(parties, numbers.between(1, 3))
        if numbers.chance(25) and options:
            setting, option = numbers.one(options)
            pattern["with"] = Map({setting: sorted({option["id"], numbers.one(["o1", "o2"])})})
        return pattern

    def of(self) -> dict[str, Any]:
        """Of which cards something is asked, if not of all."""
        return {"of": self.pattern(self.cards)} if self.numbers.chance(60) else {}

    def condition(self, depth: int = 2, reaches: bool = True, named: bool = True) -> Call:
        """Some condition, of a few levels."""
        numbers = self.numbers

        def some(most: int) -> list[Call]:
            return [self.condition(depth - 1, reaches, named) for _ in range(numbers.between(1, most))]

        match numbers.below(16 if depth else 9):
            case 0 | 1 | 2 | 3:
                return Call("Card", self.pattern(self.elements))
            case 4:
                return Call("Uses", resource="r1", over=self.amount(), **self.of())
            case 5:
                what = Word(numbers.one(["PerYear", "Once", "FirstYear"]))
                return Call("Costs", what=what, over=self.amount(), **self.of())
            case 6:
                return Call("Before", self.pattern(self.cards), self.pattern(self.cards))
            case 7 if named:
                return Call("Named", "n1")
            case 8 if reaches:
                return Call("Reaches", "f1", numbers.below(5))
            case 9 | 10:
                return Call("All", some(2))
            case 11 | 12:
                return Call("Any", some(2))
            case 13:
                parts = some(3)
                return Call("AtLeast", numbers.between(1, len(parts)), parts)
            case 14 | 15:
                return Call("Not", self.condition(depth - 1, reaches, named))
        return Call("Card", self.pattern(self.elements))

    # Rules.

    def rule(self, name: str, reaches: bool = True) -> dict[str, Any]:
        """What all rules have."""
        numbers = self.numbers
        rule: dict[str, Any] = {"id": name, "title": name, **self.cited()}
        if numbers.chance(30):
            rule["binds_when"] = self.condition(1, reaches, reaches)
        if numbers.chance(20):
            rule["from"] = numbers.one(DAYS)
        if numbers.chance(10):
            rule["until"] = numbers.one([day for day in DAYS if day >= rule.get("from", "")])
        return rule

    def position(self, name: str) -> dict[str, Any] | None:
        """Some position; none, if it is a willingness of somebody who cannot provide anything."""
        numbers, holder = self.numbers, self.numbers.one([*ACTORS, *GROUPS])
        if numbers.chance(60):
            members = GROUPS.get(holder, [holder])
            able = [each for each in self.cards if not set(members).isdisjoint(each["providers"])]
            if not able:
                return None
            elements = numbers.some(able, numbers.between(1, 2))
            provides: dict[str, Any] = {"elements": [each["id"] for each in elements]}
            if numbers.chance(30) and elements[0]["settings"]:
                provides["with"] = self.chosen(elements[0])
            provides |= {"level": self.level(), "basis": Word(numbers.one(BASES))}
            rule = {**self.rule(name, reaches=False), "actor": holder}
            if "binds_when" in rule and numbers.chance(60):
                provides["otherwise"] = self.level()
            return {**rule, "provides": provides}
        firmness = Word(numbers.one(["Absolute", "Firm", "Disputed"]))
        kind = numbers.one(["crossed_when", "crossed_when", "met_when"])
        return {**self.rule(name), "actor": holder, "firmness": firmness, kind: self.condition()}

    def package(self, name: str) -> dict[str, Any]:
        """Some package."""
        numbers, cards = self.numbers, []
        for element in self.cards:
            if numbers.chance(60):
                chosen = {each["id"]: numbers.one(each["options"])["id"] for each in element["settings"]}
                by = numbers.some(element["providers"], numbers.between(0, 2))
                cards.append({"element": element["id"], "phase": numbers.one(PHASES), "by": by, "with": Map(chosen)})
        return {"id": name, "name": name, "cards": cards}

    def pins(self) -> list[Call]:
        """At most one pin."""
        element = self.numbers.one(self.cards)
        pins = [Call("Card", element["id"]), Call("Absent", element["id"])]
        pins.append(Call("Phase", element["id"], self.numbers.one(PHASES)))
        pins += [Call("Provider", element["id"], actor) for actor in element["providers"]]
        for setting in element["settings"]:
            pins += [Call("Option", element["id"], setting["id"], option["id"]) for option in setting["options"]]
        return [self.numbers.one(pins)] if self.numbers.chance(25) else []

    def claim(self, name: str) -> dict[str, Any]:
        """Some claim."""
        voice = {"voice": self.numbers.one(VOICES)} if self.numbers.chance(50) else {}
        said = {"says": name, "strength": Word("Strong"), "basis": Word(self.numbers.one(BASES)), "sources": ["s1"]}
        return {"id": name, "speaker": "Somebody", **voice, "date": self.numbers.one(DAYS), **said}

    def scenario(self) -> dict[str, Any]:
        """All of it."""
        numbers = self.numbers
        able = numbers.some(ACTORS, numbers.between(0, 3))
        capacities = [{"actor": actor, "amount": self.amount(), **self.based()} for actor in able]
        named = {"id": "n1", "title": "n1", "holds_when": self.condition(2, named=False)}
        positions = [each for number in range(1, numbers.between(6, 9)) if (each := self.position(f"r{number}"))]
        limits = [
            {
                **self.rule(f"l{number}", reaches=False),
                "on": self.pattern(self.cards),
                "when": self.condition(1, reaches=False, named=False),
                "cap": self.level(),
                "basis": Word(numbers.one(BASES)),
            }
            for number in range(1, numbers.between(2, 4))
        ]
        return {
            "format": 4,
            "title": "Everything",
            "as_of": "2030-06-01",
            "also_as_of": ["2030-03-01"],
            "sources": [{"id": "s1", "title": "s1"}],
            "voices": [{"id": voice, "name": voice} for voice in VOICES],
            "claims": [self.claim(name) for name in CLAIMS],
            "groups": [{"id": group, "name": group} for group in GROUPS],
            "actors": [
                {"id": actor, "name": actor, "groups": [group for group in GROUPS if actor in GROUPS[group]]}
                for actor in ACTORS
            ],
            "phases": [{"id": phase, "name": phase} for phase in PHASES],
            "functions": [{"id": "f1", "name": "f1"}],
            "resources": [{"id": "r1", "name": "r1", "unit": "pieces", "capacities": capacities}],
            "categories": [{"id": "k1", "name": "k1"}],
            "elements": self.elements,
            "conditions": [named],
            "positions": positions,
            "limits": limits,
            "contradictions": [{**self.rule("x1"), "when": self.condition()}],
            "switched_off": [numbers.one([*positions, *limits])["id"]] if numbers.chance(15) else [],
            "acceptable": {
                "binding": Word(numbers.one(["Absolute", "Firm", "Disputed"])),
                "at_least": self.level(),
                **({"unknown": self.level()} if numbers.chance(60) else {}),
                "pins": self.pins(),
                "released": ["e9"] if numbers.chance(40) else [],
            },
            "packages": [self.package("b1"), self.package("b2")],
            "current": "b1",
        }


def scenario(seed: int) -> str:
    """The text of a scenario file, the same for the same seed."""
    return ron_file(Maker(seed).scenario())
