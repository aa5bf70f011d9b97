"""Two findings that contradict each other, as one open question (practice.md F20, L33-L35).

It names nobody: what one person said in confidence is not carried to the next.
"""

# A question is 25 words at the most (L35); nine of them are the frame.
MOST_WORDS = 8


def question(*, left: str, right: str) -> str:
    """The question to ask of what two people said."""
    return f"I heard {quoted(left)}, and also {quoted(right)}. How do you see it?"


def quoted(claim: str) -> str:
    """A claim as such a question quotes it."""
    return f"“{_short(claim)}”"


def _short(claim: str) -> str:
    words = claim.replace("“", "").replace("”", "").split()
    short = " ".join(words[:MOST_WORDS])[:200].rstrip(" .,;:!?")
    return f"{short} …" if len(words) > MOST_WORDS else short
