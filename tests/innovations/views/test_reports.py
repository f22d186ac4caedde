"""The page where a reader says what concerns them."""

import pytest

from sharehub.moderation.models import Report


@pytest.fixture
def address(published, url):
    return url("innovation_report", published.slug)


def test_the_case_study_leads_to_it_for_everybody_but_its_authors(client_for, dan, alice, published, address):
    for user in (dan, None):
        assert f'href="{address}"' in client_for(user).get(published.get_absolute_url()).text
    assert f'href="{address}"' not in client_for(alice).get(published.get_absolute_url()).text


def test_a_patient_hides_it_and_says_so(client_for, dan, published, address):
    answer = client_for(dan).post(address, {"reason": "patient", "words": "The second step."}, follow=True)

    report = Report.objects.get()
    assert (report.subject, report.made_by, report.words) == (published, dan, "The second step.")
    assert "is out of sight until a moderator has looked at it" in answer.text
    assert client_for(dan).get(published.get_absolute_url()).status_code == 404


def test_another_concern_leads_back_to_the_page(client_for, dan, published, address):
    answer = client_for(dan).post(address, {"reason": "rude"}, follow=True)

    assert answer.redirect_chain == [(published.get_absolute_url(), 302)]
    assert "A moderator will look at it" in answer.text


def test_it_takes_a_reason(client_for, dan, address):
    answer = client_for(dan).post(address, {"words": "Hm"})

    assert answer.context["form"].errors == {"reason": ["Choose what it is."]}
    assert not Report.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("alice", 200), ("dan", 200), ("mo", 200), ("anonymous", 302)])
def test_who_may_report_what_is_published(who, status, request, client_for, address):
    assert client_for(request.getfixturevalue(who)).get(address).status_code == status


def test_nobody_reports_what_they_may_not_know_of(client_for, dan, draft, url):
    address = url("innovation_report", draft.slug)
    assert client_for(dan).post(address, {"reason": "patient"}).status_code == 404
