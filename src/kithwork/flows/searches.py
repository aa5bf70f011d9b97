"""What people are found by: one folded text a person, and the names they sort by."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kithwork.matching import keys
from kithwork.store import bulk
from kithwork.store.models import Address, Person, Position, Tag

FIELDS = ("search_text", "sort_name", "name_key")


def index(people: Sequence[Person]) -> None:
    """Write the search text and sort keys of `people` again where they changed."""
    bulk.update(indexed(people), fields=FIELDS)


def indexed(people: Sequence[Person]) -> list[Person]:
    """Set the search text and sort keys of `people`; answers those that changed, unsaved."""
    ids = [person.pk for person in people]
    words: dict[int, list[str]] = defaultdict(list)
    for pk, value in Address.objects.filter(person_id__in=ids, removed_at__isnull=True).values_list(
        "person_id", "value"
    ):
        words[pk].append(value)
    for pk, title, name in Position.objects.filter(
        person_id__in=ids, removed_at__isnull=True, organisation__removed_at__isnull=True
    ).values_list("person_id", "title", "organisation__name"):
        words[pk] += [title, name]
    for pk, text in Tag.objects.filter(person_id__in=ids, removed_at__isnull=True).values_list(
        "person_id", "text"
    ):
        words[pk].append(text)
    return [person for person in people if fill(person, words[person.pk])]


def folded(text: str) -> str:
    """Text as searched: lower case, no accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def fill(person: Person, words: Iterable[str]) -> bool:
    """Set what a person is found by, unsaved; says whether that changed anything.

    `words` are their addresses, titles, organisations and tags.
    """
    before = tuple(getattr(person, name) for name in FIELDS)
    own = [person.name, person.nickname, person.headline, person.place, person.industry]
    person.search_text = folded(" ".join([*own, *words]))
    person.sort_name = folded(f"{person.family or person.name} {person.given}".strip())[:300]
    person.name_key = keys.name(person.name)[:300]
    return before != tuple(getattr(person, name) for name in FIELDS)
