"""What a newer record says of the work of somebody: is it news to wish them well for."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Post:
    """A post somebody holds, or held: the organisation by its normal form, the title by its key.

    `organisation` and `said` are how the two are written.
    """

    place: str
    title: str
    organisation: str = ""
    said: str = ""
    current: bool = True


def news(before: Iterable[Post], after: Iterable[Post]) -> Post | None:
    """The new post of somebody who changed work, None where nothing but writing changed.

    News is a post that was not known before, while a current one before is so no more: what
    another source says beside it, what is only spelt otherwise, and what was known to be past
    are none. A new title at the same place counts where both titles are known.
    """
    known = list(before)
    held = [post for post in known if post.current]
    now = [post for post in after if post.current]
    gone = [post for post in held if not any(_is_same(post, other) for other in now)]
    fresh = [post for post in now if not any(_is_same(post, other) for other in known)]
    return next((post for post in fresh if any(_follows(post, old) for old in gone)), None)


def _follows(post: Post, old: Post) -> bool:
    return not _is_same_place(post, old) or bool(post.title and old.title)


def _is_same(one: Post, other: Post) -> bool:
    if not _is_same_place(one, other):
        return False
    return not one.title or not other.title or _words_within(one.title, other.title)


def _is_same_place(one: Post, other: Post) -> bool:
    return _words_within(one.place, other.place)


def _words_within(one: str, other: str) -> bool:
    """Whether one name is the other with more words: "contoso" and "contoso deutschland"."""
    left, right = set(one.split()), set(other.split())
    return left <= right or right <= left
