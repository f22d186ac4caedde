"""What changes, or concerns, more than one case study at once."""

from django.db import transaction

from sharehub.people.models import User

from .models import Role, State


@transaction.atomic
def tell_of_closed_account(*, person, by):
    """Tell those who write with `person`, whose account was closed, and the moderators of what nobody is left to own.

    Nothing changes hands by itself: a moderator settles who is the owner, on the page of those who write it.
    """
    authorships = person.authorships.exclude(innovation__state=State.ARCHIVED).select_related("innovation")
    for author in authorships.order_by("pk"):
        innovation = author.innovation
        others = list(innovation.people().filter(is_active=True).exclude(pk=person.pk))
        innovation.record_event(
            "author_closed",
            by=by,
            notify=others or User.objects.filter(is_staff=True),
            name=person.name,
            was_owner=author.role == Role.OWNER,
            is_alone=not others,
        )
