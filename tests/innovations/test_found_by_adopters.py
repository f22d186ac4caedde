"""What adopters say is found, with who says it; what is hidden is not; and what most tried comes first where asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from innovations.models import Innovation, TakeUp
from sharehub.search.models import SearchRecord
from tests.factories import create_organisation, create_published_innovation, create_take_up, create_user


@pytest.fixture
def letters(alice):
    return create_published_innovation(by=alice, title="We took the letters off our GPs")


def results(finding):
    return finding.page(1).object_list


def version(take_up):
    return TakeUp.objects.get(pk=take_up.pk).version


def test_what_they_say_is_found_and_quoted(letters, carol, dan, anonymous, look):
    take_up = create_take_up(letters, by=carol)
    take_up.tell(by=carol, version=take_up.version, result="The spirometry letters got lost.")
    take_up.stop(by=carol, reason="other", words="Nobody had a stethoscope.", advice="Start with radiology.")

    for word in ("spirometry", "stethoscope", "radiology"):
        (result,) = results(look(anonymous, f"q={word}"))
        assert (result.innovation, result.matched_in) == (letters, "Matched in what Castle Road Surgery says")
        assert f"<mark>{word}</mark>" in result.passage["html"]


def test_what_they_changed_is_found_and_quoted(letters, carol, anonymous, look):
    take_up = create_take_up(letters, by=carol)
    step = {"source_id": 1, "title": "Count", "did": "changed", "to_what": "By spirometry.", "why": "It is quick."}
    take_up.steps.tell([step], by=carol, version=take_up.version)

    (result,) = results(look(anonymous, "q=spirometry"))

    assert result.matched_in == "Matched in what Castle Road Surgery changed"


def test_what_is_hidden_is_neither_found_nor_counted_until_it_shows_again(letters, carol, mo, anonymous, look):
    take_up = create_take_up(letters, by=carol)
    take_up.tell(by=carol, version=take_up.version, result="The spirometry letters got lost.")
    record = SearchRecord.objects.filter(kind="innovation", object_id=letters.pk)
    assert record.get().tried == 1

    take_up.hide(by=mo, reason="A patient.")
    assert results(look(anonymous, "q=spirometry")) == results(look(mo, "q=spirometry")) == []
    assert record.get().tried is None

    take_up.show_again(by=mo)
    assert len(results(look(anonymous, "q=spirometry"))) == 1


def test_a_result_says_how_many_tried_it(letters, carol, dan, anonymous, look):
    create_take_up(letters, by=carol)
    create_take_up(letters, by=dan).stop(by=dan, reason="cost")

    (result,) = results(look(anonymous, "q=letters"))

    assert result.tried == "Tried by 2 practices, 1 stopped"


def test_the_most_tried_come_first_and_the_others_after(letters, alice, carol, dan, anonymous, look, titles):
    newest = create_published_innovation(by=alice, title="Letters nobody tried")
    once = create_published_innovation(by=alice, title="Letters tried once")
    for innovation, people in ((letters, [carol, dan]), (once, [carol])):
        for person in people:
            create_take_up(innovation, by=person)
    create_take_up(newest, by=dan, stage="looking")

    for address in ("sort=tried", "q=letters&sort=tried"):
        assert titles(look(anonymous, address)) == [letters.title, once.title, newest.title]


def test_indexing_many_takes_the_same_number_of_queries_for_one_take_up_as_for_three(letters, alice, carol):
    create_take_up(letters, by=carol)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            (innovation,) = Innovation.objects.filter(pk=letters.pk).to_index()
            record = innovation.to_search_record()
        return len(captured), record["tried"]

    one = queries()
    for number in range(2):
        person = create_user(f"Person {number}", place=create_organisation(f"Place {number}"))
        take_up = create_take_up(letters, by=person)
        take_up.tell(by=person, version=take_up.version, result="Good.")

    assert (one[1], queries()) == (1, (one[0], 3))


def test_the_latest_thirty_are_quoted(letters, db):
    for number in range(31):
        person = create_user(f"Person {number}", place=create_organisation(f"Place {number}"))
        take_up = create_take_up(letters, by=person)
        TakeUp.objects.filter(pk=take_up.pk).update(result=f"Said by {number}.")

    (innovation,) = Innovation.objects.filter(pk=letters.pk).to_index()
    said = [each["text"] for each in innovation.to_search_record()["passages"] if each["label"].endswith(" says")]

    assert said == [f"Said by {number}." for number in range(30, 0, -1)]
