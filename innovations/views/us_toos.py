"""Us too: that another place works on the same."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from ..decorators import load_challenge
from ..forms.challenges import UsTooForm, open_places_of
from ..models import UsToo, WrongState
from ..related import miles_to


def us_toos_of(challenge, user):
    """The places that say so, each with `miles` from where `user` is (None where that cannot be said).

    The nearest first, then the others in the order in which they said it.
    """
    found = list(UsToo.objects.visible_to(user).filter(challenge=challenge).with_places().order_by("said_at", "pk"))
    for us_too in found:
        us_too.miles = miles_to(us_too, user)
    return sorted(found, key=lambda each: (each.miles is None, each.miles or 0))


def stand_of(challenge, user):
    """Where `user` stands to it: the open places they may say it for, and the UsToos that they may take back."""
    if not user.is_authenticated:
        return {"places": [], "said": []}
    own = user.affiliations.current().order_by().values("organisation")
    said = list(challenge.us_toos.with_places().filter(organisation__in=own).order_by("said_at", "pk"))
    taken = {challenge.organisation_id, *(each.organisation_id for each in said)}
    places = [place for place in open_places_of(user) if place.pk not in taken]
    return {"places": places if challenge.is_open else [], "said": said}


@require_POST
@load_challenge
def us_too_create(request, challenge):
    """Say it for the place where they work; of several they choose one."""
    if not open_places_of(request.user):
        messages.warning(request, "Say where you work first. Then you can say “us too” for that place.")
        return redirect("people:affiliation_create")
    stand = stand_of(challenge, request.user)
    chosen, places = request.POST.get("organisation"), stand["places"]
    is_said = chosen in [each.organisation.ods_code for each in stand["said"]]
    if is_said or not places:
        return redirect(challenge)
    only = {"organisation": places[0].ods_code} if len(places) == 1 and chosen is None else None
    form = UsTooForm(only or (request.POST if chosen is not None else None), places=places)
    if not form.is_valid():
        return TemplateResponse(request, "innovations/us_too_form.html", {"challenge": challenge, "form": form})
    try:
        us_too = challenge.us_toos.say(by=request.user, **form.cleaned_data)
    except WrongState:
        messages.warning(request, "Meanwhile it has ended.")
    else:
        messages.success(request, f"{us_too.organisation} works on it too. Those on it are told.")
    return redirect(challenge)


@require_POST
@load_challenge
def us_too_take_back(request, challenge, pk):
    us_too = get_object_or_404(challenge.us_toos.with_places(), pk=pk)
    us_too.take_back(by=request.user)
    messages.success(request, f"{us_too.organisation} is no longer on the list.")
    return redirect(challenge)
