"""Landed: the campaign closes, and everybody who helped hears it from the seeker (B26, D22)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from kithwork.advice import landed as rules
from kithwork.domain import follow_ups as duties
from kithwork.domain import landed as domain
from kithwork.domain.actors import Actor
from kithwork.domain.campaigns import CampaignState
from kithwork.domain.follow_ups import WAITING, FollowUpKind, FollowUpState
from kithwork.domain.landed import (
    AnotherRuns,
    Found,
    Helper,
    Landed,
    News,
    NotLanded,
    Offer,
)
from kithwork.domain.occasions import FollowUpDraft
from kithwork.flows import follow_up_drafts
from kithwork.flows.flow import flow
from kithwork.store import access
from kithwork.store.models import Campaign, FollowUp, Landing
from kithwork.store.models import Offer as OfferRow
from kithwork.store.queries import campaigns
from kithwork.store.queries import follow_ups as follow_up_queries
from kithwork.store.queries import landed as queries
from kithwork.writing import landed as words

# The news is warm for a week; nobody has to write to everybody on one evening.
NEWS_WITHIN = timedelta(days=7)
LEFT_OUT = "Left out when you landed."


def show(*, actor: Actor, now: datetime) -> Landed:
    """Where the landing stands, and who helped, whether it was said yet or not."""
    campaign = campaigns.newest(actor)
    row = queries.landing(actor, campaign)
    notes: dict[int, FollowUp] = {}
    if campaign is not None:
        for note in queries.news_of(actor, domain.occasion(campaign.public_id)):
            notes.setdefault(note.person_id, note)
    return Landed(
        campaign=campaign.public_id if campaign and row else None,
        landed_at=row.landed_at if row else None,
        found=queries.found(row),
        news=tuple(_news(one, notes.get(one.key)) for one in _helpers(actor, campaign, row, now)),
        offer=queries.offer(actor=actor),
    )


def _news(helper: Helper, note: FollowUp | None) -> News:
    return News(helper, follow_up_queries.card(note) if note else None)


def _helpers(
    actor: Actor, campaign: Campaign | None, row: Landing | None, now: datetime
) -> tuple[Helper, ...]:
    """Who helped since the landing before; those of an earlier search heard of that one."""
    since = queries.landed_before(actor, campaign)
    return rules.helpers(queries.facts(actor=actor, zone=now.tzinfo, since=since))


@flow("landed.land")
def land(
    *,
    actor: Actor,
    now: datetime,
    found: Found | None = None,
    left_out: Collection[UUID] = (),
    tell: Collection[UUID] = (),
    offer: Offer | None = None,
) -> Landed:
    """Close the campaign and make the news for everybody who helped, each once.

    Said again, it brings what was found up to date, and adds whoever helped since; what was
    sent or let go stays, but for those whom the seeker names in `tell`. `left_out` are people who
    shall not be told. What is None stays. Raises Invalid.
    """
    campaign = campaigns.newest(actor) or _campaign(actor, now)
    row = _landing(campaign, now)
    if found is not None:
        row.title = domain.checked_line("title", found.title)
        row.organisation = domain.checked_line("organisation", found.organisation)
        row.starts_on = found.starts_on
    row.save()
    _want_again(actor, campaign, tell)
    Campaign.objects.filter(pk=campaign.pk).update(state=CampaignState.LANDED)
    _write_news(actor, campaign, row, left_out, now)
    if offer is not None:
        _keep_offer(actor, offer, now)
    return show(actor=actor, now=now)


def _campaign(actor: Actor, now: datetime) -> Campaign:
    """A search that was never written down has landed all the same."""
    return Campaign.objects.create(workspace_id=actor.workspace, created_at=now)


def _want_again(actor: Actor, campaign: Campaign, tell: Collection[UUID]) -> None:
    """Notes that were let go wait again for those whom the seeker names now."""
    notes = queries.news_of(actor, domain.occasion(campaign.public_id))
    again = notes.filter(state=FollowUpState.DROPPED, person__public_id__in=list(tell))
    again.update(state=FollowUpState.OPEN, settled_at=None, note="")


def _landing(campaign: Campaign, now: datetime) -> Landing:
    row = Landing.objects.filter(campaign=campaign).first()
    return row or Landing(workspace_id=campaign.workspace_id, campaign=campaign, landed_at=now)


def _write_news(
    actor: Actor, campaign: Campaign, row: Landing, left_out: Collection[UUID], now: datetime
) -> None:
    """One note a helper; one that is there stays, and says what is true now."""
    occasion = domain.occasion(campaign.public_id)
    text = words.news(queries.found(row), today=now.date())
    notes = {note.person_id: note for note in queries.news_of(actor, occasion).reverse()}
    helpers = _helpers(actor, campaign, row, now)
    fresh = [one for one in helpers if one.key not in notes]
    _put_before(actor, fresh)
    FollowUp.objects.bulk_create(_note(actor, one, occasion, text, left_out, now) for one in fresh)
    _renew(actor, notes, helpers, text, left_out, now)


def _put_before(actor: Actor, helpers: Sequence[Helper]) -> None:
    """Smaller news that still waits for them goes, unless its message was begun."""
    rows = access.visible(actor, FollowUp).filter(kind=FollowUpKind.UPDATE, letter="")
    rows.filter(person__in=[one.key for one in helpers], state__in=WAITING).delete()


def _note(
    actor: Actor,
    helper: Helper,
    occasion: str,
    text: str,
    left_out: Collection[UUID],
    now: datetime,
) -> FollowUp:
    row = FollowUp(
        workspace_id=actor.workspace,
        kind=FollowUpKind.NEWS,
        person_id=helper.key,
        milestone=occasion,
        text=text,
        reason=reason(helper),
        due_at=duties.evening((now + NEWS_WITHIN).date(), like=now),
        created_at=now,
    )
    if helper.person in left_out:
        row.state, row.note, row.settled_at = FollowUpState.DROPPED, LEFT_OUT, now
    return row


def _renew(
    actor: Actor,
    notes: Mapping[int, FollowUp],
    helpers: Sequence[Helper],
    text: str,
    left_out: Collection[UUID],
    now: datetime,
) -> None:
    """Notes that wait say what is true now; who is left out now is let go."""
    known = {one.key: one for one in helpers}
    for key, note in notes.items():
        if note.state not in WAITING:
            continue
        note.text = text
        helper = known.get(key)
        if helper is not None:
            note.reason = reason(helper)
            if helper.person in left_out:
                note.state, note.note, note.settled_at = FollowUpState.DROPPED, LEFT_OUT, now
        note.save(update_fields=["text", "reason", "state", "note", "settled_at"])


def reason(helper: Helper) -> str:
    """Why somebody is told, in words for the seeker."""
    return f"{helper.name} {helper.helped[0]}. Tell them what became of it."


def drafts(*, actor: Actor, now: datetime) -> dict[int, FollowUpDraft]:
    """The news to each helper (by primary key) as drafted or typed; empty before the landing."""
    campaign = campaigns.newest(actor)
    row = queries.landing(actor, campaign)
    if campaign is None or row is None:
        return {}
    helps = {one.key: one.helps for one in _helpers(actor, campaign, row, now)}
    notes = {
        note.person_id: note
        for note in queries.news_of(actor, domain.occasion(campaign.public_id)).reverse()
        if note.person_id in helps
    }
    rows = [(note, helps[key]) for key, note in notes.items()]
    written = follow_up_drafts.of_news(actor=actor, rows=rows, now=now)
    return dict(zip(notes, written, strict=True))


@flow("landed.take_back")
def take_back(*, actor: Actor, now: datetime) -> Landed:
    """Take the landing back: the search runs again, news that was not sent goes.

    What was sent stays sent, what was let go stays so, and what you offer is kept. Raises
    NotLanded, AnotherRuns when a new search was begun since.
    """
    campaign = campaigns.newest(actor)
    row = queries.landing(actor, campaign)
    if campaign is None or row is None:
        raise AnotherRuns if queries.has_landed(actor) else NotLanded
    queries.news_of(actor, domain.occasion(campaign.public_id)).filter(state__in=WAITING).delete()
    row.delete()
    Campaign.objects.filter(pk=campaign.pk).update(state=CampaignState.RUNNING)
    return show(actor=actor, now=now)


@flow("landed.offer")
def offer(*, actor: Actor, offer: Offer, now: datetime) -> Offer:
    """Say what you now offer: chats, introductions, topics; raises Invalid."""
    return _keep_offer(actor, offer, now)


def _keep_offer(actor: Actor, offer: Offer, now: datetime) -> Offer:
    checked = domain.checked_offer(offer)
    said = {
        "chats": checked.chats,
        "chats_a_month": checked.chats_a_month,
        "introductions": checked.introductions,
        "topics": checked.topics,
        "changed_at": now,
    }
    OfferRow.objects.update_or_create(workspace_id=actor.workspace, defaults=said)
    return checked
