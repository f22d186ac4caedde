"""The agenda of a meeting: its items, their order, and where they come from."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from innovations.models import WrongState
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_meeting, meeting_runners_only
from ..forms.agendas import ItemForm
from ..forms.meetings import refuse
from ..models import Unfit
from ..models.agenda_item import timed


@load_meeting
@meeting_runners_only
@asks_about_patients
def meeting_agenda(request, meeting):
    """All items with what is left of the meeting, and the next to add."""
    form = ItemForm(typed(request), network=meeting.network)
    if attempt(request, form, lambda: meeting.agenda.put(by=request.user, **form.cleaned_data)):
        messages.success(request, f"Added: {form.cleaned_data['title']}")
        return redirect("communities:meeting_agenda", meeting.network.slug, meeting.pk)
    total = meeting.agenda.total()
    previous = meeting.network.meetings.past().exclude(pk=meeting.pk).filter(starts_at__lt=meeting.starts_at).first()
    context = {
        "network": meeting.network,
        "meeting": meeting,
        "items": timed(list(meeting.agenda.in_order()), meeting.starts_at),
        "total": total,
        "left": meeting.minutes - total,
        "form": form,
        "previous": previous,
        "unfinished": previous and previous.agenda.unfinished().filter(carried_to=None).exists(),
    }
    return TemplateResponse(request, "communities/meeting_agenda.html", context)


def attempt(request, form, verb):
    """Whether the form was sent and `verb` did it; what it refused the form says."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        verb()
    except Unfit as unfit:
        refuse(form, unfit)
    except WrongState as error:
        form.add_error(None, str(error))
    return form.is_valid()


@load_meeting
@meeting_runners_only
@asks_about_patients
def item_edit(request, meeting, item):
    item = get_object_or_404(meeting.agenda.all(), pk=item)
    item.meeting = meeting
    form = ItemForm(typed(request), network=meeting.network, item=item)
    if attempt(request, form, lambda: item.edit(by=request.user, **form.cleaned_data)):
        messages.success(request, f"Saved: {item.title}")
        return redirect("communities:meeting_agenda", meeting.network.slug, meeting.pk)
    context = {"network": meeting.network, "meeting": meeting, "item": item, "form": form}
    return TemplateResponse(request, "communities/item_form.html", context)


def one_step(request, meeting, verb, done=""):
    """Do what a button of the agenda's page says, and go back there."""
    try:
        verb()
    except (Unfit, WrongState) as error:
        messages.warning(request, str(error))
    else:
        if done:
            messages.success(request, done)
    return redirect("communities:meeting_agenda", meeting.network.slug, meeting.pk)


@require_POST
@load_meeting
@meeting_runners_only
def item_move(request, meeting, item):
    """One up, or one down."""
    item = get_object_or_404(meeting.agenda.all(), pk=item)
    item.meeting = meeting
    steps = -1 if request.POST.get("to") == "up" else 1
    return one_step(request, meeting, lambda: item.move(by=request.user, steps=steps))


@require_POST
@load_meeting
@meeting_runners_only
def item_remove(request, meeting, item):
    item = meeting.agenda.filter(pk=item).first()
    if item is None:  # pressed twice
        return redirect("communities:meeting_agenda", meeting.network.slug, meeting.pk)
    item.meeting = meeting
    return one_step(request, meeting, lambda: item.remove(by=request.user), f"Taken off: {item.title}")


@require_POST
@load_meeting
@meeting_runners_only
def agenda_begin(request, meeting):
    """As the method has it."""
    return one_step(request, meeting, lambda: meeting.agenda.begin_from_method(by=request.user))


@require_POST
@load_meeting
@meeting_runners_only
def agenda_copy(request, meeting, other):
    """As another meeting had it."""
    other = get_object_or_404(meeting.network.meetings.visible_to(request.user), pk=other)
    return one_step(request, meeting, lambda: meeting.agenda.copy_from(other, by=request.user), "Copied.")


@require_POST
@load_meeting
@meeting_runners_only
def agenda_carry(request, meeting, other):
    """What another meeting did not finish, as far as it fits."""
    other = get_object_or_404(meeting.network.meetings.visible_to(request.user), pk=other)
    try:
        left = meeting.agenda.carry_over(other, by=request.user)
    except WrongState as error:
        messages.warning(request, str(error))
    else:
        titles = ", ".join(item.title for item in left)
        messages.info(request, f"There is no time left for: {titles}." if left else "Taken over from last time.")
    return redirect("communities:meeting_agenda", meeting.network.slug, meeting.pk)
