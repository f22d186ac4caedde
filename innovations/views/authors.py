"""Who writes a case study together."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed

from ..decorators import authors_only, load_innovation, owners_only
from ..forms import InvitationForm
from ..models import LastOwner

LINKS = "invitation_links"


@load_innovation
@authors_only
def author_list(request, innovation):
    return author_page(request, innovation, InvitationForm(typed(request), innovation=innovation))


def author_page(request, innovation, form, *, status=200, **context):
    """The page of all who write. A new invitation's link shows once: afterwards nobody can know it."""
    links = request.session.get(LINKS, {})
    token = links.pop(str(innovation.pk), None)
    if token:
        request.session[LINKS] = links
    context |= {
        "innovation": innovation,
        "authors": list(innovation.authors.in_order()),
        "invitations": list(innovation.invitations.open()),
        "is_owner": innovation.can_be_owned_by(request.user),
        "form": form,
        "link": token and request.build_absolute_uri(reverse("innovations:invitation_accept", args=[token])),
    }
    return TemplateResponse(request, "innovations/author_list.html", context, status=status)


@require_POST
@load_innovation
@authors_only
def author_remove(request, innovation, pk):
    """Leave, or (the owner) take an editor off. The last owner hands over first."""
    author = get_object_or_404(innovation.authors.select_related("person"), pk=pk)
    try:
        author.remove(by=request.user)
    except LastOwner:
        form = InvitationForm(innovation=innovation)
        return author_page(request, innovation, form, is_last_owner=True, status=409)
    if author.person == request.user:
        messages.success(request, f"You have left “{innovation}”.")
        return redirect("innovations:my_work")
    messages.success(request, f"{capfirst(author.person.shown_name)} does not write this any more.")
    return redirect("innovations:author_list", innovation.slug)


@require_POST
@load_innovation
@owners_only
def author_hand_over(request, innovation, pk):
    author = get_object_or_404(innovation.authors.select_related("person"), pk=pk)
    author.hand_over(by=request.user)
    messages.success(request, f"{capfirst(author.person.shown_name)} is the owner now.")
    return redirect("innovations:author_list", innovation.slug)
