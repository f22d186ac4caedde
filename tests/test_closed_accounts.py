"""Whoever closed their account is named nowhere: colleagues walk every page that leads to what they said and did."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.utils import timezone

from innovations.actions import keep_answer
from tests.factories import (
    create_advocate,
    create_answer,
    create_ask,
    create_challenge,
    create_comment,
    create_entry,
    create_member,
    create_published_innovation,
    create_readied_network,
    create_spotted_work,
    create_suggestion,
    create_take_up,
)

START = ["/", "/my-work/", "/innovations/", "/challenges/", "/spotted/", "/coverage/", "/notifications/", "/networks/"]
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
def network(alice, carol, dan):
    """alice's network, in which dan has done all that one can do, and which he led for a while."""
    network = create_readied_network(by=alice, co_lead=carol)
    theirs = create_member(network, dan)
    network.worksheet_comments.make(by=dan, words="Shorter, I think.")
    network.open(by=alice)
    theirs.take_part_as("co_lead", by=alice)
    theirs.hand_over(by=alice)
    network.focuses.get().look_after(by=dan)
    meeting = network.meetings.get()
    meeting.give_part("recorder", by=dan, person=dan)
    meeting.rsvps.answer("yes", by=dan)
    meeting.quick_updates.write(by=dan, doing="Ringing back").tell_me_mores.ask(by=alice)
    meeting.quick_updates.write(by=alice, doing="Counting").tell_me_mores.ask(by=dan)
    network.costs.note(what="The room", pounds=40, spent_on=timezone.localdate(), by=dan)
    with time_machine.travel(meeting.starts_at):
        told = {"started_at": meeting.starts_at - timedelta(minutes=90), "finished_at": meeting.starts_at}
        there = [{"user": dan, "is_present": True}, {"user": alice, "is_present": True}]
        meeting.close(by=dan, attendance=there, **told)
        network.commitments.make(
            by=dan, person=dan, what="Shares his rota", due_on=timezone.localdate(), meeting=meeting
        )
        network.outcomes.record(by=dan, kind="lesson", words="Mondays are worst", meeting=meeting)
    return network


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


def test_a_closed_account_is_named_on_no_page(naming, letters, phones, network, alice, carol, dan, mo):
    readers = [alice, carol, mo]
    named = [naming(dan.name, reader) for reader in readers]

    dan.is_active = False
    dan.save()

    assert [len(addresses) > 10 for addresses in named] == [True, True, True]
    assert sum(address.startswith("/networks/") for address in named[0]) > 5
    still = [naming(dan.name, reader, addresses) for reader, addresses in zip(readers, named, strict=True)]
    assert still == [set(), set(), set()]
