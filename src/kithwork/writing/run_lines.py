"""What to say in a chat beside its questions: dig deeper, meet an opening, end in time."""

# People like those who ask on, and do not expect it (practice.md F17).
DIGGING = (
    "What makes you say that?",
    "Could you give me an example?",
    "What happened then?",
    "How did you find that out?",
    "What surprised you about it?",
    "What would you do differently now?",
)
# Before any recording, and few notes at all (F15).
NOTES = "Would you mind if I took a few notes?"
# They raised it, not I (F18).
OPENING = (
    "Thank you for thinking of me. I came for your advice, and not to ask for a job. "
    "Would you mind telling me more about it, or shall I write to you afterwards?"
)
# With every name that is given (F20).
MAY_I_SAY = "May I say that you sent me?"


def time_is_up(*, minutes: int) -> str:
    """What to say when the agreed minutes are over (F16)."""
    return (
        f"I see that our {minutes} minutes are over. Would five more suit you, "
        "or shall we stop here?"
    )
