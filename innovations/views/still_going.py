"""The page behind the link in the question "Still going?". It needs no account, and only a button does anything."""

from django.contrib.auth.decorators import login_not_required
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..forms.take_ups import StopByLinkForm
from ..still_going import LinkUnusable, take_up_asked

YES, STOPPED = "yes", "stopped"


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_up_still_going(request, token):
    try:
        take_up, asked_at = take_up_asked(token)
    except LinkUnusable as error:
        return page(request, status=410, problem=str(error))
    # Somebody there has said something since, perhaps with this very link: it is used up.
    if take_up.last_heard_at > asked_at or not take_up.is_under_way:
        return page(request, take_up=take_up, is_answered=True)
    said = request.POST.get("answer")
    form = StopByLinkForm(request.POST if said == STOPPED else None)
    if said == YES:
        take_up.confirm(by=None)
        return page(request, take_up=take_up, thanks_for=YES)
    if said == STOPPED and form.is_valid():
        take_up.stop(by=None, **form.why)
        return page(request, take_up=take_up, thanks_for=STOPPED)
    return page(request, take_up=take_up, form=form, asks=True)


def page(request, *, status=200, **context):
    """Search engines leave it alone, and no other site is told its address."""
    response = TemplateResponse(request, "innovations/take_up_still_going.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"
    return response
