"""The landing in words."""

from collections.abc import Mapping

from kithwork.cli import tables
from kithwork.cli.texts import messages
from kithwork.domain.landed import Landed, News, Offer
from kithwork.domain.occasions import FollowUpDraft

NOBODY = (
    "Nobody helped yet, as far as is noted here. Write down your chats, and who introduced "
    "you, and they stand here."
)
NEXT = (
    "Read each, make it yours, and send it yourself: kith follow-up draft ID, then "
    "kith follow-up done ID. `kith landed --undo` takes it all back."
)


def landed(card: Landed, drafts: Mapping[int, FollowUpDraft]) -> str:
    """Everybody who helped, with how and the news to each."""
    if card.landed_at is None:
        return "Taken back: your search runs again. News that was sent stays sent."
    return tables.joined(
        f"You found something. Congratulations! {len(card.news)} people helped you there."
        if card.news
        else "You found something. Congratulations!",
        *(_helper(one, drafts.get(one.helper.key)) for one in card.news),
        NEXT if card.news else NOBODY,
        offer(card.offer),
    )


def _helper(one: News, draft: FollowUpDraft | None) -> str:
    state = "" if one.note is None else f" ({one.note.state.value}, {one.note.id})"
    head = f"{one.helper.name}{state}\n{tables.bullets(one.helper.helped)}"
    if draft is None or one.is_left_out or one.is_told:
        return head
    letter = f"Subject: {draft.subject}\n\n{draft.text}" if draft.subject else draft.text
    return tables.joined(
        head,
        "\n".join(f"    {line}".rstrip() for line in letter.splitlines()),
        messages.findings(draft.remarks) if draft.remarks else "",
    )


def offer(found: Offer) -> str:
    """What the seeker offers, or how to say it."""
    if found.is_empty:
        return "What do you offer now? kith landed --chats 2 --introductions --topics TEXT"
    chats = "no chats"
    if found.chats:
        chats = f"{found.chats_a_month} chats a month" if found.chats_a_month else "chats"
    gives = [chats, "introductions" if found.introductions else "no introductions"]
    topics = f" ({found.topics})" if found.topics else ""
    return f"You offer {' and '.join(gives)}{topics}."
