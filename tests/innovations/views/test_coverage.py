"""Coverage: who was asked, has shared, has taken up; for those who look after the area."""

import csv
import io
from datetime import date

import pytest

from innovations.coverage import coverage_of, safe_cell
from tests.factories import (
    create_advocate,
    create_challenge,
    create_innovation,
    create_organisation,
    create_published_innovation,
    create_spotted_work,
    create_take_up,
)


@pytest.fixture
def advocate(priya, mo, riverside_pcn):
    create_advocate(priya, riverside_pcn, by=mo)
    return priya


@pytest.mark.parametrize(
    ("who", "statuses"),
    [
        ("advocate", [200, 200, 200, 403, 403]),
        ("mo", [200, 200, 200, 200, 200]),
        ("alice", [200, 403, 403, 403, 403]),
        ("stranger", [200, 403, 403, 403, 403]),
        ("anonymous", [302, 302, 302, 302, 302]),
    ],
)
def test_who_may_see_it(who, statuses, request, client_for, advocate, riverside, kiln_street, url):
    client = client_for(request.getfixturevalue(who))
    addresses = [
        url("coverage_list"),
        url("coverage_detail", "U10001"),
        url("coverage_export", "U10001"),
        url("coverage_detail", "QW1"),
        url("coverage_detail", "U10002"),
    ]

    assert [client.get(address).status_code for address in addresses] == statuses


def test_a_practice_has_no_coverage(client_for, mo, riverside, url):
    assert client_for(mo).get(url("coverage_detail", riverside.ods_code)).status_code == 404


def test_it_counts_what_each_practice_does_by_name(
    advocate, riverside_pcn, riverside, castle_road, alice, carol, dan, mo
):
    create_published_innovation(by=carol)
    create_innovation(by=carol, title="A draft")
    create_published_innovation(by=carol, title="Hidden").hide(by=mo, reason="To look at.")
    create_take_up(create_published_innovation(by=dan), by=alice)
    create_take_up(create_published_innovation(by=dan, title="Another"), by=alice).hide(by=mo, reason="To look at.")
    create_challenge(by=dan).us_toos.say(organisation=riverside, by=alice)
    create_challenge(by=carol, title="Ours").drop(by=carol, words="No time.")
    castle_road.contacts.note(by=advocate, made_on=date(2026, 11, 2), words="Rang.")
    create_spotted_work(riverside, by=dan).talk(by=advocate)
    create_organisation("A closed one", parent=riverside_pcn, closed_on="2020-01-31")
    create_organisation("A new one", parent=riverside_pcn)

    rows = [
        (row.organisation.name, row.is_asked, row.doing.shared, row.doing.taken_up, row.doing.working_on)
        for row in coverage_of(riverside_pcn, advocate)
    ]

    assert rows == [
        ("A new one", False, 0, 0, 0),
        ("Castle Road Surgery", True, 1, 0, 0),
        ("Riverside Practice", True, 0, 1, 1),
    ]


def test_a_contact_is_noted_in_its_row(client_for, advocate, castle_road, url):
    client = client_for(advocate)
    address = f"{url('coverage_detail', 'U10001')}?note={castle_road.ods_code}"
    assert "What came of it?" in client.get(address).text

    answers = {"made_on_day": "2", "made_on_month": "11", "made_on_year": "2025", "words": "Rang the manager."}
    page = client.post(address, answers, follow=True)

    contact = castle_road.contacts.get()
    assert (contact.made_by, contact.made_on, contact.words) == (advocate, date(2025, 11, 2), "Rang the manager.")
    assert "2 November 2025" in page.text


@pytest.mark.parametrize("year", ["2999", "x"])
def test_a_day_that_is_none_or_to_come_is_refused(year, client_for, advocate, castle_road, url):
    address = f"{url('coverage_detail', 'U10001')}?note={castle_road.ods_code}"

    page = client_for(advocate).post(
        address, {"made_on_day": "2", "made_on_month": "11", "made_on_year": year, "words": "Rang."}
    )

    assert "made_on" in page.context["form"].errors
    assert castle_road.contacts.count() == 0


def test_no_contact_is_noted_elsewhere(client_for, advocate, kiln_street, castle_road, url):
    client = client_for(advocate)
    for code in (kiln_street.ods_code, "junk", "U10001"):
        assert client.post(f"{url('coverage_detail', 'U10001')}?note={code}", {}).status_code == 404


def test_the_spreadsheet_holds_all_and_no_formula(client_for, advocate, riverside, castle_road, riverside_pcn, url):
    create_organisation("=HYPERLINK(1)", parent=riverside_pcn, ods_code="D19999")
    riverside.contacts.note(by=advocate, made_on=date(2026, 11, 2), words="@Rosa, +44 rang")

    answer = client_for(advocate).get(url("coverage_export", "U10001"))

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows == [
        ["Practice", "ODS code", "PCN", "Asked", "Shared", "Taken up", "Working on", "Last contact", "What came of it"],
        ["'=HYPERLINK(1)", "D19999", "Riverside PCN", "No", "0", "0", "0", "", ""],
        ["Castle Road Surgery", "D10002", "Riverside PCN", "No", "0", "0", "0", "", ""],
        ["Riverside Practice", "D10001", "Riverside PCN", "Yes", "0", "0", "0", "2026-11-02", "'@Rosa, +44 rang"],
    ]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@A", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_reckon_is_text(text):
    assert safe_cell(text) == f"'{text}"


def test_fifty_a_page(client_for, mo, riverside_pcn, url):
    for number in range(51):
        create_organisation(f"Surgery {number:02}", parent=riverside_pcn)
    client = client_for(mo)
    pages = [client.get(url("coverage_detail", "U10001"), {"page": page}).context["page"] for page in (1, 2)]

    assert [len(page) for page in pages] == [50, 1]
    assert client.get(url("coverage_detail", "U10001"), {"page": 3}).status_code == 404


def test_the_areas_are_those_that_somebody_looks_after(client_for, advocate, mo, alice, riverside_pcn, westbrook, url):
    def areas(user):
        return list(client_for(user).get(url("coverage_list")).context["page"])

    assert (areas(advocate), areas(alice), areas(mo)) == ([riverside_pcn], [], [westbrook, riverside_pcn])


def test_the_number_of_queries_does_not_grow(
    client_for, mo, dan, westbrook, riverside_pcn, url, django_assert_max_num_queries
):
    made, client = create_published_innovation(by=dan), client_for(mo)
    counts = []
    for number in range(3):
        place = create_organisation(f"Surgery {number}", parent=riverside_pcn)
        mo.affiliations.join(organisation=place, job_role="Adviser")
        create_take_up(made, by=mo, organisation=place)
        place.contacts.note(by=mo, words="Rang.")
        create_spotted_work(place, by=dan).talk(by=mo)
        with django_assert_max_num_queries(30) as captured:
            client.get(url("coverage_detail", "QW1"))
        counts.append(len(captured))

    assert counts[0] == counts[2]
