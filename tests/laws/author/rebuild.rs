//! A scenario that somebody wrote by hand can be built from a blank board with what the editors offer, to the last byte.

use guarantee_board::scenario::check::check;
use guarantee_board::scenario::{
    Ballot, Condition, Element, Item, ItemKey, ItemKind, NamedCondition, Package, Position, Scenario, Seat, Setting,
};
use guarantee_board::workshop::author::{Aspect, AuthorEdit, Head, Name, Stand, fresh, option, position, setting};
use guarantee_board::workshop::{Edit, Rejected, RoomEdit, Workshop};

use super::support::{BLANK, FIRST_STEPS, ROUNDS, SHIPPED, author, bytes, must, one_of, open, read};

/// Who builds, and how many steps that took. What can be undone is limited, so that now and then the work is looked
/// through backwards and forwards, and then saved and opened again.
struct Builder {
    workshop: Workshop,
    /// The file as it was opened last.
    opened: String,
    steps: usize,
    all_steps: usize,
}

impl Builder {
    fn new(scenario: &Scenario) -> Self {
        Self { workshop: open(scenario), opened: bytes(scenario), steps: 0, all_steps: 0 }
    }

    fn scenario(&self) -> &Scenario {
        self.workshop.scenario()
    }

    fn stepped(&mut self) {
        self.steps += 1;
        self.all_steps += 1;
        if self.all_steps.is_multiple_of(25) {
            assert_eq!(check(self.scenario()), vec![]);
        }
        if self.steps == 900 {
            self.reopen();
        }
    }

    fn author(&mut self, edit: AuthorEdit) {
        must(&mut self.workshop, edit);
        self.stepped();
    }

    fn edit(&mut self, edit: &Edit) {
        if let Err(rejected) = self.workshop.apply(edit) {
            assert_eq!(rejected, Rejected::NoChange, "{edit:?}");
            return;
        }
        self.stepped();
    }

    /// Undoes and redoes all that was done since the scenario was opened, and opens it again.
    fn reopen(&mut self) {
        let end = bytes(self.scenario());
        let (said, current) = (self.workshop.assessment().clone(), self.scenario().current.clone());
        while self.workshop.undo() {}
        assert_eq!(bytes(self.scenario()), self.opened);
        while self.workshop.redo() {}
        // Which package is looked at is no step.
        self.workshop.show_package(&current);
        assert_eq!(bytes(self.scenario()), end);
        assert_eq!(self.workshop.assessment(), &said);
        self.workshop = open(&read(&end));
        (self.opened, self.steps) = (end, 0);
    }

    fn put(&mut self, item: impl Into<Item>, part: Aspect) {
        let put = AuthorEdit::Put { item: Box::new(item.into()), part, typing: None };
        match author(&mut self.workshop, put.clone()) {
            Err(Rejected::NoChange) => {}
            Ok(()) => self.stepped(),
            Err(rejected) => panic!("{rejected}: {put:?}"),
        }
    }

    /// Adds a thing of the name, and gives it its id.
    fn add(&mut self, target: &Item) {
        let item = match target {
            Item::Position(target) => {
                let stand = match (&target.crossed_when, &target.met_when) {
                    (Some(_), _) => Stand::RedLine,
                    (_, Some(_)) => Stand::Floor,
                    _ => Stand::Willingness,
                };
                position(self.scenario(), &target.actor, stand, &target.title).map(Item::from)
            }
            _ => fresh(self.scenario(), target.kind(), target.name()),
        };
        let item = item.unwrap_or_else(|rejected| panic!("{rejected}: {target:?}"));
        let key = item.key();
        self.author(AuthorEdit::Add(vec![item]));
        if key.id != target.id() {
            self.author(AuthorEdit::Rename(Name::Item(key), target.id().to_owned()));
        }
    }
}

/// Gives a thing the parts of another, one after the other.
macro_rules! build {
    ($builder:expr, $kind:ident, $target:expr, [$([$($field:ident),+] $part:ident),+ $(,)?]) => {{
        let target = $target;
        $(
            let key = ItemKey::new(ItemKind::$kind, &target.id);
            let Some(Item::$kind(mut item)) = $builder.scenario().item(&key) else { unreachable!("it was added") };
            $(item.$field = target.$field.clone();)+
            $builder.put(*item, Aspect::$part);
        )+
    }};
}

