"""The last check, and the verbs that lead out of a draft and back."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..advising import advice_by_task, patients_by_task
from ..decorators import authors_only, editors_only, load_innovation, moderators_only, owners_only, publishers_only
from ..forms import ArchiveForm, NewEditionForm, SendBackForm
from ..models import NotReady, WrongState
from ..queries import files_with_something_to_tell
from ..task_list import TaskList


@load_innovation
@authors_only
def innovation_check(request, innovation):
    return check_page(request, innovation)


def check_page(request, innovation, *, status=200, **forms):
    """All answers on one page, with the one thing that can be done next."""
    can_edit = innovation.can_be_edited_by(request.user)
    kept = typed(request) if request.method == "GET" else None
    task_list = TaskList(innovation, can_edit=can_edit)
    context = {
        "innovation": innovation,
        "task_list": task_list,
        "plain_english": advice_by_task(task_list) if can_edit else [],
        "patients": patients_by_task(task_list),
        "can_edit": can_edit,
        "can_publish": innovation.can_be_published_by(request.user),
        "files_told": list(files_with_something_to_tell(innovation)),
        "needs_review": innovation.needs_review(request.user),
        "is_moderator": request.user.is_moderator,
        "edition_form": forms.get("edition_form") or NewEditionForm(kept, initial={"after": latest_number(innovation)}),
        "send_back_form": forms.get("send_back_form") or SendBackForm(),
    }
    return TemplateResponse(request, "innovations/innovation_check.html", context, status=status)


def latest_number(innovation):
    return innovation.current_edition.number if innovation.current_edition else 0


def try_to(request, innovation, verb):
    """Call a verb of the lifecycle. Returns None, or the check page that says why it cannot be done."""
    try:
        verb()
    except NotReady:
        messages.error(request, "Something is still missing before it can be published.")
    except WrongState as error:
        messages.error(request, f"Nothing was changed. {error}")
    else:
        return None
    innovation.refresh_from_db()
    return check_page(request, innovation, status=409)


@require_POST
@load_innovation
@publishers_only
def innovation_publish(request, innovation):
    refused = try_to(request, innovation, lambda: innovation.publish(by=request.user))
    return refused or redirect("innovations:innovation_published", innovation.slug)


@require_POST
@load_innovation
@publishers_only
def innovation_submit(request, innovation):
    if not settings.REVIEW_BEFORE_PUBLISHING:
        raise PermissionDenied("This site publishes without a check.")
    refused = try_to(request, innovation, lambda: innovation.submit(by=request.user))
    return refused or redirect("innovations:innovation_published", innovation.slug)


@require_POST
@load_innovation
@editors_only
def innovation_ask_owner(request, innovation):
    refused = try_to(request, innovation, lambda: innovation.ask_owner(by=request.user))
    if refused is None:
        messages.success(request, "The owner is told, reads it and publishes it.")
    return refused or redirect("innovations:innovation_write", innovation.slug)


@load_innovation
@authors_only
def innovation_published(request, innovation):
    """After publishing or handing in: where it stands now, and what happens next."""
    return TemplateResponse(request, "innovations/innovation_published.html", {"innovation": innovation})


@require_POST
@load_innovation
@moderators_only
def innovation_send_back(request, innovation):
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return check_page(request, innovation, send_back_form=form)
    refused = try_to(request, innovation, lambda: innovation.send_back(by=request.user, **form.cleaned_data))
    if refused is None:
        messages.success(request, f"“{innovation}” is with its authors again.")
    return refused or redirect("innovations:my_work")


@require_POST
@load_innovation
@publishers_only
@asks_about_patients(form_at="innovations:innovation_check")
def edition_publish(request, innovation):
    form = NewEditionForm(request.POST)
    if not form.is_valid():
        return check_page(request, innovation, edition_form=form)
    refused = try_to(request, innovation, lambda: innovation.editions.publish(by=request.user, **form.cleaned_data))
    return refused or redirect("innovations:innovation_published", innovation.slug)


@require_POST
@load_innovation
@owners_only
def innovation_archive(request, innovation):
    form = ArchiveForm(request.POST)
    if not form.is_valid():
        context = {"innovation": innovation, "form": form}
        return TemplateResponse(request, "innovations/innovation_archive.html", context)
    innovation.archive(by=request.user, **form.cleaned_data)
    messages.success(request, f"“{innovation}” is off the site. You can bring it back at any time.")
    return redirect("innovations:innovation_write", innovation.slug)


@require_POST
@load_innovation
@owners_only
def innovation_restore(request, innovation):
    refused = try_to(request, innovation, lambda: innovation.restore(by=request.user))
    if refused is None:
        messages.success(request, f"“{innovation}” is back: {innovation.get_state_display().lower()}.")
    return refused or redirect("innovations:innovation_write", innovation.slug)


@require_POST
@load_innovation
@publishers_only
def innovation_confirm_review(request, innovation):
    """It still holds; and back to the page on which that was said."""
    refused = try_to(request, innovation, lambda: innovation.confirm_review(by=request.user))
    if refused:
        return refused
    messages.success(request, "Thank you. Readers see that it still holds.")
    back = {"reading": innovation.get_absolute_url(), "my_work": reverse("innovations:my_work")}
    return redirect(
        back.get(request.POST.get("from")) or reverse("innovations:innovation_write", args=[innovation.slug])
    )
