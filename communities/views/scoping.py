"""Scoping a network: looking first, the worksheet that its members fill, and opening it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from innovations.models import NotReady, WrongState
from innovations.views.saving import save, status_of
from innovations.views.sections import edit
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_network, runners_only, worksheet_readers_only
from ..finding import alike
from ..forms.networks import NetworkForm
from ..methods import LIBRARY
from ..models import Network
from ..parts import BY_KEY, after, tasks_of
from ..worksheet_talk import open_in, talk_of


@asks_about_patients
def network_create(request):
    """First what it is called, then what exists already ("look first"), then the worksheet."""
    form = NetworkForm(typed(request), initial={"name": request.GET.get("name", "")[:120]})
    if request.method != "POST" or not form.is_valid():
        return TemplateResponse(request, "communities/network_form.html", {"form": form})
    if "is_looked" not in request.POST:
        names = ("name", "what_different", "themes")
        found = alike(form.cleaned_data["name"], form.cleaned_data["themes"], request.user)
        if found:
            again = [(name, value) for name in names for value in request.POST.getlist(name)]
            context = {"form": form, "found": found, "typed": again}
            return TemplateResponse(request, "communities/network_look_first.html", context)
    network = Network.objects.scope(by=request.user, **form.cleaned_data)
    messages.success(request, "It has begun. Only you see it, and whom you invite.")
    return redirect("communities:network_scope", network.slug)


@load_network
@worksheet_readers_only
def network_scope(request, network):
    return scope_page(request, network)


def scope_page(request, network, *, status=200, **context):
    """The worksheet: its parts, who fills it, and what is missing before it can open."""
    missing = network.missing_to_open()
    context |= {
        "network": network,
        "missing": missing,
        "tasks": tasks_of(network, missing, open_in(network, request.user)),
        "talk": talk_of(network, request.user),
        "members": list(network.memberships.living().in_order()),
        "can_edit": network.can_be_edited_by(request.user),
        "is_leading": network.is_led_by(request.user),
    }
    return TemplateResponse(request, "communities/network_scope.html", context, status=status)


@load_network
@worksheet_readers_only
@asks_about_patients
def part_edit(request, network, part):
    """For those who only comment, what stands there instead of a form."""
    if part not in BY_KEY or BY_KEY[part].form is None:
        raise Http404("There is no such part.")
    part, stale = BY_KEY[part], None
    can_edit = guard_filling(request, network)
    form = part.form(typed(request), thing=network)
    if request.method == "POST":
        is_saved, stale = save(form, lambda: edit(network, form, by=request.user))
        if is_saved:
            messages.success(request, f"Saved: {part.title}")
            return redirect(url_after(network, part))
    context = {
        "network": network,
        "part": part,
        "form": form,
        "stale": stale,
        "next_url": url_after(network, part),
        "library": LIBRARY if part.key == "method" else (),
        "can_edit": can_edit,
        "talk": talk_of(network, request.user, part.key),
    }
    return TemplateResponse(request, "communities/part_form.html", context, status=status_of(stale))


def guard_filling(request, network):
    """Whether they may fill the worksheet. Raises PermissionDenied where those try who only read it."""
    can_edit = network.can_be_edited_by(request.user)
    may_read = request.user.is_moderator or network.can_be_commented_by(request.user)
    if not can_edit and (request.method == "POST" or not may_read):
        raise PermissionDenied
    return can_edit


def url_after(network, part):
    """While it is scoped the next part, after the last the worksheet; later the page of the network."""
    if network.opened_at:
        return network.get_absolute_url()
    following = after(part)
    return following.url(network) if following else network.worksheet_url


@require_POST
@load_network
@runners_only
def network_open(request, network):
    try:
        network.open(by=request.user)
    except NotReady:
        return scope_page(request, network, is_refused=True, status=409)
    except WrongState:
        return redirect(network)
    messages.success(request, f"“{network}” is open.")
    return redirect(network)
