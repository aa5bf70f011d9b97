"""What a chat is to teach."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from kithwork.domain.goals import LONGEST_GOAL
from kithwork.web.forms import plain

NAMES = ("first", "second", "third")


class Goals(plain.PlainForm):
    """One to three things to learn."""

    first = plain.line(_("What do you want to have learned by the end?"), longest=LONGEST_GOAL)
    second = plain.line(_("A second thing"), longest=LONGEST_GOAL)
    third = plain.line(_("A third thing"), longest=LONGEST_GOAL)

    def texts(self) -> list[str]:
        """The goals in their order, empty ones included."""
        return [self.said(name) for name in NAMES]


def known(texts: Sequence[str]) -> dict[str, object]:
    """What is set already, for the form."""
    return dict(zip(NAMES, texts, strict=False))
