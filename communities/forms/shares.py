"""What a member brings to a network: its address on ShareHub, and one line why."""

from urllib.parse import urlsplit

from django import forms
from django.urls import Resolver404, resolve

from innovations.models import Ask, Challenge, Innovation
from sharehub.core.forms import Form, line

from ..models.share import LONGEST_WHY

# The pages of what may be brought.
PAGES = {
    "innovations:innovation_detail": lambda user, slug: Innovation.objects.visible_to(user).published().at(slug),
    "innovations:challenge_detail": lambda user, slug: Challenge.objects.visible_to(user).filter(slug=slug),
    "innovations:ask_detail": lambda user, pk: Ask.objects.visible_to(user).filter(pk=pk),
}
NOT_FOUND = "No case study, challenge or question stands at that address. Open its page, and copy its address."


class ShareForm(Form):
    address = line(
        "Its address on ShareHub",
        "Enter the address of a case study, a challenge or a question.",
        limit=300,
        help_text="Open the case study, the challenge or the question, and copy what stands in the address bar.",
    )
    why = line(
        "Why should the others read it?",
        "Write in one line why the others should read it.",
        limit=LONGEST_WHY,
        help_text="In one line. For example: they solved what we talked about in May, with one person less.",
    )

    def __init__(self, data=None, *, user, **kwargs):
        self.user = user
        super().__init__(data, **kwargs)

    def clean_address(self):
        """The thing itself."""
        thing = thing_at(self.cleaned_data["address"], self.user)
        if thing is None:
            raise forms.ValidationError(NOT_FOUND)
        return thing


def thing_at(address, user):
    """What stands at an address of this site, as far as `user` may know; or None."""
    try:
        found = resolve(urlsplit(address.strip()).path)
    except (Resolver404, ValueError):  # anything can be typed
        return None
    if found.view_name not in PAGES:
        return None
    return PAGES[found.view_name](user, **found.kwargs).first()
