"""What exists already on something: the best matches, then the newest of the same themes."""

from django.utils import timezone

from innovations.drafting import already_shared
from innovations.models import Innovation
from tests.factories import create_published_innovation, create_theme


def test_after_the_best_match_come_those_of_the_theme_that_were_published_last(alice, carol, dan, mo, anonymous):
    phones = create_theme("Phones")
    old = create_published_innovation(by=alice, title="A second line", themes=[phones])
    new = create_published_innovation(by=carol, title="Nobody waits", themes=[phones])
    match = create_published_innovation(by=dan, title="The queue at eight")
    Innovation.objects.filter(pk=old.pk).update(published_at=timezone.now() - timezone.timedelta(days=900))
    old.refresh_from_db()
    old.hide(by=mo, reason="A patient.")
    old.show_again(by=mo)  # indexed last of all

    already = already_shared("The morning queue", [phones], anonymous)

    assert already.innovations == [match, new, old]