fn build(builder: &mut Builder, target: Item) {
    match target {
        Item::Source(target) => build!(builder, Source, target, [[published, standing, link] Place, [note] Note]),
        Item::Voice(target) => build!(builder, Voice, target, [[affiliation] Affiliation, [note] Note]),
        Item::Claim(target) => build!(builder, Claim, target, [
            [speaker, voice] Speaker,
            [date, strength, basis] Standing,
            [sources] Sources,
            [note] Note,
        ]),
        Item::Group(_) | Item::Category(_) => {}
        Item::Actor(target) => build!(builder, Actor, target, [[short] ShortName, [groups] Groups, [note] Note]),
        Item::Phase(target) => build!(builder, Phase, target, [[about] Description]),
        Item::Function(target) => build!(builder, Function, target, [[about] Description]),
        Item::Resource(target) => build!(builder, Resource, target, [[unit] Unit, [capacities] Capacities]),
        Item::Element(target) => {
            for setting in &target.settings {
                build_setting(builder, &target, setting);
            }
            build!(builder, Element, target, [
                [category] Category,
                [frame] Kind,
                [about] Description,
                [tags] Tags,
                [providers] Providers,
                [feasibility] Feasibility,
                [gives] Gifts,
                [cost, uses] Cost,
                [settings] Settings,
                [claims] Claims,
                [note] Note,
            ]);
        }
        Item::Condition(target) => build!(builder, Condition, target, [[holds_when] Condition]),
        Item::Position(target) => build!(builder, Position, target, [
            [firmness] Firmness,
            // How ready somebody is otherwise can be said of what binds sometimes.
            [binds_when] Condition,
            [crossed_when, met_when, provides] Kind,
            [from, until] Dates,
            [claims, counter_claims] Claims,
            [refs] Marks,
            [note] Note,
        ]),
        Item::Limit(target) => build!(builder, Limit, target, [
            [cap, basis] Level,
            [on, when] Condition,
            [binds_when, from, until] Binding,
            [claims, counter_claims] Claims,
            [refs, note] Note,
        ]),
        Item::Contradiction(target) => build!(builder, Contradiction, target, [
            [when] Condition,
            [binds_when, from, until] Binding,
            [claims, counter_claims] Claims,
            [refs, note] Note,
        ]),
        Item::Caution(target) => build!(builder, Caution, target, [
            [when] Condition,
            [binds_when, from, until] Binding,
            [claims, counter_claims] Claims,
            [refs, note] Note,
        ]),
        Item::Package(target) => build!(builder, Package, target, [
            [about] Description,
            [frame] Place,
            [cards] Cards,
            [variant_of] Origin,
            [note] Note,
        ]),
    }
}

fn element(builder: &Builder, like: &Element) -> Element {
    builder.scenario().element(&like.id).expect("it was added").clone()
}

/// Adds a setting with its options by their names; their words are given before anything refers to them.
fn build_setting(builder: &mut Builder, of: &Element, target: &Setting) {
    let mut built = element(builder, of);
    let mut made = setting(&built, &target.name, &target.options[0].name).expect("names");
    made.id = target.id.clone();
    made.options[0].id = target.options[0].id.clone();
    made.default = made.options[0].id.clone();
    for target in &target.options[1..] {
        let another = option(&made, &target.name).expect("a name");
        made.options.push(another);
        made.options.last_mut().expect("it was added").id = target.id.clone();
    }
    built.settings.push(made);
    builder.put(built, Aspect::Settings);
    for (place, _) in target.options.iter().enumerate() {
        let mut built = element(builder, of);
        let known = built.settings.iter_mut().find(|setting| setting.id == target.id).expect("it was added");
        // What it refers to, first; that of the whole element comes when all is there.
        known.options[place].tags.clone_from(&target.options[place].tags);
        builder.put(built, Aspect::Tags);
    }
}

/// Named conditions that name no other first.
fn conditions_in_order(scenario: &Scenario) -> Vec<NamedCondition> {
    let mut left = scenario.conditions.clone();
    let mut ordered: Vec<NamedCondition> = Vec::new();
    while !left.is_empty() {
        let ready = left.iter().position(|named| {
            let within = scenario.conditions_within(&named.holds_when);
            within
                .iter()
                .all(|part| !matches!(part, Condition::Named(id) if ordered.iter().all(|known| known.id != *id)))
        });
        ordered.push(left.remove(ready.expect("they do not go round in circles")));
    }
    ordered
}

