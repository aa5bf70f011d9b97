"""`kith met`: whom one just met."""

from tests.cli.callers import Kith, Known


def test_a_capture_is_kept_and_taken_back(kith: Kith) -> None:
    made = kith.json(
        "met", "Bo", "Berg", "--at", "the fair", "--organisation", "DataWell",
        "--next", "the article", "--then", "write",
    )  # fmt: skip
    assert set(made) == {"id", "person", "name", "capture"}
    whole = kith.json("person", made["person"])
    assert [(one["kind"], one["text"]) for one in whole["touches"]] == [("met", "the fair")]
    steps = {one["person"]: one for one in kith.json("next")}
    assert steps[made["person"]]["step"] == "ask"
    assert "met on" in steps[made["person"]]["reason"]
    assert kith.json("met", "--undo", made["capture"]) == {}
    kith.run("person", made["person"], code=4)
    kith.run("met", "--undo", made["capture"], code=4)


def test_who_is_meant_is_never_guessed(kith: Kith, people: Known) -> None:
    first = kith.json("met", "Maria", "--new")
    kith.run("met", "Maria Moreno")
    kith.run("met", "Moreno", code=5)
    assert kith.json("met", people.maria)["person"] == people.maria
    assert first["person"] != people.maria


def test_what_cannot_be_kept_names_the_field(kith: Kith) -> None:
    assert "name" in kith.run("met", "li@example.org", code=3).stderr
    assert "on" in kith.run("met", "Li", "--on", "2099-01-01", code=3).stderr
    kith.run("met", code=2)
    kith.run("met", "Li", "--then", "dance", code=2)
