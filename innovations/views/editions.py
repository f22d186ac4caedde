"""Editions of a workbook: read, compared, seen beforehand, withdrawn."""

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from sharehub.core.pagination import paginate

from ..decorators import authors_only, load_innovation, owners_only
from ..differences import ADDED, CHANGED, KEPT, REMOVED, compare
from ..forms.suggestions import WithdrawEditionForm
from ..models import WrongState
from .innovations import page_of


@login_not_required
@require_safe
@load_innovation
def edition_detail(request, innovation, number):
    editions = list(innovation.editions.all())
    edition = one_of(editions, number)
    if edition.withdrawn_at:
        return notice(request, innovation, edition)
    return page_of(request, innovation, editions, edition)


def one_of(editions, number):
    for edition in editions:
        if edition.number == number:
            return edition
    raise Http404


def notice(request, innovation, edition):
    """What stands in the place of an edition that was withdrawn."""
    context = {"innovation": innovation, "edition": edition}
    return TemplateResponse(request, "innovations/edition_withdrawn.html", context, status=410)


@login_not_required
@require_safe
@load_innovation
def edition_changes(request, innovation, number):
    """What changed up to this edition: since the one before it, or since `?since=`; a page at a time."""
    editions = list(innovation.editions.standing())
    edition = one_of(editions, number)
    older = [each for each in editions if each.number < number]
    if not older:
        raise Http404("There is none to compare it with.")
    asked = request.GET.get("since", "")
    since = next((each for each in older if str(each.number) == asked), older[0])
    prefetch_related_objects([since, edition], "entries")
    changes = compare(since.entries.all(), edition.entries.all())
    states = Counter(change.state for change in changes)
    context = {
        "innovation": innovation,
        "edition": edition,
        "since": since,
        "older": older,
        "counts": [(state, states[state]) for state in (ADDED, CHANGED, REMOVED) if states[state]],
        "page": paginate(request, [change for change in changes if change.state != KEPT]),
        "kept": [change.entry for change in changes if change.state == KEPT],
    }
    return TemplateResponse(request, "innovations/edition_changes.html", context)


@require_safe
@load_innovation
@authors_only
def edition_preview(request, innovation):
    """The case study as it would read with the next edition."""
    return page_of(request, innovation, list(innovation.editions.all()), None, is_preview=True)


@load_innovation
@owners_only
def edition_withdraw(request, innovation, number):
    edition = get_object_or_404(innovation.editions, number=number)
    if edition.withdrawn_at:
        messages.warning(request, f"Edition {number} is withdrawn already.")
        return redirect(innovation)
    form = WithdrawEditionForm(request.POST or None)
    if form.is_valid():
        try:
            edition.withdraw(by=request.user, **form.cleaned_data)
        except WrongState as error:
            messages.error(request, f"Nothing was changed. {error}")
        else:
            messages.success(request, f"Edition {number} is withdrawn. Whoever opens it reads why.")
            return redirect(innovation)
    context = {"innovation": innovation, "edition": edition, "form": form}
    return TemplateResponse(request, "innovations/edition_withdraw.html", context)
