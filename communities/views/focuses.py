"""Areas of focus: one to three. A fourth is refused with words."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import editors_only, load_network, members_only, worksheet_readers_only
from ..forms.networks import FocusForm
from ..models import FourthFocus
from ..parts import BY_KEY
from ..worksheet_talk import talk_of
from .scoping import guard_filling, url_after

MOST = 3


@load_network
@worksheet_readers_only
@asks_about_patients
def focus_list(request, network):
    """Those that there are, and a form for one more. With three there already it says why there is no fourth."""
    can_edit = guard_filling(request, network)
    form = FocusForm(typed(request))
    if request.method == "POST" and form.is_valid():
        try:
            network.focuses.choose(by=request.user, **form.cleaned_data)
        except FourthFocus as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Chosen.")
            return redirect("communities:focus_list", network.slug)
    focuses = list(network.focuses.all())
    context = {
        "network": network,
        "focuses": focuses,
        "form": form,
        "can_edit": can_edit,
        "talk": talk_of(network, request.user, "focus"),
        "is_full": len(focuses) >= MOST,
        "next_url": url_after(network, BY_KEY["focus"]),
    }
    return TemplateResponse(request, "communities/focus_list.html", context)


@load_network
@editors_only
@asks_about_patients
def focus_edit(request, network, pk):
    focus = get_object_or_404(network.focuses, pk=pk)
    form = FocusForm(typed(request), initial={"name": focus.name, "about": focus.about})
    if request.method == "POST" and form.is_valid():
        focus.edit(by=request.user, **form.cleaned_data)
        messages.success(request, "Saved.")
        return redirect("communities:focus_list", network.slug)
    context = {"network": network, "focus": focus, "form": form}
    return TemplateResponse(request, "communities/focus_form.html", context)


@require_POST
@load_network
@editors_only
def focus_drop(request, network, pk):
    focus = get_object_or_404(network.focuses, pk=pk)
    focus.drop(by=request.user)
    messages.success(request, f"“{focus}” is dropped.")
    return redirect("communities:focus_list", network.slug)


@require_POST
@load_network
@members_only
def focus_lead(request, network, pk):
    """A member offers to look after what nobody looks after yet."""
    focus = get_object_or_404(network.focuses, pk=pk)
    focus.look_after(by=request.user)
    messages.success(request, f"You look after “{focus}”.")
    return redirect(network)
