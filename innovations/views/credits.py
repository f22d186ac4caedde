"""Credits: who made it happen, and whether they agree to be named."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import editors_only, load_innovation
from ..forms import CreditForm, colleagues_of
from ..models import Credit
from ..questions import BY_KEY
from .saving import question_page, save, status_of

QUESTION = BY_KEY["credits"]


@load_innovation
@editors_only
def credit_list(request, innovation):
    given = list(innovation.credits.select_related("person"))
    return question_page(request, innovation, QUESTION, "innovations/credit_list.html", credits=given)


@load_innovation
@editors_only
@asks_about_patients
def credit_create(request, innovation):
    form = CreditForm(typed(request), people=colleagues_of(innovation, request.user))
    if request.method == "POST" and form.is_valid():
        credit = innovation.credits.give(by=request.user, **form.given)
        messages.success(request, f"{credit.shown_name} is on your list.")
        return redirect("innovations:credit_list", innovation.slug)
    return credit_page(request, innovation, form)


@load_innovation
@editors_only
@asks_about_patients
def credit_edit(request, innovation, pk):
    credit = innovation.credits.select_related("person").filter(pk=pk).first()
    if credit is None:
        return credit_gone(request, innovation)
    form = CreditForm(typed(request), thing=credit)
    stale = None
    if request.method == "POST":
        is_saved, stale = save(form, lambda: credit.edit(by=request.user, version=form.opened_at, **form.changes))
        if is_saved:
            messages.success(request, "Your change is saved.")
            return redirect("innovations:credit_list", innovation.slug)
    return credit_page(request, innovation, form, credit=credit, stale=stale, status=status_of(stale))


def credit_gone(request, innovation):
    """Somebody took it off. What was being written is offered as a new one."""
    if request.method != "POST":
        raise Http404("There is no such credit.")
    form = CreditForm(request.POST, people=colleagues_of(innovation, request.user))
    return credit_page(request, innovation, form, is_gone=True, status=409)


def credit_page(request, innovation, form, **context):
    return question_page(request, innovation, QUESTION, "innovations/credit_form.html", form=form, **context)


@load_innovation
@editors_only
def credit_delete(request, innovation, pk):
    credit = get_object_or_404(innovation.credits.select_related("person"), pk=pk)
    if request.method == "POST":
        credit.remove(by=request.user)
        messages.success(request, f"{credit.shown_name} is off the list.")
        return redirect("innovations:credit_list", innovation.slug)
    return question_page(request, innovation, QUESTION, "innovations/credit_delete.html", credit=credit)


def own_credit(request, pk):
    """The credit that names the person who asks; for everybody else there is none."""
    return get_object_or_404(Credit.objects.select_related("innovation"), pk=pk, person=request.user)


def credit_detail(request, pk):
    """The credited person reads what is said of them, and says whether their name may show."""
    credit = own_credit(request, pk)
    can_read = type(credit.innovation).objects.visible_to(request.user).filter(pk=credit.innovation_id).exists()
    return TemplateResponse(request, "innovations/credit_detail.html", {"credit": credit, "can_read": can_read})


@require_POST
def credit_answer(request, pk):
    credit = own_credit(request, pk)
    agrees = request.POST.get("answer") == "yes"
    credit.answer(by=request.user, agrees=agrees)
    messages.success(request, "Your name will show." if agrees else "Your name will not show.")
    return redirect("innovations:my_work")
