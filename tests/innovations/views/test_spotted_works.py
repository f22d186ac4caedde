"""Saying that one noticed something good, the board, and following it up to a draft."""

import pytest

from innovations.models import Innovation, SpottedWork
from tests.factories import create_advocate, create_spotted_work

WHO = ["advocate", "spotter", "colleague", "moderator", "stranger", "anonymous"]
PAGES = {
    "spotted_work_list": [200, 200, 200, 200, 200, 302],
    "spotted_work_create": [200, 200, 200, 200, 200, 302],
    "spotted_work_detail": [200, 200, 404, 200, 404, 302],
    "spotted_work_thanks": [200, 200, 404, 200, 404, 302],
    "spotted_work_talk": [200, 403, 404, 200, 404, 302],
    "spotted_work_write_up": [200, 403, 404, 200, 404, 302],
    "spotted_work_leave": [200, 403, 404, 200, 404, 302],
    "spotted_work_invite": [403, 403, 404, 403, 404, 302],
}


@pytest.fixture
def advocate(priya, mo, riverside_pcn):
    create_advocate(priya, riverside_pcn, by=mo)
    return priya


@pytest.fixture
def spotted(advocate, riverside, dan):
    return create_spotted_work(riverside, by=dan)


@pytest.fixture
def cast(advocate, dan, carol, mo, stranger):
    return dict(zip(WHO, [advocate, dan, carol, mo, stranger, None], strict=True))


@pytest.mark.parametrize("who", WHO)
def test_who_may_open_and_who_may_do(who, cast, client_for, spotted, url):
    client = client_for(cast[who])
    alone = ("spotted_work_list", "spotted_work_create")
    addresses = {name: url(name, *([] if name in alone else [spotted.pk])) for name in PAGES}
    expected = {name: statuses[WHO.index(who)] for name, statuses in PAGES.items()}

    assert {name: client.get(address).status_code for name, address in addresses.items()} == expected
    verbs = [name for name in PAGES if name not in (*alone, "spotted_work_detail", "spotted_work_thanks")]
    posted = {name: client.post(addresses[name], {}).status_code for name in verbs}
    done = {"spotted_work_talk"} if expected["spotted_work_talk"] == 200 else set()
    assert posted == {name: 302 if name in done else expected[name] for name in verbs}


def test_somebody_says_what_they_noticed_and_is_thanked(client_for, dan, advocate, riverside, url):
    client = client_for(dan)
    page = client.get(url("spotted_work_create"), {"q": "riverside"})
    assert f"?organisation={riverside.ods_code}" in page.text

    page = client.post(
        f"{url('spotted_work_create')}?organisation={riverside.ods_code}",
        {"what": "They ring back.", "contact": "Ask for Rosa"},
        follow=True,
    )

    spotted = SpottedWork.objects.get()
    assert (spotted.organisation, spotted.what, spotted.who_to_talk_to, spotted.spotted_by) == (
        riverside,
        "They ring back.",
        "Ask for Rosa",
        dan,
    )
    assert "Priya Nair" in page.text
    assert "They talk to Ask for Rosa" in page.text


def test_it_asks_what_it_was_and_keeps_the_rest(client_for, dan, riverside, url):
    page = client_for(dan).post(f"{url('spotted_work_create')}?organisation={riverside.ods_code}", {"contact": "Rosa"})

    assert page.context["form"].errors == {"what": ["Write what you noticed."]}
    assert 'value="Rosa"' in page.text


def test_a_patient_stops_it(client_for, dan, riverside, url):
    page = client_for(dan).post(
        f"{url('spotted_work_create')}?organisation={riverside.ods_code}",
        {"what": "Mrs Ann Patient, NHS number 943 476 5919, was glad."},
    )

    assert page.status_code == 422
    assert SpottedWork.objects.count() == 0


@pytest.mark.parametrize("code", ["nowhere", "D99999", "x" * 300])
def test_a_place_that_does_not_exist_or_is_closed_is_not_found(code, client_for, dan, riverside, url):
    type(riverside).objects.update(closed_on="2020-01-31")
    client = client_for(dan)

    assert client.get(url("spotted_work_create"), {"organisation": code}).status_code == 404
    assert client.get(url("spotted_work_create"), {"organisation": riverside.ods_code}).status_code == 404


def test_the_board_shows_each_where_it_stands(client_for, advocate, spotted, riverside, dan, url):
    left = create_spotted_work(riverside, by=dan, what="The flu clinic.")
    left.leave(by=advocate, words="It ended.")

    def columns(user, at=""):
        found = client_for(user).get(url("spotted_work_list"), {"at": at} if at else {}).context["columns"]
        return {standing: list(page) for standing, _, page in found}

    empty = {"talked_to": [], "writing": [], "published": []}
    assert columns(advocate) == {"spotted": [spotted], "left": [left]} | empty
    assert columns(dan) == columns(advocate)
    assert columns(advocate, "left") == {"left": [left]}
    assert client_for(dan).get(url("spotted_work_list"), {"at": "junk"}).status_code == 404


