"""A text that a page shows, or one that waits for the language of the page it stands on."""

from typing import TYPE_CHECKING, TypeAlias

from django.utils.functional import Promise

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    Text: TypeAlias = _StrOrPromise
else:
    Text = str | Promise
