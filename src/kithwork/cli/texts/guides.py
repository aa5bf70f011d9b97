"""The guide for the terminal."""

from kithwork.domain.guides import Guide, Point

NEXT: dict[Point, str] = {
    Point.BRIEF: "say who you are and what you look for: kith campaign set",
    Point.CONTACTS: "bring in the people you know: kith import FILE",
    Point.FAN: "name somebody who is on your side: kith fans add",
    Point.TARGET: "name whom you want to reach: kith target add",
    Point.NAME: "say what your messages are signed with: kith init --me",
    Point.REACHABLE: "add your phone number: kith edit person me --add phone=...",
    Point.LEARN: "say what you hope to learn: kith campaign set --learn",
    Point.DRAFT: "draft your first ask: kith ask PERSON",
    Point.SENT: "send your first ask, then: kith ask mark ASK sent",
    Point.YES: "wait for the first yes; most answer kindly",
    Point.TALK: "note the first talk you had: kith touch PERSON --kind call",
    Point.WHO_THEY_KNOW: "ask somebody who they know: kith ask PERSON --who-do-you-know",
    Point.INTRODUCED: "be introduced to somebody new: kith path TARGET",
    Point.NOTE: "write down one thing you heard: kith note PERSON TEXT",
    Point.BACK_AGAIN: "get back to somebody who helped you: kith touch PERSON",
}


def guide(found: Guide) -> str:
    """A line for each part, then what the search brought."""
    lines = [
        f"{stage.part.replace('-', ' ').capitalize():<15} {stage.done} of {stage.of}"
        + (f"  next: {NEXT[stage.first]}" if stage.first else "  done")
        for stage in found.stages
    ]
    gains = found.gains
    lines.append("")
    lines.append(
        f"So far: {gains.learned} things noted, {gains.people} people, {gains.answers} answers, "
        f"{gains.chats} chats agreed, {gains.introductions} introductions."
    )
    return "\n".join(lines)
