"""The page where a reader says what concerns them."""

import pytest

from sharehub.moderation.models import Report


@pytest.fixture
def page(published, url):
    return url("innovation_report", published.slug)


def test_the_case_study_leads_to_it_for_everybody_but_its_authors(client_for, dan, alice, published, page):
    for user in (dan, None):
        assert f'href="{page}"' in client_for(user).get(published.get_absolute_url()).text
    assert f'href="{page}"' not in client_for(alice).get(published.get_absolute_url()).text


def test_a_patient_hides_it_and_says_so(client_for, dan, published, page):
    answer = client_for(dan).post(page, {"reason": "patient", "words": "The second step."}, follow=True)

    report = Report.objects.get()
    assert (report.subject, report.made_by, report.words) == (published, dan, "The second step.")
    assert "is out of sight until a moderator has looked at it" in answer.text
    assert client_for(dan).get(published.get_absolute_url()).status_code == 404


def test_another_concern_leads_back_to_the_page(client_for, dan, published, page):
    answer = client_for(dan).post(page, {"reason": "rude"}, follow=True)

    assert answer.redirect_chain == [(published.get_absolute_url(), 302)]
    assert "A moderator will look at it" in answer.text


def test_it_takes_a_reason(client_for, dan, page):
    answer = client_for(dan).post(page, {"words": "Hm"})

    assert answer.context["form"].errors == {"reason": ["Choose what it is."]}
    assert not Report.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("alice", 200), ("dan", 200), ("mo", 200), ("anonymous", 302)])
def test_who_may_report_what_is_published(who, status, request, client_for, page):
    assert client_for(request.getfixturevalue(who)).get(page).status_code == status


def test_nobody_reports_what_they_may_not_know_of(client_for, dan, draft, url):
    page = url("innovation_report", draft.slug)
    assert client_for(dan).post(page, {"reason": "patient"}).status_code == 404