/// Lays a package card by card.
fn lay(builder: &mut Builder, target: &Package) {
    builder.edit(&Edit::NewPackage(target.name.clone()));
    let key = ItemKey::new(ItemKind::Package, &builder.scenario().current);
    if key.id != target.id.as_str() {
        builder.author(AuthorEdit::Rename(Name::Item(key), target.id.to_string()));
    }
    for (element, choices) in &target.frame {
        for (setting, option) in choices {
            let (element, setting, option) = (element.clone(), setting.clone(), option.clone());
            builder.edit(&Edit::SetOption { element, setting, option });
        }
    }
    for card in &target.cards {
        let id = card.element.clone();
        builder.edit(&Edit::AddCard { element: id.clone(), phase: card.phase.clone() });
        let allowed = builder.scenario().element(&id).expect("it was built").providers.clone();
        for actor in allowed {
            let provides = card.by.contains(&actor);
            builder.edit(&Edit::SetProvider { element: id.clone(), actor, provides });
        }
        for (setting, option) in &card.with {
            let (element, setting, option) = (id.clone(), setting.clone(), option.clone());
            builder.edit(&Edit::SetOption { element, setting, option });
        }
    }
}

/// Takes away what the blank board has and the other has not, and puts what is left in order.
fn order(builder: &mut Builder, target: &Scenario) {
    for kind in ItemKind::ALL.iter().rev() {
        let wanted: Vec<_> = target.ids(*kind).into_iter().map(str::to_owned).collect();
        let there: Vec<_> = builder.scenario().ids(*kind).into_iter().map(str::to_owned).collect();
        for id in there.iter().filter(|id| !wanted.contains(id)) {
            builder.author(AuthorEdit::Delete(ItemKey::new(*kind, id)));
        }
        for (place, id) in wanted.iter().enumerate() {
            let key = ItemKey::new(*kind, id);
            if builder.scenario().place(&key) != Some(place) {
                builder.author(AuthorEdit::Move(key, place));
            }
        }
    }
}

/// Builds the scenario from the blank one: one thing of `many` part by part, the others in one go.
fn built(target: &Scenario, many: usize, mut packages: impl FnMut(&mut Builder, &Package)) -> usize {
    let mut builder = Builder::new(&read(BLANK));
    let head = Head::of(target);
    for (head, part) in [
        (Head { title: head.title.clone(), ..Head::of(builder.scenario()) }, Aspect::Title),
        (Head { about: String::new(), ..head.clone() }, Aspect::Dates),
        (head, Aspect::Description),
    ] {
        if head != Head::of(builder.scenario()) {
            builder.author(AuthorEdit::SetHead { head: Box::new(head), part });
        }
    }
    for kind in ItemKind::ALL.iter().filter(|kind| **kind != ItemKind::Package) {
        let ids: Vec<_> = match kind {
            ItemKind::Condition => conditions_in_order(target).iter().map(|named| named.id.to_string()).collect(),
            _ => target.ids(*kind).into_iter().map(str::to_owned).collect(),
        };
        for (number, id) in ids.into_iter().enumerate() {
            let key = ItemKey::new(*kind, id);
            let item = target.item(&key).expect("it is there");
            if number % many != 0 && builder.scenario().item(&key).is_none() {
                builder.author(AuthorEdit::Add(vec![item]));
                continue;
            }
            match builder.scenario().item(&key) {
                // The blank board has one of this id: it gets the name.
                Some(there) if there.name() != item.name() => match &item {
                    Item::Phase(item) => build!(builder, Phase, item, [[name] Name]),
                    Item::Function(item) => build!(builder, Function, item, [[name] Name]),
                    Item::Category(item) => build!(builder, Category, item, [[name] Name]),
                    other => unreachable!("{other:?}"),
                },
                Some(_) => {}
                None => builder.add(&item),
            }
            build(&mut builder, item);
        }
    }
    for package in &target.packages {
        packages(&mut builder, package);
    }
    for package in &target.packages {
        build(&mut builder, package.clone().into());
    }
    order(&mut builder, target);
    builder.workshop.show_package(&target.current);
    settle(&mut builder, target);
    assert_eq!(check(builder.scenario()), vec![]);
    assert_eq!(bytes(builder.scenario()), bytes(target));
    builder.reopen();
    builder.all_steps
}

