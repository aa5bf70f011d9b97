"""Filters for the checklist of a chat: what each line says, and where it is seen to."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy

from kithwork.domain.chats import ChatCard, Mode
from kithwork.domain.readiness import Dress, Item, Line
from kithwork.web.templatetags.words import percent

register = template.Library()

_SAYS = {
    Item.DAY: gettext_lazy("A day is agreed"),
    Item.PLACE: gettext_lazy("It is clear where, by which link or number"),
    Item.ZONE: gettext_lazy("Their clock is not yours: you know the time by both"),
    Item.GOAL: gettext_lazy("You know what you want to learn"),
    Item.HOMEWORK: gettext_lazy("Homework is noted: what is known, and what no page tells"),
    Item.BRIEF: gettext_lazy("The brief is read"),
    Item.QUESTIONS: gettext_lazy("Questions are planned"),
    Item.REHEARSAL: gettext_lazy("Said aloud at least once"),
    Item.CONFIRMED: gettext_lazy("Confirmed in a line the day before"),
    Item.LINK: gettext_lazy("The link is tested; be there five minutes early"),
    Item.NUMBER: gettext_lazy("Their number is at hand, in case something comes between"),
    Item.QUIET: gettext_lazy("A quiet place, and enough battery"),
    Item.EARLY: gettext_lazy("The way is known: be there ten to fifteen minutes early"),
    Item.LOOK: gettext_lazy("Clothes are laid out: dress as people there do"),
    Item.CARD: gettext_lazy("Your business card is packed"),
    Item.RESUME: gettext_lazy("One copy of your résumé is packed, to show only when asked"),
    Item.COFFEE: gettext_lazy("The coffee is on you"),
}
_ON_VIDEO = gettext_lazy("Dressed as people there do, with a tidy wall behind you")
_DRESS = {
    Dress.FORMAL: gettext_lazy("In this field most wear a suit or something like it."),
    Dress.NEAT: gettext_lazy("In this field neat and simple is right: no suit, nothing worn out."),
    Dress.STURDY: gettext_lazy("In this field sturdy shoes and plain, clean clothes are right."),
}
_PAGES = {
    Item.DAY: ("chat-day", ""),
    Item.PLACE: ("chat-day", ""),
    Item.GOAL: ("brief", "#goal"),
    Item.HOMEWORK: ("brief", "#homework"),
    Item.BRIEF: ("brief", ""),
    Item.QUESTIONS: ("plan", ""),
    Item.REHEARSAL: ("rehearse", ""),
}


@register.filter
def says(line: Line, chat: ChatCard) -> str:
    """A line of the checklist in words."""
    if line.item is Item.LOOK and chat.venue.mode is Mode.VIDEO:
        return str(_ON_VIDEO)
    return str(_SAYS[line.item])


@register.filter
def dress(value: Dress) -> str:
    """A hint for what to wear; empty where nothing is known."""
    return str(_DRESS.get(value, ""))


@register.filter
def way_to(line: Line, chat: ChatCard) -> str:
    """The page on which it is seen to; empty where there is none."""
    if line.item is Item.CARD:
        return reverse("card")
    page, part = _PAGES.get(line.item, ("", ""))
    return f"{reverse(page, args=[chat.id])}{part}" if page else ""


@register.filter
def hundredths_as_percent(score: int) -> str:
    """A score of 0 to 100 as per cent."""
    return percent(score / 100)
