"""What members bring to a network: the list, bringing something, and taking it back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from sharehub.core.pagination import paginate
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import insiders_only, load_network, talkers_only
from ..forms.shares import ShareForm, thing_at
from ..models import BroughtAlready, Network
from ..models.network_state import OVER


@require_safe
def share_bring(request):
    """To which of their networks do they bring what stands at `?what=`, an address of this site?"""
    what = request.GET.get("what", "")
    networks = list(Network.objects.visible_to(request.user).joined_by(request.user).exclude(state__in=OVER).by_name())
    query = urlencode({"what": what})
    choices = [(each, f"{reverse('communities:share_create', args=[each.slug])}?{query}") for each in networks]
    if len(choices) == 1:
        return redirect(choices[0][1])
    context = {"choices": choices, "thing": thing_at(what, request.user), "what": what}
    return TemplateResponse(request, "communities/share_bring.html", context)


@require_safe
@load_network
@insiders_only
def share_list(request, network):
    found = network.shares.standing().visible_to(request.user).with_context().newest_first()
    page = paginate(request, found)
    membership = network.membership_of(request.user)
    may = membership is not None and not network.is_over
    for share in page.object_list:
        share.network, share.about = network, share.thing
        share.can_take_back = share.can_be_taken_back_as(membership)
    return TemplateResponse(request, "communities/share_list.html", {"network": network, "shares": page, "may": may})


@load_network
@talkers_only
@asks_about_patients
def share_create(request, network):
    """`?what=` fills in the address."""
    what = request.GET.get("what", "")
    initial = {"address": request.build_absolute_uri(what) if what.startswith("/") else ""}
    form = ShareForm(typed(request), user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            share = network.shares.bring(said["address"], why=said["why"], by=request.user)
        except BroughtAlready as already:
            is_seen = network.shares.visible_to(request.user).filter(pk=already.share.pk).exists()
            where = "Here it stands." if is_seen else "It is out of sight until a moderator has looked at it."
            messages.info(request, f"It has been brought already. {where}")
            return redirect(already.share)
        messages.success(request, "It stands here now.")
        return redirect(share)
    context = {"network": network, "form": form, "thing": thing_at(what, request.user)}
    return TemplateResponse(request, "communities/share_form.html", context)


@require_POST
@load_network
@insiders_only
def share_take_back(request, network, pk):
    share = get_object_or_404(network.shares.visible_to(request.user).with_context(), pk=pk)
    share.take_back(by=request.user)
    messages.success(request, "It is taken back.")
    return redirect("communities:share_list", network.slug)