/// What the group has settled, and who is in the room.
fn settle(builder: &mut Builder, target: &Scenario) {
    let acceptable = &target.acceptable;
    builder.edit(&Edit::SetBinding(acceptable.binding));
    builder.edit(&Edit::SetAtLeast(acceptable.at_least));
    builder.edit(&Edit::SetUnknown(acceptable.unknown));
    target.switched_off.iter().for_each(|rule| builder.edit(&Edit::SwitchRule { rule: rule.clone(), on: false }));
    acceptable.pins.iter().for_each(|pin| builder.edit(&Edit::Pin(pin.clone())));
    for agreed in &acceptable.agreed {
        builder.edit(&Edit::Agree { pin: agreed.pin.clone(), by: agreed.by.clone(), at: agreed.at });
    }
    for element in &acceptable.released {
        builder.edit(&Edit::Release { element: element.clone(), released: true });
    }
    for (place, point) in target.points.iter().enumerate() {
        builder.edit(&Edit::Room(RoomEdit::AddPoint(point.kind)));
        builder.edit(&Edit::Room(RoomEdit::SetPoint(place, point.says.clone())));
    }
    for seat in &target.seats {
        builder.edit(&Edit::Room(RoomEdit::AddSeat(seat.name.clone())));
        let now = Ballot { cards: seat.cards.clone(), positions: seat.positions.clone() };
        vote(builder, seat, seat.revealed.as_ref().unwrap_or(&now), &Ballot::default());
    }
    if target.votes_revealed {
        builder.edit(&Edit::Room(RoomEdit::Reveal(true)));
    }
    for seat in &target.seats {
        let now = Ballot { cards: seat.cards.clone(), positions: seat.positions.clone() };
        if let Some(before) = &seat.revealed {
            vote(builder, seat, &now, before);
        }
    }
}

/// A seat votes where it has said something else before.
fn vote(builder: &mut Builder, seat: &Seat, ballot: &Ballot, before: &Ballot) {
    for vote in ballot.cards.iter().filter(|vote| !before.cards.contains(vote)) {
        let judge = RoomEdit::JudgeCard(seat.id.clone(), vote.card.element.clone(), Some(vote.level));
        builder.edit(&Edit::Room(judge));
    }
    for (rule, hold) in ballot.positions.iter().filter(|(rule, hold)| before.positions.get(*rule) != Some(*hold)) {
        builder.edit(&Edit::Room(RoomEdit::JudgePosition(seat.id.clone(), rule.clone(), Some(*hold))));
    }
}

#[test]
fn the_shipped_scenario_can_be_built_from_a_blank_board() {
    // Its packages are put there, with the cards in one go.
    let many = one_of(6);
    let steps = built(&read(SHIPPED), many, |builder, package| builder.add(&package.clone().into()));
    let expected = if many == 1 { 1000 } else { 500 };
    assert!(steps > expected, "{steps}");
}

#[test]
fn the_first_steps_can_be_built_from_a_blank_board() {
    built(&read(FIRST_STEPS), 1, lay);
    built(&read(FIRST_STEPS), 1, |builder, package| builder.add(&package.clone().into()));
}

#[test]
fn what_is_settled_and_said_in_the_room_can_be_built_too() {
    // A round keeps what was said when it was closed, by a clock that has gone on since.
    let mut target = read(ROUNDS);
    target.rounds.clear();
    built(&target, 1, lay);
}

#[test]
fn a_position_can_be_built_without_its_parts_going_astray() {
    let scenario = read(FIRST_STEPS);
    let target: &Position = &scenario.positions[0];
    let mut builder = Builder::new(&scenario);
    let copy = Position { id: "a-copy".into(), ..target.clone() };
    builder.add(&copy.clone().into());
    build(&mut builder, copy.clone().into());
    assert_eq!(builder.scenario().position(&"a-copy".into()), Some(&copy));
    builder.reopen();
}
