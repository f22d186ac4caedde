"""Who writes together: leaving, taking off, handing over."""

from innovations.models import Role


def test_an_editor_leaves(client_for, bob, draft, url):
    response = client_for(bob).post(url("author_remove", draft.slug, draft.authors.get(person=bob).pk))

    assert response.url == url("my_work")
    assert not draft.is_authored_by(bob)


def test_the_last_owner_is_asked_to_hand_over_first(client_for, alice, draft, url):
    response = client_for(alice).post(url("author_remove", draft.slug, draft.authors.get(person=alice).pk))

    assert response.status_code == 409
    assert "Hand over before you leave" in response.text
    assert url("author_hand_over", draft.slug, draft.authors.get(role=Role.EDITOR).pk) in response.text
    assert draft.is_owned_by(alice)


def test_after_handing_over_the_owner_may_leave(client_for, alice, bob, draft, url, told):
    client = client_for(alice)

    client.post(url("author_hand_over", draft.slug, draft.authors.get(person=bob).pk))
    client.post(url("author_remove", draft.slug, draft.authors.get(person=alice).pk))

    assert [author.person for author in draft.authors.all()] == [bob]
    assert draft.is_owned_by(bob)
    assert bob in told(draft, "handed_over")


def test_nobody_is_offered_to_hand_over_to_a_closed_account(client_for, alice, bob, draft, url):
    bob.is_active = False
    bob.save()
    hand_over = url("author_hand_over", draft.slug, draft.authors.get(person=bob).pk)
    client = client_for(alice)

    assert hand_over not in client.get(url("author_list", draft.slug)).text
    assert client.post(hand_over).status_code == 403


def test_the_owner_takes_an_editor_off(client_for, alice, bob, draft, url, told):
    client_for(alice).post(url("author_remove", draft.slug, draft.authors.get(person=bob).pk))

    assert not draft.is_authored_by(bob)
    assert told(draft, "author_left") == {bob}


def test_an_editor_takes_nobody_else_off(client_for, alice, bob, draft, url):
    response = client_for(bob).post(url("author_remove", draft.slug, draft.authors.get(person=alice).pk))

    assert response.status_code == 403
    assert draft.is_owned_by(alice)


def test_only_the_owner_is_offered_to_invite(client_for, alice, bob, draft, url):
    address = url("author_list", draft.slug)

    assert "Ask someone to write it up with you" in client_for(alice).get(address).text
    assert "Ask someone to write it up with you" not in client_for(bob).get(address).text
