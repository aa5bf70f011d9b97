"""What a rehearsal is asked about: how sure one feels, and how it went."""

from django import forms

from kithwork.domain.rehearsals import LEAST, MOST, Spoken
from kithwork.flows.rehearsals import MOST_SECONDS
from kithwork.web.forms import plain

STEPS = tuple((str(one), str(one)) for one in range(LEAST, MOST + 1))


def _scale() -> forms.ChoiceField:
    return forms.ChoiceField(choices=STEPS, required=False)


class Rehearsal(plain.PlainForm):
    """How long it took, how sure one felt before and after, and how one rates it."""

    seconds = forms.IntegerField(min_value=0, required=False)
    before = _scale()
    rating = _scale()
    after = _scale()

    def spoken(self, hesitated: list[str]) -> Spoken:
        """The cleaned fields; `hesitated` names a key once for every time."""
        return Spoken(
            # A tab that was left open; nobody sees the field, so nobody could mend it.
            seconds=min(MOST_SECONDS, int(self.said("seconds") or 0)),
            hesitations={key: hesitated.count(key) for key in hesitated},
            rating=self._step("rating"),
            before=self._step("before"),
            after=self._step("after"),
        )

    def _step(self, name: str) -> int | None:
        return int(self.said(name)) if self.said(name) else None
