"""Many ask at once, and who changes is alone."""

from threading import Event, Thread

import pytest

from kithwork.network.gates import DIRECT, PATIENCE, SHUT, Gate

# Long enough for a thread to come through a gate that is open by mistake.
MOMENT = 0.05
LONG = 30


class Somebody:
    """A thread that goes through one side of the gate and stays until it is let go."""

    def __init__(self, side: object) -> None:
        self.inside, self.may_go = Event(), Event()
        self._side: object = side
        self._thread = Thread(target=self._pass, daemon=True)
        self._thread.start()

    def _pass(self) -> None:
        with self._side:  # type: ignore[attr-defined]
            self.inside.set()
            self.may_go.wait(LONG)

    def leave(self) -> None:
        self.may_go.set()
        self._thread.join(LONG)
        assert not self._thread.is_alive()


def test_two_ask_at_once() -> None:
    gate = Gate()
    one, other = Somebody(gate.asking), Somebody(gate.asking)
    assert one.inside.wait(LONG)
    assert other.inside.wait(LONG)
    one.leave()
    other.leave()


def test_who_changes_waits_for_all_who_ask() -> None:
    gate = Gate()
    askers = [Somebody(gate.asking) for _ in range(3)]
    assert all(one.inside.wait(LONG) for one in askers)
    changer = Somebody(gate.changing)
    for one in askers:
        assert not changer.inside.wait(MOMENT)
        one.leave()
    assert changer.inside.wait(LONG)
    changer.leave()


def test_who_asks_waits_for_who_changes() -> None:
    gate = Gate()
    changer = Somebody(gate.changing)
    assert changer.inside.wait(LONG)
    asker, second = Somebody(gate.asking), Somebody(gate.changing)
    assert not asker.inside.wait(MOMENT)
    assert not second.inside.wait(MOMENT)
    changer.leave()
    for one in (asker, second):
        assert one.inside.wait(LONG)
        one.leave()


def test_who_is_interrupted_while_waiting_leaves_it_open(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate()

    def interrupted(_seconds: float) -> None:
        raise KeyboardInterrupt

    with gate.asking:
        monkeypatch.setattr(gate.asking.left, "wait", interrupted)
        with pytest.raises(KeyboardInterrupt), gate.changing:
            pytest.fail("nobody may change while somebody asks")
    with gate.changing:
        pass


def test_all_who_wait_to_change_come_through_one_after_the_other() -> None:
    gate = Gate()
    asker = Somebody(gate.asking)
    assert asker.inside.wait(LONG)
    changers = [Somebody(gate.changing) for _ in range(3)]
    for changer in changers:
        assert not changer.inside.wait(MOMENT)
    asker.leave()
    while changers:
        through = [changer for changer in changers if changer.inside.wait(MOMENT)]
        assert len(through) <= 1
        for changer in through:
            changer.leave()
            changers.remove(changer)


def test_who_changes_waits_for_those_who_ask_in_c() -> None:
    gate = Gate()
    gate.counts[DIRECT] = 1
    changer = Somebody(gate.changing)
    assert not changer.inside.wait(MOMENT)
    gate.counts[DIRECT] = 0
    gate.left()
    assert changer.inside.wait(LONG)
    assert gate.counts[SHUT]
    changer.leave()
    assert not any(gate.counts)


def test_who_has_waited_long_enough_comes_before_new_askers() -> None:
    gate = Gate()
    asker = Somebody(gate.asking)
    assert asker.inside.wait(LONG)
    changer = Somebody(gate.changing)
    assert not changer.inside.wait(2 * PATIENCE)
    late = Somebody(gate.asking)
    assert not late.inside.wait(MOMENT)
    asker.leave()
    assert changer.inside.wait(LONG)
    assert not late.inside.wait(MOMENT)
    changer.leave()
    assert late.inside.wait(LONG)
    late.leave()
