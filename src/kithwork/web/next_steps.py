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
    there = {
        PersonStep.PREPARE: (_("See your chats"), reverse("chats")),
        PersonStep.KEEP_WORD: (_("See what you owe"), reverse("follow-ups")),
        PersonStep.KEEP_IN_TOUCH: (_("See whose turn it is"), reverse("upkeep")),
        PersonStep.FIND_WAY: (_("See the ways"), _asking("paths", person)),
        PersonStep.HELP: (_("Ask who they know"), _asking("new-ask", person)),
        PersonStep.ASK: (_("Draft the ask"), _asking("new-ask", person)),
    }
    return Way(*there[step.step]) if step.step in there else None


def _asking(route: str, person: UUID) -> str:
    return f"{reverse(route)}?{urlencode({'person': person})}"
