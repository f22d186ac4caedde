"""What a place measured of what it took up."""

import pytest

MEASURE = {"benefit": "staff_time", "what": "Letters", "before": "52", "after": "14", "unit": "letters"}


def test_a_measure_is_added_changed_and_deleted(say, client_for, dan, take_up, address):
    say("measure_create", **MEASURE)
    measure = take_up.measures.get()
    assert "52 letters" in client_for().get(take_up.get_absolute_url()).text

    client = client_for(dan)
    client.post(address("measure_edit", measure.pk), MEASURE | {"after": "9", "version": "1"})
    measure.refresh_from_db()
    assert measure.after == 9

    assert client.get(address("measure_delete", measure.pk)).status_code == 200
    client.post(address("measure_delete", measure.pk))
    assert not take_up.measures.exists()
    assert client.get(address("measure_edit", measure.pk)).status_code == 404
    assert client.post(address("measure_edit", measure.pk), MEASURE | {"version": "1"}).status_code == 409


def test_a_measure_changed_by_two_shows_both(say, client_for, dan, take_up, address):
    say("measure_create", **MEASURE)
    measure = take_up.measures.get()
    measure.edit(by=dan, version=1, after=9)

    response = client_for(dan).post(address("measure_edit", measure.pk), MEASURE | {"version": "1"})

    assert response.status_code == 409
    assert "Somebody saved while you were writing" in response.text


@pytest.mark.parametrize("name", ["measure_edit", "measure_delete"])
@pytest.mark.parametrize(("who", "status"), [("dan", 200), ("alice", 403), ("mo", 403), ("anonymous", 302)])
def test_who_gets_to_a_measure(name, who, status, request, say, client_for, take_up, address):
    say("measure_create", **MEASURE)

    client = client_for(request.getfixturevalue(who))

    assert client.get(address(name, take_up.measures.get().pk)).status_code == status
