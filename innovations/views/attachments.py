"""Files on entries: added and taken off by authors, handed out to those who may read what they belong to."""

import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from sharehub.core.typed import typed
from sharehub.moderation.identifiable import Risk, risk_of

from ..decorators import authors_only, load_innovation, noters_only
from ..files import Refused
from ..forms import AttachmentForm
from ..models import Attachment, EditionFile
from .entries import question_of
from .saving import question_page

log = logging.getLogger(__name__)


@load_innovation
@noters_only
def attachment_list(request, innovation, kind, pk):
    entry = get_object_or_404(innovation.entries.of_kind(kind), pk=pk)
    return attachment_page(request, innovation, entry, AttachmentForm(typed(request)))


@require_POST
@load_innovation
@noters_only
def attachment_create(request, innovation, kind, pk):
    entry = get_object_or_404(innovation.entries.of_kind(kind), pk=pk)
    form = AttachmentForm(request.POST, request.FILES)
    if not form.is_valid():
        return attachment_page(request, innovation, entry, form)
    try:
        attachment = entry.attachments.attach(by=request.user, check=may_name_a_patient, **form.cleaned_data)
    except Refused as refused:
        form.add_error("file", str(refused))
        return attachment_page(request, innovation, entry, form)
    messages.success(request, f"“{attachment}” is added.")
    return redirect("innovations:attachment_list", innovation.slug, kind, pk)


def may_name_a_patient(text):
    """A sentence for whoever adds a file with this text in it, or ""."""
    return "Something here may tell who a patient is" if risk_of(text) == Risk.HIGH else ""


def attachment_page(request, innovation, entry, form):
    context = {"entry": entry, "files": list(entry.attachments.all())}
    template = "innovations/attachment_list.html"
    return question_page(request, innovation, question_of(entry.kind), template, form=form, **context)


@load_innovation
@noters_only
def attachment_delete(request, innovation, pk):
    attachment = get_object_or_404(of_workbook(innovation).select_related("entry__innovation"), pk=pk)
    entry = attachment.entry
    if request.method == "POST":
        attachment.remove(by=request.user)
        messages.success(request, f"“{attachment}” is deleted.")
        return redirect("innovations:attachment_list", innovation.slug, entry.kind, entry.pk)
    context = {"attachment": attachment, "entry": entry}
    template = "innovations/attachment_delete.html"
    return question_page(request, innovation, question_of(entry.kind), template, **context)


@require_safe
@load_innovation
@authors_only
def attachment_detail(request, innovation, pk):
    """A file of the workbook, for who writes it, and for moderators who check it."""
    return handed_out(request, get_object_or_404(of_workbook(innovation), pk=pk))


@login_not_required
@require_safe
@load_innovation
def edition_file_detail(request, innovation, number, pk):
    """A file of a published edition, for whoever may read it."""
    edition = get_object_or_404(innovation.editions.standing(), number=number)
    return handed_out(request, get_object_or_404(EditionFile.objects.filter(edition_entry__edition=edition), pk=pk))


def of_workbook(innovation):
    return Attachment.objects.filter(entry__innovation=innovation)


def handed_out(request, file):
    """The bytes of a kept file, to be saved; `?inline` shows a picture, which we wrote ourselves, in its place.

    Whatever is in it, a browser runs nothing of it as a page of ours.
    """
    is_inline = file.is_picture and "inline" in request.GET
    try:
        data = file.open()
    except FileNotFoundError as error:
        log.error("The bytes of %s %s (%s) are not in the storage.", file._meta.label, file.pk, file.stored_as)
        raise Http404("The file is lost.") from error
    response = FileResponse(data, as_attachment=not is_inline, filename=file.name, content_type=file.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private"
    return response
