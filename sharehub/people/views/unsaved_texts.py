"""What somebody types is kept while they type (static/src/autosave.js), until they save it or throw it away."""

from django.http import JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_POST

from sharehub.core.forms import texts_in
from sharehub.core.locking import StaleVersion
from sharehub.core.typed import KEEP_AT_MOST, form_to_keep

from ..unsaved import typed_on


@require_POST
def unsaved_text_keep(request):
    """Answers the script in JSON: the `version` of what is kept and when, or the `words` that say why it is not."""
    page, version = typed_on(request)
    if request.POST.get("typed_by") != str(request.user.pk):
        return JsonResponse(
            {"words": "Somebody else has signed in here since. Copy your text, or sign in again."}, status=403
        )
    form = form_to_keep(request.POST)
    if len(form) > KEEP_AT_MOST:
        return JsonResponse({"words": "This is too long to keep while you type. Save it."}, status=413)
    try:
        kept = request.user.unsaved_texts.keep(page=page, form=form, version=version)
    except StaleVersion as stale:
        others = [text for _, text in texts_in(QueryDict(stale.current.form))]
        return JsonResponse({"version": stale.current.version, "texts": others}, status=409)
    at = timezone.localtime(kept.saved_at)
    return JsonResponse({"version": kept.version, "at": date_format(at, "g:i") + date_format(at, "A").lower()})


@require_POST
def unsaved_text_discard(request):
    """Throw away what was typed on a page, and open the page as it is saved."""
    page, version = typed_on(request)
    request.user.unsaved_texts.forget(page=page, version=version)
    return redirect(page)
