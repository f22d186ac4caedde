"""The link in the question "Still going?": whoever has it may answer for that place, once, for 60 days."""

from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.utils import timezone

from .models import State, TakeUp

SIGNER = Signer(salt="innovations.still_going")
VALID_FOR = timedelta(days=60)


class LinkUnusable(Exception):
    """It is broken or has run out, or there is nothing to answer any more. The message says which, and what to do."""


def token_for(event):
    """The end of the link that goes with an Event of the verb takeup_asked. The same whenever it is shown."""
    return SIGNER.sign_object([event.subject_id, int(event.happened_at.timestamp())])


def take_up_asked(token):
    """The TakeUp of a token, and when it was asked about. Raises LinkUnusable."""
    try:
        pk, seconds = SIGNER.unsign_object(token)
    except (BadSignature, ValueError) as error:
        raise LinkUnusable("The link is not whole. Copy all of it from the mail, or sign in.") from error
    asked_at = datetime.fromtimestamp(seconds, UTC)
    if asked_at + VALID_FOR < timezone.now():
        raise LinkUnusable("The link has run out: it worked for 60 days. Sign in to say how it goes.")
    found = TakeUp.objects.not_hidden().filter(innovation__state=State.PUBLISHED, innovation__hidden_at=None)
    take_up = found.with_places().select_related("innovation").filter(pk=pk).first()
    if take_up is None:
        raise LinkUnusable("What you were asked about is not on the site any more, so there is nothing to answer.")
    if not take_up.organisation.is_open:
        raise LinkUnusable(f"{take_up.organisation} has closed. What it told is kept as it is.")
    return take_up, asked_at
