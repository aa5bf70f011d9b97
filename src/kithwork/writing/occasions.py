"""Drafts of thanks, reports, promises and news (practice.md A25, A26, B24-B26, C34, C39, F08, F19).

Each says only what is known: what is not known is left out, and asked for on its page.
"""

from collections.abc import Callable, Sequence

from kithwork.domain.asks import Channel
from kithwork.domain.follow_ups import FollowUpKind, Whose
from kithwork.domain.messages import Message
from kithwork.domain.occasions import Occasion
from kithwork.writing import citations, days, fitting, frames, landed, stories, thanks, words

Parts = Sequence[Sequence[fitting.Part]]

_OUT = "If it no longer suits you, that is quite all right."


def draft(occasion: Occasion) -> Message:
    """The message for an occasion, as long as its channel carries."""
    if occasion.kind is FollowUpKind.CONNECT:
        return thanks.note(occasion)
    subject, parts = _PARTS[occasion.kind](occasion)
    return thanks.message(occasion, subject, parts)


def _report(occasion: Occasion) -> tuple[str, Parts]:
    """What came of it, to whoever sent me there."""
    name = words.tidy(occasion.partner)
    on = _on(occasion)
    met = f"You sent me to {name}, and we talked{on}." if name else f"We talked{on}: the chat you "
    first = met if name else f"{met}led me to took place."
    cited = citations.part(
        occasion.helpful,
        one="What helped me most: {}.",
        two="Two things helped me most: {}, and {}.",
        rank=10,
    )
    came = fitting.elastic(stories.came(occasion.came), lengths=(200, 120, 70), rank=9, last=30)
    end = f"It was your word that brought us together. Thank you{_called(occasion)}."
    subject = f"My talk with {name}" if name else "The talk you led me to"
    return subject[:78], ((fitting.fixed(first), cited), (came,), (fitting.fixed(end),))


def _promise(occasion: Occasion) -> tuple[str, Parts]:
    """My own promise kept, or theirs asked after kindly."""
    if occasion.whose is Whose.THEIRS:
        return _asked_after(occasion)
    said = f"When we talked{_on(occasion)}, I promised"
    promised = _given(occasion, front=f"{said} to", otherwise=f"{said} you this:")
    kept = _HERE if stories.is_handed_over(occasion.matter) else _DONE
    return "As promised", ((promised, fitting.fixed(kept)), (fitting.fixed(_MORE),))


_HERE = "Here it is; I have put it below."
_DONE = "That is done now."
_MORE = "If something is missing, a word from you is enough."


def _asked_after(occasion: Occasion) -> tuple[str, Parts]:
    said = f"When we talked{_on(occasion)}, you kindly offered"
    offered = _given(occasion, front=f"{said} to", otherwise=f"{said} this:")
    still = "I would still be glad of it. Is there anything you need from me for it?"
    parts = ((offered,), (fitting.fixed(still), fitting.droppable(_OUT, 8)))
    return "What you kindly offered", parts


def _result(occasion: Occasion) -> tuple[str, Parts]:
    """Advice, what I did with it, what came of it (F08)."""
    told = f"When we talked{_on(occasion)}, you told me"
    cited = citations.part(
        occasion.helpful, one=f"{told}: {{}}.", two=f"{told}: {{}}, and {{}}.", rank=10
    )
    end = fitting.Part(("Your advice was of real use to me. Thank you.", "Thank you."), (7,))
    return "What came of your advice", ((cited,), _story(occasion), (end,))


def _update(occasion: Occasion) -> tuple[str, Parts]:
    """News for somebody who helped."""
    brief = "I have something to tell you."
    since = f"Since we talked{_on(occasion)}, something has happened that I want to tell you."
    first = fitting.Part((since, brief), (8,)) if occasion.talked_on else fitting.fixed(brief)
    cited = citations.part(
        occasion.helpful,
        one="What you told me is part of it: {}.",
        two="What you told me is part of it: {}, and {}.",
        rank=11,
    )
    with_me = "Thank you for being on my side."
    end = fitting.fixed("Thank you for your part in it." if occasion.talked_on else with_me)
    return "News, and thanks", ((first,), _story(occasion), (cited, end))


