"""Steps of a search: people silenced, removed, erased, merged, imported and met."""

from pathlib import Path
from uuid import UUID, uuid5

from kithwork.domain.captures import Seen
from kithwork.flows import (
    captures,
    erasures,
    imports,
    look_alikes,
    people,
    undo,
)
from kithwork.store.models import Address, Import, Person
from kithwork.store.queries.captures import NoSuchCapture
from tests.flows.plain_duties import Human
from tests.flows.searches import NAMES, Die, Search


def silence(search: Search, die: Die) -> bool:
    """Somebody is not to be written to."""
    found = search.writable()
    if len(found) < 3 or die.upto(2):
        return False
    person = die.of(found)
    people.set_do_not_contact(actor=search.actor, person=person, now=search.now)
    search.model.people[person].silenced = True
    return True


def lift(search: Search, die: Die) -> bool:
    """They may be written to again."""
    found = [one for one in search.there() if search.model.people[one].silenced]
    if not found:
        return False
    person = die.of(found)
    own = Address.objects.filter(person__public_id=person, kind="email")
    search.model.suppressed -= set(own.values_list("key", flat=True))
    people.lift_do_not_contact(actor=search.actor, person=person, now=search.now)
    search.model.people[person].silenced = False
    return True


def remove(search: Search, die: Die) -> bool:
    """Somebody is taken off the list."""
    found = search.there()
    if len(found) < 4 or die.upto(3):
        return False
    person = die.of(found)
    people.remove(actor=search.actor, person=person, now=search.now)
    search.model.people[person].removed = True
    return True


def restore(search: Search, die: Die) -> bool:
    """They are brought back."""
    found = [one for one, human in search.model.people.items() if human.removed and not human.into]
    if not found:
        return False
    person = die.of(found)
    people.restore(actor=search.actor, person=person, now=search.now)
    search.model.people[person].removed = False
    return True


def erase(search: Search, die: Die) -> bool:
    """Somebody is erased for good."""
    found = search.there()
    if len(found) < 4 or die.upto(3):
        return False
    between = [one for one in _between(search) if one in found]
    person = die.of(between) if between and die.upto(2) else die.of(found)
    theirs = search.emails(person)
    search.model.suppressed |= theirs
    erasures.erase(actor=search.actor, person=person, now=search.now)
    search.model.forget(person)
    for human, keys in _addressed(search):
        human.silenced |= bool(keys & theirs)
    search.merges = [pair for pair in search.merges if set(pair) <= set(search.model.people)]
    return True


def _between(search: Search) -> list[UUID]:
    """Those whom somebody else leads to, on the way to another."""
    return [
        search.model.root(link.target)
        for letter in search.model.letters.values()
        for link in letter.chain.values()
        if link.target != letter.person and link.target in search.model.people
    ]


def merge(search: Search, die: Die) -> bool:
    """Two people are said to be one."""
    found = search.there()
    if len(found) < 4 or die.upto(2):
        return False
    kept = die.of(found)
    absorbed = die.of([one for one in found if one != kept])
    look_alikes.merge(actor=search.actor, kept=kept, absorbed=absorbed, now=search.now)
    humans = search.model.people
    humans[absorbed].into = kept
    humans[kept].silenced |= humans[absorbed].silenced
    search.merges.append((kept, absorbed))
    return True


def split(search: Search, die: Die) -> bool:
    """The last merge into somebody is undone; who is silenced then, the program says."""
    keepers = [kept for kept, _ in search.merges if search.model.is_there(kept)]
    if not keepers:
        return False
    kept = die.of(keepers)
    back = look_alikes.split(actor=search.actor, person=kept, now=search.now)
    (pair,) = [pair for pair in search.merges if pair == (kept, back)]
    search.merges.remove(pair)
    humans = search.model.people
    was = humans[kept].silenced
    humans[back].into = None
    search.look(changed=["silenced"])
    assert not was or humans[kept].silenced or humans[back].silenced, "a no was lost"
    return True


def bring(search: Search, die: Die) -> bool:
    """A small file comes in; one that came before may come again."""
    again = bool(search.files) and die.upto(3) == 0
    path = die.of(search.files) if again else _file(search, die)
    batch = imports.read(paths=[path])
    seen = imports.preview(actor=search.actor, batch=batch, now=search.now)
    card = imports.commit(actor=search.actor, batch=batch, previewed=seen.id, now=search.now)
    search.imported.append(card.id)
    for human, keys in _addressed(search):
        if keys & search.model.suppressed:
            human.silenced = True
    search.look(changed=["people"])
    return True


def _addressed(search: Search) -> list[tuple[Human, set[str]]]:
    """Everybody the model knows or the file brought, with their addresses."""
    rows = Person.objects.filter(workspace_id=search.actor.workspace, is_me=False)
    for one, name, silenced in rows.values_list("public_id", "name", "do_not_contact"):
        search.model.people.setdefault(one, Human(name, silenced=silenced))
    held = Address.objects.filter(workspace_id=search.actor.workspace, kind="email")
    keys: dict[UUID, set[str]] = {}
    for one, key in held.values_list("person__public_id", "key"):
        keys.setdefault(one, set()).add(key)
    people_of = search.model.people
    return [(people_of[one], found) for one, found in keys.items() if one in people_of]


def email(name: str) -> str:
    """The address of one of the names."""
    return f"{name.split(maxsplit=1)[0].lower()}@example.org"


def _file(search: Search, die: Die) -> Path:
    chosen = sorted({die.of(NAMES) for _ in range(1 + die.upto(3))})
    path = search.folder / f"{len(search.files)}-{die.upto(1000)}"
    if die.upto(2):
        path = path.with_suffix(".csv")
        rows = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
        rows += [
            f"{name.replace(' ', ',')},,{email(name)},Contoso,Engineer,12 May 2025"
            for name in chosen
        ]
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    else:
        path = path.with_suffix(".vcf")
        path.write_text("".join(card(name) for name in chosen), encoding="utf-8")
    search.files.append(path)
    return path


def card(name: str) -> str:
    """One of the names as an address book has it."""
    given, family = name.split()
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nN:{family};{given};;;\r\n"
        f"EMAIL:{email(name)}\r\nEND:VCARD\r\n"
    )


def unbring(search: Search, die: Die) -> bool:
    """An import is taken back."""
    rows = Import.objects.filter(public_id__in=search.imported, state=Import.COMMITTED)
    found = list(rows.order_by("pk").values_list("public_id", flat=True))
    if not found:
        return False
    undo.undo(actor=search.actor, batch=die.of(found), now=search.now)
    search.look(changed=["people"])
    return True


def capture(search: Search, die: Die) -> bool:
    """Somebody new was met."""
    known = {search.model.people[one].name for one in search.there()}
    names = [name for name in NAMES if name not in known]
    if not names:
        return False
    key = uuid5(UUID(int=1), str(len(search.captured)))
    seen = Seen(die.of(names), on=search.now.date(), where="the fair")
    captures.capture(actor=search.actor, key=key, seen=seen, now=search.now)
    search.captured.append(key)
    search.look(changed=["people"])
    return True


def uncapture(search: Search, die: Die) -> bool:
    """That somebody was met is taken back."""
    if not search.captured or die.upto(2):
        return False
    key = die.of(search.captured)
    try:
        captures.take_back(actor=search.actor, key=key, now=search.now)
    except NoSuchCapture:
        return False
    search.look(changed=["people"])
    return True
