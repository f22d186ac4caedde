"""Closing a meeting: all that it takes on one page, and all of it saved together."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from innovations.models import WrongState
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..actions import close_meeting
from ..decorators import load_meeting, meeting_runners_only
from ..forms.closing import CloseForm
from ..forms.promises import OutcomeForm, PromiseForm
from ..models import MeetingState, Unfit
from ..queries import next_day

ROWS, MOST_ROWS = 2, 20


@load_meeting
@meeting_runners_only
@asks_about_patients
def meeting_close(request, meeting):
    if meeting.state == MeetingState.CLOSED:
        messages.info(request, "It is closed already.")
        return redirect(meeting)
    data = typed(request)
    form = CloseForm(data, meeting=meeting)
    outcomes = rows(OutcomeForm, data, "outcome", initial={"kind": "decision"})
    promises = rows(PromiseForm, data, "promise", people=meeting.people(), next_on=next_day(meeting))
    forms = [form, *outcomes, *promises]
    are_valid = [each.is_valid() for each in forms]  # each of them, so that each shows what is wrong with it
    if request.method == "POST" and all(are_valid):
        said = [each.cleaned_data for each in outcomes if each.has_changed()]
        promised = [each.promise for each in promises if each.has_changed()]
        try:
            close_meeting(meeting=meeting, by=request.user, outcomes=said, commitments=promised, **form.closing)
        except (Unfit, WrongState) as error:
            form.add_error(error.field if getattr(error, "field", "") in form.fields else None, str(error))
        else:
            messages.success(request, "Closed. Everybody gets the notes, and those who were there two questions.")
            return redirect(meeting)
    context = {
        "meeting": meeting,
        "form": form,
        "forms": forms,
        "outcomes": outcomes,
        "promises": promises,
        "noted": meeting.commitments.with_context().order_by("pk"),
    }
    return TemplateResponse(request, "communities/meeting_close.html", context)


def rows(form_class, data, name, **kwargs):
    """Some forms of a kind, one below the other: there are always two to fill in, and as many as were sent."""
    sent = sum(any(key.startswith(f"{name}{number}-") for key in data) for number in range(MOST_ROWS)) if data else 0
    numbers = range(max(ROWS, sent))
    make = {"empty_permitted": True, "use_required_attribute": False} | kwargs
    return [form_class(data, prefix=f"{name}{number}", **make) for number in numbers]
