"""What can be begun from anywhere: found by its words in Find, listed when nothing is typed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Action:
    """A page that begins something; `also` holds other words people look for it by."""

    name: str | Promise
    icon: str
    route: str
    also: str | Promise = ""

    @property
    def address(self) -> str:
        """Where it leads."""
        return reverse(self.route)

    def fits(self, words: Iterable[str]) -> bool:
        """Whether every one of `words` begins a word of it, in small letters."""
        mine = f"{self.name} {self.also}".casefold().split()
        return all(any(one.startswith(word) for one in mine) for word in words)


ACTIONS = (
    Action(_("New ask"), "send", "new-ask", _("write message draft chat")),
    Action(_("Find a way to somebody"), "route", "paths", _("path introduction who can help")),
    Action(
        _("Introduce two people"),
        "users",
        "given-introductions",
        _("give introduction friends bring together"),
    ),
    Action(_("Just met somebody"), "notebook-pen", "capture", _("note talk capture")),
    Action(_("See the map"), "waypoints", "map", _("network picture what if")),
    Action(_("Add somebody"), "user-plus", "new-person", _("new person contact")),
    Action(_("Who knows whom"), "link", "new-tie", _("new tie knows")),
    Action(_("Bring in contacts"), "download", "import", _("import linkedin vcard google outlook")),
    Action(_("Earlier imports"), "history", "imports", _("undo take back")),
    Action(_("Review look-alikes"), "git-merge", "reviews", _("duplicates merge same person")),
    Action(_("Today"), "sun", "today", _("next step home")),
    Action(_("Your week"), "calendar", "week", _("digest weekly summary days ahead")),
    Action(_("While you were away"), "history", "missed", _("missed late overdue digest")),
    Action(_("People"), "users", "people", _("contacts list search")),
    Action(_("Campaign"), "compass", "campaign", _("brief targets fans pause")),
    Action(_("Asks"), "message-circle", "asks", _("messages introductions sent")),
    Action(_("Book a chat"), "calendar", "new-chat", _("schedule invitation date time")),
    Action(_("Chats"), "coffee", "chats", _("talks calendar booked")),
    Action(_("Keep in touch"), "hand-heart", "upkeep", _("due fading nudges quiet dormant")),
    Action(_("Your card"), "id-card", "card", _("business card print qr vcard contact data")),
    Action(_("You"), "user", "me", _("my own page signature phone")),
    Action(_("Help"), "circle-question-mark", "help", _("how to method shortcuts")),
    Action(_("Pair a phone"), "smartphone", "settings", _("device mobile qr")),
    Action(_("Make a backup"), "archive", "backups", _("save copy restore")),
    Action(_("People you lost touch with"), "trash-2", "retention", _("idle erase retention")),
    Action(_("Settings"), "settings", "settings", _("language colours dark contrast shortcuts")),
)


def fitting(text: str) -> tuple[Action, ...]:
    """The actions that `text` may mean; all of them, the most used first, when it is empty."""
    words = text.casefold().split()
    return tuple(action for action in ACTIONS if action.fits(words))