def _contact(occasion: Occasion) -> tuple[str, Parts]:
    """A word to stay in touch, which recalls the first talk where there was one (E10)."""
    first = "I have thought of you lately, and wanted to send you a line."
    if occasion.talked_on:
        first = f"It was good to talk{_on(occasion)}, and I have thought of it since."
    cited = citations.part(
        occasion.helpful,
        one="What you told me then has stayed with me: {}.",
        two="What you told me then has stayed with me: {}, and {}.",
        rank=10,
    )
    end = "How have things been with you? There is no hurry to answer."
    opening = fitting.Part((first, "I thought of you."), (8,))
    parts = ((opening, cited), _story(occasion), (fitting.fixed(end),))
    tells = occasion.did.strip() or occasion.came.strip() or occasion.matter.strip()
    return "How I am getting on" if tells else "A line to say hello", parts


def _congratulations(occasion: Occasion) -> tuple[str, Parts]:
    """Joy at somebody else's news."""
    matter = words.shorten(words.bare(occasion.matter), most=160).rstrip(".\u2026")
    about = f" on {matter}" if matter else ""
    first = f"Congratulations{about}! I was glad to hear of it, and wish you a good start."
    cited = citations.part(
        occasion.helpful,
        one="What you told me when we talked still helps me: {}.",
        two="What you told me when we talked still helps me: {}, and {}.",
        rank=10,
    )
    return "Congratulations", ((fitting.fixed(first),), (cited,))


def _news(occasion: Occasion) -> tuple[str, Parts]:
    """The news itself, to everybody who helped (B26)."""
    cited = citations.part(
        occasion.helpful,
        one="One thing you told me has stayed with me: {}.",
        two="Two things you told me have stayed with me: {}, and {}.",
        rank=11,
    )
    parts = (
        (fitting.fixed("I have news."), *_story(occasion)),
        (*landed.thanks(occasion.helps, today=occasion.today), cited),
    )
    end = f"Thank you for your help on the way. {landed.offered(occasion.offer)}"
    return "My news, and thanks", (*parts, (fitting.fixed(end),))


def _story(occasion: Occasion) -> tuple[fitting.Part, ...]:
    """What I did, else what there is to tell, and what came of it."""
    did = stories.did(occasion.did) or stories.told(occasion.matter)
    came = stories.came(occasion.came)
    return (
        fitting.elastic(did, lengths=(240, 160, 110, 80), rank=9, last=50),
        fitting.elastic(came, lengths=(200, 120, 80), rank=9, last=45),
    )


def _on(occasion: Occasion) -> str:
    if occasion.talked_on is None:
        return ""
    return f" {days.spoken(occasion.talked_on, today=occasion.today)}"


def _given(occasion: Occasion, *, front: str, otherwise: str) -> fitting.Part:
    """What was promised, in a sentence."""
    text = stories.promised(occasion.matter, front=front, otherwise=otherwise)
    return fitting.elastic(text, lengths=(260, 180, 120), rank=9, last=40)


def _called(occasion: Occasion) -> str:
    name = frames.call(occasion.reader)
    return f", {name}" if name and occasion.channel is Channel.EMAIL else ""


_PARTS: dict[FollowUpKind, Callable[[Occasion], tuple[str, Parts]]] = {
    FollowUpKind.THANK_YOU: thanks.parts,
    FollowUpKind.REPORT_BACK: _report,
    FollowUpKind.PROMISE: _promise,
    FollowUpKind.ADVICE_RESULT: _result,
    FollowUpKind.UPDATE: _update,
    FollowUpKind.KEEP_IN_TOUCH: _contact,
    FollowUpKind.CONGRATULATE: _congratulations,
    FollowUpKind.NEWS: _news,
}
