"""What those who work at a place tell of what it took up, one question a page."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from sharehub.core.locking import StaleVersion
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_take_up, own_place_only
from ..forms.take_up_steps import StepsForm
from ..forms.take_ups import ResultForm, SourceForm, StageForm, StopForm, TalkForm
from ..models import GoesInCircles, TakeUp, TakeUpStage
from ..related import miles_from_point
from .saving import save, status_of

IN_CIRCLES = "They got it, step by step, from you. Choose another place, or “from somewhere else”."


@load_take_up
@own_place_only
def take_up_stage_edit(request, take_up):
    form = StageForm(typed(request), thing=take_up)
    if request.method == "POST" and form.is_valid() and form.changes["stage"] == TakeUpStage.STOPPED:
        return redirect("innovations:take_up_stop", take_up.innovation.slug, take_up.pk)
    return answer(
        request,
        take_up,
        form,
        lambda take_up, version: take_up.come_to(form.changes["stage"], by=request.user, version=version),
        heading="How far are you?",
    )


@load_take_up
@own_place_only
@asks_about_patients
def take_up_stop(request, take_up):
    form = StopForm(typed(request), thing=take_up)
    return answer(
        request,
        take_up,
        form,
        lambda take_up, version: take_up.stop(by=request.user, version=version, **form.why),
        heading="Why did you stop?",
        hint="Stopping is as useful to others as going on. Nobody is blamed here.",
    )


@load_take_up
@own_place_only
@asks_about_patients
def take_up_source_edit(request, take_up):
    form = SourceForm(typed(request), thing=take_up, others=others_than(take_up, request.user))
    return answer(
        request,
        take_up,
        form,
        lambda take_up, version: take_up.say_where_from(by=request.user, version=version, **form.changes),
        heading="How did it reach you?",
        hint="So that others see how it spreads, and whom to ask.",
    )


@load_take_up
@own_place_only
@asks_about_patients
def take_up_steps_edit(request, take_up):
    form = StepsForm(typed(request), thing=take_up)
    return answer(
        request,
        take_up,
        form,
        lambda take_up, version: take_up.steps.tell(form.steps, by=request.user, version=version),
        template="innovations/take_up_steps.html",
        heading="What did you change?",
        hint="Step by step, as far as you like. What you changed helps the next place more than what you kept.",
    )


@load_take_up
@own_place_only
@asks_about_patients
def take_up_result_edit(request, take_up):
    form = ResultForm(typed(request), thing=take_up)
    return answer(
        request, take_up, form, tells(request, form), heading="How does it go?", hint="Answer what you can say."
    )


@load_take_up
@own_place_only
@asks_about_patients
def take_up_talk_edit(request, take_up):
    form = TalkForm(typed(request), thing=take_up)
    hint = "Only signed-in colleagues see who you are. Nobody is shown your email."
    return answer(request, take_up, form, tells(request, form), heading="Happy to talk?", hint=hint)


def tells(request, form):
    return lambda take_up, version: take_up.tell(by=request.user, version=version, **form.changes)


def others_than(take_up, user):
    """The take-ups that it may have come from, by the names of their places, each with `miles`."""
    seen = TakeUp.objects.visible_to(user).filter(innovation=take_up.innovation).exclude(pk=take_up.pk)
    others = list(seen.with_places().order_by("organisation__name", "pk"))
    for other in others:
        other.miles = miles_from_point(take_up.organisation.point, other)
    return others


def answer(request, take_up, form, verb, *, heading, hint="", template="innovations/take_up_form.html"):
    """The page of one question; `verb` (of a take-up and the version that it was opened at) keeps the answer."""
    stale = None
    if request.method == "POST":
        try:
            is_saved, stale = save(form, lambda: onto_what_stands(take_up, form, verb))
        except GoesInCircles:
            form.add_error("came_from", IN_CIRCLES)
            is_saved = False
        if is_saved:
            messages.success(request, "It is saved.")
            return redirect(take_up)
    context = {
        "take_up": take_up,
        "innovation": take_up.innovation,
        "form": form,
        "stale": stale,
        "heading": heading,
        "hint": hint,
    }
    return TemplateResponse(request, template, context, status=status_of(stale))


def onto_what_stands(take_up, form, verb):
    """Save onto the version that the page was opened at; or onto a newer one that answers this question the same."""
    try:
        verb(take_up, form.opened_at)
    except StaleVersion as stale:
        if not form.is_untouched_in(stale.current):
            raise
        verb(stale.current, stale.current.version)
