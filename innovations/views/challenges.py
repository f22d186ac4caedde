"""Challenges: what people are working on, and saying so after a look at what exists."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from sharehub.core.pagination import paginate
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..asking import asks_of
from ..decorators import challenge_editors_only, load_challenge
from ..discussion import PARAMETER, discussion_of
from ..drafting import already_shared
from ..forms.challenges import ChallengeForm, open_places_of
from ..models import Challenge, Innovation
from ..nearby import NEAR_YOU, nearby_on
from ..working_on import STATES, WorkingOn, with_others
from .saving import save, status_of
from .us_toos import stand_of, us_toos_of

PER_PAGE = 20


@login_not_required
@require_safe
def challenge_list(request):
    """All that people are working on, what is in one building in one row; or what matches the words."""
    working = WorkingOn(request.GET, request.user)
    page = paginate(request, working.buildings, per_page=PER_PAGE)
    page.object_list = working.load(page.object_list)
    context = {"working": working, "states": STATES, "page": page}
    return TemplateResponse(request, "innovations/challenge_list.html", context)


@login_not_required
@require_safe
@load_challenge
def challenge_detail(request, challenge):
    themes = list(challenge.themes.order_by("name", "pk"))
    [challenge] = with_others([challenge], request.user)
    us_toos = us_toos_of(challenge, request.user)
    already = already_shared(challenge.title, themes, request.user, but=challenge)
    seen = Innovation.objects.visible_to(request.user).with_place()
    context = {
        "challenge": challenge,
        "themes": themes,
        "us_toos": us_toos,
        "stand": stand_of(challenge, request.user),
        "already": already,
        "nearby": near_you(themes, request.user, but=[challenge, *us_toos, *already.take_ups, *already.challenges]),
        "solved_by": seen.filter(pk=challenge.solved_by_id).first(),
        "can_edit": challenge.can_be_edited_by(request.user),
        "can_end": challenge.can_be_ended_by(request.user),
        "asks": asks_of(challenge, request.user),
        "discussion": discussion_of(challenge, request.user, request.GET.get(PARAMETER)),
    }
    return TemplateResponse(request, "innovations/challenge_detail.html", context)


def near_you(themes, user, *, but):
    """The nearest to `user` who are on `themes`, without the places of `but`: things that stand on the page already."""
    place = getattr(user, "organisation", None)
    if not (place and place.point):
        place = getattr(user, "point", None)
    return nearby_on(themes, place, user, limit=NEAR_YOU, but=[thing.organisation_id for thing in but])


@asks_about_patients
def challenge_create(request):
    """First the line, then what others have on it ("look first"), then the start."""
    places = open_places_of(request.user)
    if not places:
        return TemplateResponse(request, "innovations/challenge_nowhere.html")
    form = ChallengeForm(typed(request), places=places, initial={"title": request.GET.get("title", "")[:120]})
    if request.method != "POST" or not form.is_valid():
        return TemplateResponse(request, "innovations/challenge_form.html", {"form": form})
    if "is_looked" not in request.POST:
        told = form.told
        already = already_shared(told["title"], told["themes"], request.user)
        context = {"form": form, "already": already, "typed": typed_again(request)}
        return TemplateResponse(request, "innovations/challenge_look_first.html", context)
    challenge = Challenge.objects.start(by=request.user, **form.told)
    messages.success(request, "It is said. Others who work on it can say “us too”, and you are told.")
    return redirect(challenge)


def typed_again(request):
    """What was typed, as pairs of name and value for hidden fields."""
    names = ("title", "details", "organisation", "themes", "visibility")
    return [(name, value) for name in names for value in request.POST.getlist(name)]


@load_challenge
@challenge_editors_only
@asks_about_patients
def challenge_edit(request, challenge):
    form, stale = ChallengeForm(typed(request), thing=challenge), None
    if request.method == "POST":
        is_saved, stale = save(form, lambda: challenge.edit(by=request.user, version=form.opened_at, **form.changes))
        if is_saved:
            messages.success(request, "Saved.")
            return redirect(challenge)
    context = {"challenge": challenge, "form": form, "stale": stale}
    return TemplateResponse(request, "innovations/challenge_form.html", context, status=status_of(stale))
