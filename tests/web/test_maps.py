"""The map page: the same network as data for the picture, as a table, and as answers beside it."""

from uuid import UUID

import pytest
from django.test import Client

from kithwork.domain.actors import Actor

Network = dict[str, UUID]


def html(page: Client, address: str) -> str:
    answer = page.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_map_of_one_says_how_it_grows(page: Client) -> None:
    text = html(page, "/map")
    assert "So far it is only you" in text
    assert "sigma" not in text


def test_only_this_page_loads_the_drawing(page: Client, network: Network) -> None:
    assert "vendor/sigma.min.js" in html(page, "/map")
    for other in ("/people", "/path", "/"):
        assert "vendor/sigma" not in html(page, other)


def test_the_table_links_everybody_and_whom_the_way_begins_with(
    page: Client, network: Network
) -> None:
    text = html(page, "/map")
    for name in ("Maria", "Priya", "Tom", "Li"):
        assert f'href="/people/{network[name]}"' in text
    row = text.split(f'href="/people/{network["Li"]}"')[1].split("</tr>")[0]
    assert f'href="/people/{network["Maria"]}"' in row
    assert "DataWell" in row
    assert f'href="/map?what_if={network["Li"]}"' in row


@pytest.mark.parametrize("sort", ["name", "organisation", "warmth", "ties", "nonsense"])
def test_each_order_is_a_link(page: Client, network: Network, sort: str) -> None:
    text = html(page, f"/map?sort={sort}")
    assert text.count("aria-sort=") == 1
    assert 'href="/map?sort=name"' in text


def test_the_table_and_the_picture_are_filtered_alike(page: Client, network: Network) -> None:
    query = "text=maria&organisation=Contoso&warmth=10"
    text = html(page, f"/map?{query}")
    assert "Maria Moreno" in text
    assert "Priya Nair" not in text
    assert page.get(f"/map/fits?{query}").json() == {"people": [str(network["Maria"])]}
    assert "Nobody fits" in html(page, "/map?text=zzz")
    assert "1–4 of" not in html(page, "/map?page=2")


def test_htmx_gets_the_table_alone(page: Client, network: Network) -> None:
    text = page.get("/map?text=maria", headers={"hx-request": "true"}).content.decode()
    assert text.lstrip().startswith('<section id="map-table"')
    assert "<html" not in text


def test_the_data_are_columns_of_one_length_and_kept_by_nobody(
    page: Client, network: Network
) -> None:
    answer = page.get("/map/data")
    assert answer.headers["Cache-Control"] == "no-store"
    data = answer.json()
    people = data["people"]
    columns = {name: column for name, column in people.items() if name != "silenced"}
    assert {len(column) for column in columns.values()} == {5}
    number = {name: people["id"].index(str(network[name])) for name in ("Maria", "Li")}
    assert people["first"][number["Li"]] == number["Maria"]
    assert people["own"][number["Li"]] == 0
    assert people["warmth"][number["Maria"]] > people["warmth"][number["Li"]] > 0
    assert data["between"][:2] == [number["Maria"], number["Li"]]
    assert data["places"]["name"][people["place"][number["Li"]]] == "DataWell"
    assert people["silenced"] == []
    page.post(f"/people/{network['Maria']}/mark/do-not-contact")
    assert page.get("/map/data").json()["people"]["silenced"] == [number["Maria"]]


def test_a_way_is_told_with_whom_to_light(page: Client, network: Network) -> None:
    for address in (f"/map/way?person={network['Li']}", f"/map?person={network['Li']}"):
        text = html(page, address)
        assert f'data-way="{network["Maria"]} {network["Li"]} "' in text
        assert "studied together" in text
        assert f'href="/path?person={network["Li"]}"' in text


def test_a_way_to_a_target(page: Client, network: Network) -> None:
    page.post("/campaign/targets", {"kind": "organisation", "name": "DataWell", "motivation": "3"})
    text = html(page, "/map")
    target = text.split('data-part="/map/way?target=')[1][:36]
    way = html(page, f"/map/way?target={target}")
    assert "Ways to DataWell" in way
    assert 'href="/path?kind=organisation&amp;text=DataWell"' in way
    assert page.get(f"/map/way?target={network['Li']}").status_code == 404


def test_what_if_in_words(page: Client, network: Network) -> None:
    text = html(page, f"/map?what_if={network['Li']}")
    assert "If you met Li Chen" in text
    assert "Taken that a good chat makes a tie of about 60" in text
    assert "Name a target" in text
    page.post("/campaign/targets", {"kind": "organisation", "name": "DataWell", "motivation": "3"})
    part = html(page, f"/map/what-if?person={network['Li']}")
    assert "Warmer ways to your targets" in part
    assert f'data-met="{network["Li"]}"' in part
    assert "If you met Li Chen" in html(page, "/map?what_if=li+chen")


def test_what_if_asks_who_is_meant(page: Client, network: Network) -> None:
    several = html(page, "/map?what_if=Tom+Berg")
    assert several.count('href="/map?what_if=') >= 2
    assert "fits several people" in several
    assert "Nobody here is called" in html(page, "/map?what_if=Zzz")
    assert page.get("/map/what-if?person=nonsense").status_code == 422


def test_who_wants_to_be_left_alone_gets_no_way_and_no_what_if(
    page: Client, network: Network
) -> None:
    page.post(f"/people/{network['Li']}/mark/do-not-contact")
    text = html(page, "/map")
    row = text.split(f'href="/people/{network["Li"]}"')[1].split("</tr>")[0]
    assert "do not contact" in row
    assert "what_if" not in row
    assert "no way is looked for" in html(page, f"/map/way?person={network['Li']}")
    assert "nothing is worked out" in html(page, f"/map/what-if?person={network['Li']}")


def test_a_name_is_shown_as_it_is_written(page: Client, network: Network, ana: Actor) -> None:
    page.post(f"/people/{network['Li']}/edit", {"name": "<b>Li</b>"})
    for address in ("/map", f"/map/way?person={network['Li']}", f"/map?what_if={network['Li']}"):
        assert "<b>Li" not in html(page, address)


def test_communities_are_a_column_of_the_data_a_colour_and_a_table(
    page: Client, network: Network
) -> None:
    data = page.get("/map/data").json()
    named, of = data["communities"]["name"], data["people"]["community"]
    number = {name: data["people"]["id"].index(str(network[name])) for name in ("Maria", "Li")}
    # They know each other; the others are tied to Ana alone.
    assert of[number["Maria"]] == of[number["Li"]] == 0
    assert [one for one in of if one >= 0] == [0, 0]
    text = html(page, "/map?sort=community")
    assert 'name="map-colour" value="community"' in text
    table = text.split('id="map-communities"')[1].split("</section>")[0]
    # Nobody shares an organisation there: it goes by the person with most ties.
    assert named == ["Around Maria Moreno"]
    assert named[0] in table
    assert f'href="/people/{network["Maria"]}"' in table
    assert text.split('id="map-table"')[1].count(named[0]) == 3
