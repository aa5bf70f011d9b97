"""Feeds: a calendar fetched from its address, once, on the seeker's word (trust.md, check 56).

What is asked tells nothing: no cookie, no referrer, no name but the program's. Where an
address leads on, the next one is judged like the first; credentials stay at the first place.
"""

import base64
from collections.abc import Mapping
from urllib.parse import unquote, urljoin, urlsplit

from kithwork.domain import feeds as rules
from kithwork.wires import addresses, answers
from kithwork.wires.addresses import STRICT, Allowance, LookUp, Unreachable
from kithwork.wires.answers import MOST_REDIRECTS, USUAL, Answer, Caps
from kithwork.wires.lines import Deadline, Lines


def fetch(
    *,
    address: str,
    allowed: Allowance = STRICT,
    look_up: LookUp = addresses.looked_up,
    caps: Caps = USUAL,
) -> bytes:
    """What an address gives.

    `allowed` are networks of one's own that may be asked. Raises rules.NoFeed,
    addresses.NotAllowed, answers.TooLarge and Unreachable; no text of theirs holds the address.
    """
    first = place = rules.address(address)
    lines = Lines(deadline=Deadline(caps.seconds), allowed=allowed, look_up=look_up)
    for _ in range(MOST_REDIRECTS + 1):
        headers = {"Accept": "text/calendar", **_credentials(first, place)}
        answer = answers.ask(place=place, lines=lines, headers=headers, caps=caps)
        if not answer.next_place:
            return _calendar(rules.host(place), answer)
        place = _next(place, answer.next_place)
    raise Unreachable(f"{rules.host(first)} leads on and on, and never to a calendar.")


def _credentials(first: str, place: str) -> Mapping[str, str]:
    """What the first address says of a name and a password, for its own place alone."""
    own = urlsplit(first)
    if own.username is None or answers.origin(first) != answers.origin(place):
        return {}
    return basic(unquote(own.username), unquote(own.password or ""))


def basic(user: str, password: str) -> Mapping[str, str]:
    """The header of a name and a password."""
    pair = base64.b64encode(f"{user}:{password}".encode()).decode()
    return {"Authorization": f"Basic {pair}"}


def _calendar(host: str, answer: Answer) -> bytes:
    """What was answered; Unreachable, in words, for anything but a good answer."""
    if answer.status in (401, 403):
        why = f"{host} does not let this address in. Was it renewed there?"
    elif answer.status in (404, 410):
        why = f"{host} has no calendar at this address, or none any more."
    elif answer.status != 200:
        why = f"{host} gave no calendar, but answered with {answer.status}."
    else:
        return answer.body
    raise Unreachable(why)


def _next(place: str, location: str) -> str:
    """Where a place leads on to; never from a safe connection to one that others can read."""
    host = rules.host(place)
    try:
        found = rules.address(urljoin(place, location))
    except (rules.NoFeed, ValueError):
        raise Unreachable(f"{host} leads on to what is no web address; not followed.") from None
    if urlsplit(place).scheme == "https" and urlsplit(found).scheme != "https":
        raise Unreachable(f"{host} leads on to a connection that others can read; not followed.")
    return found
