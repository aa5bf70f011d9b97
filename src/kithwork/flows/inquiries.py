"""Inquiries: things to look into, done or dropped, each with its way back (practice.md A21)."""

from datetime import datetime
from uuid import UUID

from kithwork.domain.actors import Actor
from kithwork.domain.debriefs import InquiryState
from kithwork.domain.findings import InquiryLine, InquirySettled
from kithwork.flows.flow import flow
from kithwork.store.models import Chat, Inquiry
from kithwork.store.queries import findings as queries


@flow("inquiries.do")
def do(*, actor: Actor, inquiry: UUID, now: datetime) -> InquiryLine:
    """It was looked into; raises NoSuchInquiry, InquirySettled."""
    return _move(actor, inquiry, InquiryState.DONE, {InquiryState.OPEN})


@flow("inquiries.drop")
def drop(*, actor: Actor, inquiry: UUID, now: datetime) -> InquiryLine:
    """Let it go; raises NoSuchInquiry, InquirySettled."""
    return _move(actor, inquiry, InquiryState.DROPPED, {InquiryState.OPEN})


@flow("inquiries.reopen")
def reopen(*, actor: Actor, inquiry: UUID, now: datetime) -> InquiryLine:
    """Take back that it was done or dropped; raises NoSuchInquiry, InquirySettled."""
    before = {InquiryState.DONE, InquiryState.DROPPED}
    return _move(actor, inquiry, InquiryState.OPEN, before)


def _move(
    actor: Actor, inquiry: UUID, state: InquiryState, before: set[InquiryState]
) -> InquiryLine:
    row = queries.inquiry_row(actor=actor, inquiry=inquiry)
    moved = Inquiry.objects.filter(pk=row.pk, state__in=before).update(state=state)
    if not moved:
        raise InquirySettled(InquiryState(row.state))
    return queries.inquiry(actor=actor, inquiry=inquiry)


Kept = dict[tuple[str, str], tuple[UUID, str]]


def kept(*, chat: Chat) -> Kept:
    """Ids and states by kind and text, kept while a chat is written down anew."""
    rows = Inquiry.objects.filter(chat=chat).order_by("-pk")
    found = rows.values_list("kind", "text", "public_id", "state")
    return {(kind, text): (public_id, state) for kind, text, public_id, state in found}


def keep(*, chat: Chat, known: Kept) -> None:
    """Give inquiries that stayed what they were, done or dropped ones included."""
    for row in Inquiry.objects.filter(chat=chat).order_by("pk"):
        found = known.pop((row.kind, row.text), None)
        if found is not None:
            row.public_id, row.state = found
            row.save(update_fields=["public_id", "state"])
