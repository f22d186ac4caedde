"""Three lines before a meeting on its page, and telling more to those who ask."""

from django.urls import reverse

from communities.models import TellMeMore

LINES = {"doing": "Teaching a second person", "going": "Slowly", "need": "A test"}


def test_written_read_asked_about_and_told(client_for, meeting, alice, carol, url):
    client_for(carol).post(url("quick_update_write", meeting.pk), LINES)
    update = meeting.quick_updates.get()
    assert "Teaching a second person" in client_for(alice).get(meeting.get_absolute_url()).text

    page = client_for(alice).post(url("tell_me_more_ask", meeting.pk, update.pk), follow=True)
    assert "1 person would like to hear more, you among them." in page.text

    ask = TellMeMore.objects.get()
    notifications = client_for(carol).get(reverse("activity:notification_list")).text
    assert "asks you to tell more about" in notifications
    client_for(carol).post(url("tell_me_more_tell", meeting.pk, update.pk, ask.pk), {"answer": "It took three weeks."})
    assert "It took three weeks." in client_for(alice).get(meeting.get_absolute_url()).text


def test_written_anew_it_shows_what_stands_there(client_for, meeting, carol, url):
    client = client_for(carol)
    client.post(url("quick_update_write", meeting.pk), LINES)

    form = client.get(url("quick_update_write", meeting.pk)).context["form"]

    assert form["going"].value() == "Slowly"


def test_too_late_it_is_not_lost(client_for, meeting, priya, carol, url):
    meeting.cancel(by=priya, reason="Snow")

    page = client_for(carol).post(url("quick_update_write", meeting.pk), LINES)

    assert page.context["form"].non_field_errors() == ["It was not saved. It is cancelled."]
    assert page.context["form"]["need"].value() == "A test"


def test_nobody_tells_in_the_place_of_another(client_for, meeting, alice, carol, url):
    update = meeting.quick_updates.write(by=carol, doing="Counting letters")
    ask = update.tell_me_mores.ask(by=alice)

    assert client_for(alice).get(url("tell_me_more_tell", meeting.pk, update.pk, ask.pk)).status_code == 404
    assert client_for(carol).post(url("tell_me_more_ask", meeting.pk, update.pk)).status_code == 404
