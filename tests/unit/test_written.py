"""Pages that the code writes: told when they differ, written anew, left over ones removed."""

from pathlib import Path

from checks import help_pages, written
from checks.findings import ROOT


def test_every_written_page_is_as_the_code_says() -> None:
    assert written.findings(ROOT) == []


def test_a_page_that_differs_or_has_nothing_behind_it_is_told(tmp_path: Path) -> None:
    (tmp_path / help_pages.FOLDER).mkdir(parents=True)
    old = f"{help_pages.FOLDER}/old.html"
    (tmp_path / old).touch()
    (tmp_path / "same.md").write_text("same\n")
    (tmp_path / "other.md").write_text("once\n")
    wanted = {"same.md": "same\n", "other.md": "now\n", "new/page.md": "new\n"}
    assert [finding.path for finding in written.against(tmp_path, wanted)] == [
        "other.md",
        "new/page.md",
        old,
    ]


def test_writing_mends_what_was_told(tmp_path: Path) -> None:
    (tmp_path / help_pages.FOLDER).mkdir(parents=True)
    old = tmp_path / help_pages.FOLDER / "old.html"
    old.touch()
    wanted = {"new/page.md": "new\n"}
    assert written.write(tmp_path, wanted) == ["new/page.md", f"{help_pages.FOLDER}/old.html"]
    assert (tmp_path / "new/page.md").read_text() == "new\n"
    assert not old.exists()
    assert written.write(tmp_path, wanted) == []
