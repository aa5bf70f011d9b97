"""Where the one next step with a person is done: the button beside its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kithwork.domain.advice import NextStep, PersonStep
from kithwork.domain.asks import AskCard
from kithwork.domain.introductions import IntroductionCard

# Steps that are done on the page of an ask that is there already.
OPEN_ASK = {PersonStep.BOOK, PersonStep.PASS_ON, PersonStep.SEND, PersonStep.WAIT}


@dataclass(frozen=True, slots=True)
class Way:
    """A button: what it says, and where it leads."""

    label: str
    address: str


def way(
    step: NextStep,
    *,
    person: UUID,
    asks: Sequence[AskCard],
    introductions: Sequence[IntroductionCard],
) -> Way | None:
    """The button that does `step` with `person`; None where there is nothing to do."""
    if step.step in OPEN_ASK:
        found = [one.id for one in asks] + [one.ask for one in introductions]
        if step.step is PersonStep.PASS_ON:
            found = [one.ask for one in introductions]
        return Way(_("Open the ask"), reverse("ask", args=[found[0]])) if found else None
    if step.step is PersonStep.PREPARE:
        return Way(_("See your chats"), reverse("chats"))
    if step.step is PersonStep.KEEP_WORD:
        return Way(_("See what you owe"), reverse("follow-ups"))
    if step.step is PersonStep.FIND_WAY:
        return Way(_("See the ways"), _asking("paths", person))
    if step.step is PersonStep.HELP:
        return Way(_("Ask who they know"), _asking("new-ask", person))
    if step.step is PersonStep.ASK:
        return Way(_("Draft the ask"), _asking("new-ask", person))
    return None


def _asking(route: str, person: UUID) -> str:
    return f"{reverse(route)}?{urlencode({'person': person})}"
