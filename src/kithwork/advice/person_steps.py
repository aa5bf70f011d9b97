"""The one next step with a person (practice.md A01: a pile of contacts is useless without it)."""

from kithwork.domain.advice import NextStep, PersonStep, Standing


def next_for(*, standing: Standing) -> NextStep:  # long: one table, read from the top
    """The one thing to do next with somebody, and why; never nothing without a reason."""
    name = standing.name
    if standing.do_not_contact:
        return NextStep(PersonStep.NONE, "Marked “do not contact”.")
    for wanted, step in (
        (
            standing.chat_booked,
            NextStep(PersonStep.PREPARE, f"You have a chat with {name}: read the brief."),
        ),
        (bool(standing.owed), NextStep(PersonStep.KEEP_WORD, standing.owed)),
        (standing.chat_agreed, NextStep(PersonStep.BOOK, f"{name} said yes: agree on a day.")),
        (
            standing.introduction_agreed,
            NextStep(PersonStep.PASS_ON, f"{name} agreed to introduce you: write now."),
        ),
        (
            standing.ask_drafted or standing.introduction_drafted,
            NextStep(PersonStep.SEND, f"Your message to {name} is ready: read it once and send."),
        ),
        (
            standing.introduction_pending,
            NextStep(PersonStep.WAIT, f"An introduction to {name} is on its way."),
        ),
        (
            standing.ask_open,
            NextStep(PersonStep.WAIT, f"You wrote to {name}: wait a week before a reminder line."),
        ),
        (
            standing.no_contact,
            NextStep(
                PersonStep.NONE, f"No contact with {name}, by choice. You can change that any time."
            ),
        ),
        (
            bool(standing.met),
            NextStep(PersonStep.ASK, f"You {standing.met}: write while you both remember."),
        ),
        (
            standing.is_target and standing.tied,
            NextStep(PersonStep.ASK, f"{name} is on your list, and you know each other: ask."),
        ),
        (
            standing.is_target,
            NextStep(PersonStep.FIND_WAY, f"{name} is on your list: see who can introduce you."),
        ),
        (bool(standing.turn), NextStep(PersonStep.KEEP_IN_TOUCH, standing.turn)),
        (
            standing.is_fan,
            NextStep(PersonStep.HELP, f"{name} offered help: tell them exactly how."),
        ),
        (standing.tied, NextStep(PersonStep.ASK, f"You know {name}: ask for twenty minutes.")),
    ):
        if wanted:
            return step
    return NextStep(PersonStep.FIND_WAY, f"You do not know {name} yet: see who can introduce you.")