def test_the_number_of_queries_of_the_board_does_not_grow(
    client_for, advocate, riverside, dan, url, django_assert_max_num_queries
):
    client, counts = client_for(advocate), []
    for number in range(1, 4):
        for n in range(2):
            spotted = create_spotted_work(riverside, by=dan, what=f"Thing {number} {n}")
        spotted.talk(by=advocate)
        with django_assert_max_num_queries(30) as captured:
            client.get(url("spotted_work_list"))
        counts.append(len(captured))

    assert counts[0] == counts[2]


def test_following_it_up_to_a_draft(client_for, advocate, spotted, alice, url):
    client = client_for(advocate)
    client.post(url("spotted_work_talk", spotted.pk), {"words": "Rosa is glad."})
    page = client.post(
        url("spotted_work_write_up", spotted.pk), {"title": "We ring back", "who": alice.pk}, follow=True
    )

    innovation = Innovation.objects.get()
    invitation = innovation.invitations.get()
    assert (innovation.title, invitation.email, invitation.role) == ("We ring back", alice.email, "owner")
    assert "Nobody can publish it before" in page.text
    assert "/invitations/" in page.text
    assert alice.email not in page.text
    assert "/invitations/" not in client.get(spotted.get_absolute_url()).text
    assert client.get(url("innovation_write", innovation.slug)).status_code == 200
    assert client.post(url("innovation_publish", innovation.slug)).status_code == 403


def test_whoever_noticed_it_sees_how_far_it_is_but_not_the_draft(client_for, advocate, spotted, alice, dan, url):
    client = client_for(advocate)
    client.post(url("spotted_work_write_up", spotted.pk), {"title": "We ring back", "who": alice.pk})

    page = client_for(dan).get(spotted.get_absolute_url()).text

    assert "Priya Nair started writing it up" in page
    assert Innovation.objects.get().get_absolute_url() not in page
    assert "Write the draft" not in page


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({}, {"title", "who"}),
        ({"title": "We ring back", "who": "email"}, {"email"}),
        ({"title": "We ring back", "who": "email", "email": "no address"}, {"email"}),
        ({"title": "We ring back", "who": "999999"}, {"who"}),
        ({"title": "We ring back", "who": "email", "email": "PRIYA.NAIR@example.org"}, {"email"}),
    ],
)
def test_what_is_missing_to_write_it_up_is_said(answers, errors, client_for, advocate, spotted, alice, url):
    page = client_for(advocate).post(url("spotted_work_write_up", spotted.pk), answers)

    assert set(page.context["form"].errors) == errors
    assert Innovation.objects.count() == 0


def test_where_nobody_there_has_an_account_an_address_is_asked_for(client_for, advocate, castle_road, dan, url):
    spotted = create_spotted_work(castle_road, by=dan)
    client = client_for(advocate)

    assert "Somebody else" not in client.get(url("spotted_work_write_up", spotted.pk)).text
    client.post(url("spotted_work_write_up", spotted.pk), {"title": "We ring back", "email": "rosa@nhs.example"})

    assert Innovation.objects.get().invitations.get().email == "rosa@nhs.example"


def test_another_owner_is_invited(client_for, advocate, spotted, alice, bob, url):
    client = client_for(advocate)
    client.post(url("spotted_work_write_up", spotted.pk), {"title": "We ring back", "who": alice.pk})

    client.post(url("spotted_work_invite", spotted.pk), {"who": bob.pk})

    innovation = Innovation.objects.get()
    assert [each.email for each in innovation.invitations.open()] == [bob.email]
    innovation.invitations.open().get().accept(by=bob)
    assert client.get(url("spotted_work_invite", spotted.pk)).status_code == 403


def test_leaving_needs_a_reason_and_twice_is_no_error(client_for, advocate, spotted, url):
    client = client_for(advocate)
    address = url("spotted_work_leave", spotted.pk)

    assert client.post(address, {}).context["form"].errors == {"words": ["Write why."]}
    client.post(address, {"words": "It ended."})
    assert "Nothing was changed" in client.post(address, {"words": "Again."}, follow=True).text


def test_the_invitation_says_what_owning_means(client_for, advocate, spotted, alice, url):
    client_for(advocate).post(url("spotted_work_write_up", spotted.pk), {"title": "We ring back", "who": alice.pk})
    invitation = Innovation.objects.get().invitations.get()

    page = client_for(alice).get(url("invitation_detail", invitation.pk)).text

    assert "May we write up “We ring back” for you?" in page
    assert "is yours now" in client_for(alice).post(url("invitation_detail", invitation.pk), follow=True).text
