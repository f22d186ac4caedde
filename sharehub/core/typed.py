"""What somebody typed is kept when their session ends before they save: it waits for them behind the sign-in page."""

import re
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

KEY = "typed"
KEEP_AT_MOST = 100_000  # characters of one form; the longest of ours takes about half
SIGNED_OUT = "You had been signed out. What you typed is still here, but not saved yet."
NEVER_KEPT = re.compile("password|^csrf|^code$|^typed_")


class SignInRequired(LoginRequiredMiddleware):
    """Sends people without a session to sign in, and afterwards back to the page with what they had typed."""

    def handle_no_permission(self, request, view_func):
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        page = page_of_the_form(request)
        keep(request, page=page, at_most=KEEP_AT_MOST)
        return redirect_to_login(page, self.get_login_url(view_func), self.get_redirect_field_name(view_func))


def form_to_keep(posted):
    """What may be kept of a posted form, as text (urlencoded): no passwords, codes or tokens."""
    form = posted.copy()
    for name in list(form):
        if NEVER_KEPT.search(name):
            del form[name]
    return form.urlencode()


def keep(request, *, page, form=None, why=SIGNED_OUT, at_most=None):
    """Keep what is posted (or `form`, a QueryDict) for `page`, which says `why` once it shows it again.

    Nothing is kept of a form with more than `at_most` characters: anybody may post, and sessions are stored.
    """
    text = form_to_keep(request.POST if form is None else form)
    if at_most is None or len(text) <= at_most:
        request.session[KEY] = {"page": page, "address": request.get_full_path(), "form": text, "why": why}
        request.has_just_kept = True


def page_of_the_form(request):
    """The address of the page that the form stood on; a verb's own address takes no visitors."""
    came_from = request.headers.get("referer", "")
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        parts = urlsplit(came_from)
        path = f"/{parts.path.lstrip('/')}"  # never "//somewhere.else"
        return f"{path}?{parts.query}" if parts.query else path
    return request.get_full_path()


def typed(request):
    """What to fill a form with: what is posted, else what was kept for this page, else None.

    Kept is what was posted when the session had ended (handed out once), or what was typed and not saved yet: that
    stands in `request.unsaved_text` for the page to say so.
    """
    if request.method == "POST":
        return request.POST
    kept = request.session.get(KEY)
    if kept and kept["page"] == request.get_full_path():
        del request.session[KEY]
        messages.warning(request, kept.get("why", SIGNED_OUT))
        return begun(kept["form"])
    request.unsaved_text = request.user.unsaved_texts.on_page(request.path).first()
    return begun(request.unsaved_text.form) if request.unsaved_text else None


def begun(form):
    """A kept form as data to fill a form with (sharehub.core.forms.Form does not complain of it yet)."""
    data = QueryDict(form, mutable=True)
    data.is_begun = True
    return data
