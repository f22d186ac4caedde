"""Whoever closed their account is named nowhere: colleagues walk every page that leads to what they said and did."""

import re
from html import unescape

import pytest

from innovations.actions import keep_answer
from tests.factories import (
    create_advocate,
    create_answer,
    create_ask,
    create_challenge,
    create_comment,
    create_entry,
    create_published_innovation,
    create_spotted_work,
    create_suggestion,
    create_take_up,
)

START = ["/", "/my-work/", "/innovations/", "/challenges/", "/spotted/", "/coverage/", "/notifications/"]
LINK = re.compile(r'href="(/[^"?#]*)')
# Files, forms to write in, and pages that say the same to everybody.
LEFT_ALONE = re.compile(
    r"^/(admin|accounts|static|dev|me|report|accessibility|how-it-works|privacy|themes|search)/"
    r"|/(pdf|word|export|feed|import|new|delete|files|kind|merge|questions|recognition)/|/entries/\w+/$"
    r"|/write/\w+/$|/suggestions/new/|/take-ups/\d+/\w"
)


@pytest.fixture
def letters(alice, carol, dan, mo, riverside, westbrook, castle_road):
    """alice's case study, which dan writes too, and has done with it all that one can do."""
    letters = create_published_innovation(by=alice, is_open_to_contact=True)
    letters.authors.create(person=dan, role="owner")
    letters.edit(by=dan, version=letters.version, problem="Nobody reads them.")
    for _ in range(2):
        create_entry(letters, kind="tip", by=dan)
    letters.entries.last().remove(by=dan)
    letters.invitations.send(email=carol.email, by=dan)
    create_challenge(by=dan).us_toos.say(by=alice, organisation=riverside)
    create_advocate(dan, westbrook, by=mo)
    create_spotted_work(castle_road, by=dan).talk(by=dan, words="They would like that.")
    return letters


@pytest.fixture
def phones(carol, dan, alice):
    """carol's case study, to which dan has given what he knows from outside."""
    phones = create_published_innovation(by=carol, title="Nobody rings at eight any more")
    create_suggestion(phones, by=dan).accept(by=carol)
    create_suggestion(phones, by=dan, tip="Ring back at noon.").remarks.make(by=dan, words="Have you seen this?")
    phones.credits.give(person=dan, did="Lent us his rota.", by=carol).answer(by=dan, agrees=True)
    phones.thanks.give(by=dan, words="It freed our mornings.")
    create_comment(phones, by=dan)
    take_up = create_take_up(phones, by=dan)
    take_up.tell(by=dan, version=take_up.version, result="It works.", is_open_to_talk=True)
    create_ask(phones, by=dan)
    keep_answer(answer=create_answer(create_ask(phones, by=alice), by=dan), by=carol)
    create_take_up(phones, by=alice)
    phones.editions.publish(by=carol)
    return phones


@pytest.fixture
def naming(client_for):
    """`naming(name, reader)`: the addresses that name them, of `addresses`, or of all to which `reader` is led."""

    def walk(name, reader, addresses=None):
        browser, to_read, naming = client_for(reader), list(addresses or START), set()
        seen = set(to_read)
        while to_read:
            address = to_read.pop()
            text = unescape(browser.get(address).text)
            if name in text:
                naming.add(address)
            if addresses is None:
                found = {link for link in LINK.findall(text) if not LEFT_ALONE.search(link)} - seen
                seen |= found
                to_read += sorted(found)
        return naming

    return walk


def test_a_closed_account_is_named_on_no_page(naming, letters, phones, alice, carol, dan, mo):
    readers = [alice, carol, mo]
    named = [naming(dan.name, reader) for reader in readers]

    dan.is_active = False
    dan.save()

    assert [len(addresses) > 10 for addresses in named] == [True, True, True]
    still = [naming(dan.name, reader, addresses) for reader, addresses in zip(readers, named, strict=True)]
    assert still == [set(), set(), set()]
