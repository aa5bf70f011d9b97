"""The seeker's own feed: made, renewed, revoked, and read by whoever has its secret address."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime

from django.conf import settings

from kithwork.domain.actors import Actor, Right
from kithwork.domain.errors import NotFound
from kithwork.domain.own_feeds import FeedNames, OwnFeedCard
from kithwork.flows.flow import flow
from kithwork.store.models import OwnFeed
from kithwork.store.queries import members
from kithwork.store.queries import own_feeds as queries

BYTES = 32
# So that the signing key makes no two secrets alike.
_PURPOSE = b"kithwork.own-feed:"


class NoOwnFeed(NotFound):
    """There is no feed to change."""

    def __init__(self) -> None:
        super().__init__("Your calendar has no address yet. `kith calendar feed` makes one.")


def show(*, actor: Actor) -> OwnFeedCard | None:
    """The feed of the actor with its secret; None while there is none."""
    row = queries.row(actor=actor)
    return None if row is None else _card(row)


@flow("own_feeds.renew")
def renew(*, actor: Actor, now: datetime) -> OwnFeedCard:
    """Give the feed a new address, or its first; the one before opens nothing any more."""
    seed = secrets.token_hex(BYTES)
    row, _ = OwnFeed.objects.update_or_create(
        workspace_id=actor.workspace,
        account_id=actor.account,
        defaults={"seed": seed, "digest": _digest(_secret(seed)), "made_at": now},
    )
    return _card(row)


@flow("own_feeds.revoke")
def revoke(*, actor: Actor, now: datetime) -> None:
    """Take the feed away: its address opens nothing from now on. Raises NoOwnFeed."""
    _row(actor).delete()


@flow("own_feeds.set_names")
def set_names(*, actor: Actor, names: FeedNames, now: datetime) -> OwnFeedCard:
    """Say whether the feed names people; its address stays. Raises NoOwnFeed."""
    row = _row(actor)
    row.names = names
    row.save(update_fields=["names"])
    return _card(row)


def owner(secret: str) -> tuple[Actor, FeedNames] | None:
    """In whose name a secret lets in, to read this one thing; None when it opens nothing."""
    row = queries.of_digest(_digest(secret))
    # Looked up by its digest and then compared in constant time: no answer's time tells anything.
    if row is None or not hmac.compare_digest(_secret(row.seed).encode(), secret.encode()):
        return None
    actor = members.actor_of(account=row.account_id)
    if actor is None or actor.workspace != row.workspace_id or not actor.may(Right.VIEW):
        return None
    return actor, FeedNames(row.names)


def _row(actor: Actor) -> OwnFeed:
    row = queries.row(actor=actor)
    if row is None:
        raise NoOwnFeed
    return row


def _card(row: OwnFeed) -> OwnFeedCard:
    """Without its secret where the signing key is another one than when it was made."""
    secret = _secret(row.seed)
    known = hmac.compare_digest(_digest(secret), row.digest)
    return OwnFeedCard(secret if known else "", FeedNames(row.names), row.made_at)


def _secret(seed: str) -> str:
    """256 bits that only the signing key and the seed together give."""
    key = settings.SECRET_KEY.encode()
    made = hmac.new(key, _PURPOSE + seed.encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(made).decode().rstrip("=")


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
