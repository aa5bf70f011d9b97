"""The guide as JSON."""

from dataclasses import asdict

from kithwork.domain.guides import Guide


def guide(found: Guide) -> dict[str, object]:
    """The five parts, what the search brought, and how soon the first ask went out."""
    return {
        "parts": [
            {"part": stage.part, "done": stage.done, "of": stage.of, "next": stage.first}
            for stage in found.stages
        ],
        "gains": asdict(found.gains),
        "days_to_first_ask": found.days_to_first_ask,
    }
