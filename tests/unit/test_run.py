"""run.py: what it decides before it touches a network."""

import sys
from pathlib import Path

import pytest

import run

LOCK = """click==8.1 \\
    --hash=sha256:00
    # via kithwork
uv==0.9 \\
    --hash=sha256:11 \\
    --hash=sha256:22
    # via kithwork (setup)
uvloop==1.0 \\
    --hash=sha256:33
"""


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like a clone, with run.py believing it stands there."""
    for name in ("requirements.lock", "requirements-run.lock", "pyproject.toml", "setup.py"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    native = tmp_path / "native"
    native.mkdir()
    (native / "rows.c").write_text("rows", encoding="utf-8")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "NATIVE", native)
    monkeypatch.setattr(run, "RUN_LOCK", tmp_path / "requirements-run.lock")
    monkeypatch.setattr(run, "FULL_LOCK", tmp_path / "requirements.lock")
    return tmp_path


def set_up(clone: Path, stamp: str) -> Path:
    """An environment that an earlier run left, with its stamp; its Python does not start."""
    python = run.python_of(clone / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    (clone / ".venv" / run.STAMP).write_text(stamp, encoding="utf-8")
    return python


def test_one_package_is_cut_out_of_the_lock_with_its_hashes() -> None:
    cut = run.block(LOCK, "uv")
    assert (
        cut
        == "uv==0.9 \\\n    --hash=sha256:11 \\\n    --hash=sha256:22\n    # via kithwork (setup)\n"
    )


@pytest.mark.parametrize("lock", ["RUN_LOCK", "FULL_LOCK"])
def test_an_environment_with_the_right_stamp_is_taken_as_it_is(clone: Path, lock: str) -> None:
    python = set_up(clone, run.stamp_of(getattr(run, lock)))
    assert run.prepare(run.RUN_LOCK, run.FULL_LOCK) == python


def test_the_short_set_up_is_not_enough_for_the_tests(clone: Path) -> None:
    set_up(clone, run.stamp_of(run.RUN_LOCK))
    with pytest.raises(run.SetUpFailed):
        run.prepare(run.FULL_LOCK)


def test_when_an_update_fails_the_older_set_up_still_starts(
    clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    python = set_up(clone, run.stamp_of(run.RUN_LOCK))
    (clone / "requirements-run.lock").write_text("newer", encoding="utf-8")
    assert run.prepare(run.RUN_LOCK, run.FULL_LOCK) == python
    assert "starting with what is installed" in capsys.readouterr().out


def test_an_old_python_is_told_kindly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert run.main([]) == 1
    assert "3.11 or newer, and this is 3.9.2" in capsys.readouterr().err


def test_where_the_folder_cannot_be_written_the_user_s_own_is_taken(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run.place() == clone / ".venv"
    monkeypatch.setattr("os.access", lambda *_: False)
    assert run.place() == run.user_folder() / "environment"
    assert clone not in run.place().parents


def test_every_part_of_the_set_up_changes_the_stamp(clone: Path) -> None:
    first = run.stamp_of(run.RUN_LOCK)
    assert first == run.stamp_of(run.RUN_LOCK)
    assert first != run.stamp_of(run.FULL_LOCK)
    for name in ("pyproject.toml", "setup.py", "native/rows.c"):
        before = run.stamp_of(run.RUN_LOCK)
        (clone / name).write_text("changed", encoding="utf-8")
        assert before != run.stamp_of(run.RUN_LOCK), name


def test_the_steps_keep_their_bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("KITHWORK_DATA", "kept")
    around = run.surroundings()
    assert "PYTHONDONTWRITEBYTECODE" not in around
    assert around["KITHWORK_DATA"] == "kept"
