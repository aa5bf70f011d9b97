"""The one next step with a person: the most pressing thing wins."""

from dataclasses import replace

import pytest

from kithwork.advice import person_steps
from kithwork.domain.advice import PersonStep, Standing

LI = Standing(name="Li Chen")


@pytest.mark.parametrize(
    "standing, step",
    [
        (LI, PersonStep.FIND_WAY),
        (replace(LI, tied=True), PersonStep.ASK),
        (replace(LI, tied=True, is_fan=True), PersonStep.HELP),
        (replace(LI, is_fan=True, is_target=True), PersonStep.FIND_WAY),
        (replace(LI, is_fan=True, is_target=True, tied=True), PersonStep.ASK),
        (replace(LI, is_target=True, ask_open=True), PersonStep.WAIT),
        (replace(LI, ask_open=True, ask_drafted=True), PersonStep.SEND),
        (replace(LI, introduction_drafted=True, is_fan=True), PersonStep.SEND),
        (replace(LI, introduction_pending=True, is_target=True), PersonStep.WAIT),
        (replace(LI, ask_drafted=True, introduction_agreed=True), PersonStep.PASS_ON),
        (replace(LI, introduction_agreed=True, chat_agreed=True), PersonStep.BOOK),
        (replace(LI, chat_agreed=True, do_not_contact=True), PersonStep.NONE),
        (replace(LI, is_fan=True, tied=True, turn="It is time."), PersonStep.KEEP_IN_TOUCH),
        (replace(LI, is_target=True, tied=True, turn="It is time."), PersonStep.ASK),
        (replace(LI, is_fan=True, tied=True, no_contact=True), PersonStep.NONE),
        (replace(LI, chat_booked=True, no_contact=True), PersonStep.PREPARE),
    ],
)
def test_the_most_pressing_step_wins(standing: Standing, step: PersonStep) -> None:
    assert person_steps.next_for(standing=standing).step is step


def test_every_step_says_why() -> None:
    reason = person_steps.next_for(standing=replace(LI, tied=True)).reason
    assert reason == "You know Li Chen: ask for twenty minutes."
