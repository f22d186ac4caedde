"""Taking something up: saying so in one click, and the page on which a place tells how it goes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from ..adopters import DOING
from ..decorators import load_innovation, load_take_up, own_place_only
from ..discussion import PARAMETER, discussion_of
from ..models import OwnWork, State, TakeUpStage
from ..take_up_story import Story

STAGES = [stage for stage in TakeUpStage if stage != TakeUpStage.STOPPED]


@require_POST
@load_innovation
def take_up_create(request, innovation):
    """One click: `stage` (trying it, unless said) at `organisation`, an ODS code of a place where they work."""
    stage = request.POST.get("stage")
    stage = TakeUpStage(stage) if stage in STAGES else TakeUpStage.TRYING
    affiliations = request.user.affiliations.current().select_related("organisation")
    if code := request.POST.get("organisation"):
        affiliations = affiliations.filter(organisation__ods_code=code)
    affiliation = affiliations.first()
    if affiliation is None:
        messages.warning(request, "Say first where you work: only those who work at a place speak for it.")
        return redirect("people:affiliation_create")
    try:
        take_up = innovation.take_ups.record(organisation=affiliation.organisation, stage=stage, by=request.user)
    except OwnWork:
        messages.warning(request, f"{affiliation.organisation} made this, so it has no need to take it up.")
        return redirect(innovation)
    messages.success(request, f"Others can see now that {take_up.organisation} is {DOING[take_up.stage]}.")
    return redirect(take_up)


@login_not_required
@require_safe
@load_take_up
def take_up_detail(request, take_up):
    innovation = take_up.innovation
    story = Story(take_up, request.user)
    context = {
        "take_up": take_up,
        "innovation": innovation,
        "story": story,
        "history": story.history,
        "can_thank": innovation.state == State.PUBLISHED and take_up.can_be_thanked_by(request.user),
        "discussion": discussion_of(take_up, request.user, request.GET.get(PARAMETER)),
        "thanked_by": story.name_of(take_up.thanked_by) if take_up.thanked_at else "",
    }
    return TemplateResponse(request, "innovations/take_up_detail.html", context)


@require_POST
@load_take_up
@own_place_only
def take_up_confirm(request, take_up):
    take_up.confirm(by=request.user)
    messages.success(request, "Thank you. Others see that it is still going.")
    return redirect("innovations:my_work" if request.POST.get("from") == "my_work" else take_up)


@require_POST
@load_take_up
@own_place_only
def take_up_move_on(request, take_up):
    take_up.move_on(by=request.user)
    messages.success(request, f"You go by edition {take_up.edition.number} now." if take_up.edition else "It is saved.")
    return redirect(take_up)


@require_POST
@load_take_up
def take_up_thank(request, take_up):
    take_up.thank(by=request.user)
    messages.success(request, f"{take_up.organisation} is told.")
    return redirect(take_up)
