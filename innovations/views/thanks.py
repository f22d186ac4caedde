"""Thanks: one sentence for those who did it, and all that others said."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from sharehub.core.pagination import paginate

from ..decorators import load_innovation, thankers_only
from ..forms import ThanksForm

FIRST = 5


def thanks_of(innovation, user, *, may_give, form=None):
    """What its page shows of them: the `first`, whether there are more, and the form where `user` `may_give`."""
    first = list(innovation.thanks.with_people().newest_first()[: FIRST + 1])
    own = None
    if may_give:
        own = next((each for each in first if each.person_id == user.pk), None)
        if own is None and len(first) > FIRST:
            own = innovation.thanks.filter(person=user).first()
    return {
        "first": first[:FIRST],
        "has_more": len(first) > FIRST,
        "own": own,
        "form": (form or ThanksForm(initial={"words": own.words if own else ""})) if may_give else None,
    }


@login_not_required
@require_safe
@load_innovation
def thanks_list(request, innovation):
    return thanks_page(request, innovation)


def thanks_page(request, innovation, form=None):
    context = {
        "innovation": innovation,
        "page": paginate(request, innovation.thanks.with_people().newest_first()),
        "thanks": thanks_of(
            innovation, request.user, may_give=innovation.thanks.can_be_given_by(request.user), form=form
        ),
        "form": form,
    }
    return TemplateResponse(request, "innovations/thanks_list.html", context)


@require_POST
@load_innovation
@thankers_only
def thanks_give(request, innovation):
    form = ThanksForm(request.POST)
    if not form.is_valid():
        return thanks_page(request, innovation, form)
    innovation.thanks.give(by=request.user, **form.cleaned_data)
    messages.success(request, "Thank you. Your sentence stands here now.")
    return redirect(f"{innovation.get_absolute_url()}#thanks")


@require_POST
@load_innovation
def thanks_take_back(request, innovation, pk):
    thanks = get_object_or_404(innovation.thanks.with_people(), pk=pk)
    if not thanks.can_be_taken_back_by(request.user):
        raise PermissionDenied
    thanks.take_back(by=request.user)
    messages.success(request, "The sentence is taken back.")
    return redirect(f"{innovation.get_absolute_url()}#thanks")
