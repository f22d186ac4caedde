"""Which page a posted form stood on, and forgetting what was kept of it once it is saved."""

from contextlib import suppress

from django.core.exceptions import BadRequest
from django.utils.http import url_has_allowed_host_and_scheme

from sharehub.core.locking import StaleVersion
from sharehub.core.typed import KEEP_AT_MOST, form_to_keep

LONGEST_PAGE = 500
LARGEST_VERSION = 2**31 - 1


def typed_on(request):
    """The page (an address of ours) and the version of what was kept of it, as the form says. Raises BadRequest."""
    page, version = request.POST.get("typed_on", ""), request.POST.get("typed_version", "")
    is_ours = page.startswith("/") and url_has_allowed_host_and_scheme(page, None)
    if not is_ours or len(page) > LONGEST_PAGE:
        raise BadRequest("There is no such page.")
    is_number = version.isascii() and version.isdigit() and len(version) < 11
    return page, min(int(version), LARGEST_VERSION) if is_number else 0


REFUSED = (200, 409, 422)


class ForgetsWhatIsSaved:
    """Once a form is saved, which leads on to another page, what was kept of it while it was typed goes.

    What was posted and refused (a mistake in it, somebody else's change, a question about patients) is kept instead.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == 302 and "typed_on" in request.POST:
            self.forget(request)
        return response

    def forget(self, request):
        if not request.user.is_authenticated:
            return
        try:
            page, version = typed_on(request)
        except BadRequest:
            return  # it is saved; whoever wrote their own form keeps nothing
        request.user.unsaved_texts.forget(page=page, version=version)

    def process_template_response(self, request, response):
        is_refused = request.method == "POST" and response.status_code in REFUSED
        if is_refused and "typed_on" in request.POST and request.user.is_authenticated:
            self.keep(request)
        return response

    def keep(self, request):
        """The page that follows carries the version of what is kept now (components/unsaved.html)."""
        form = form_to_keep(request.POST)
        if len(form) > KEEP_AT_MOST:
            return
        with suppress(BadRequest, StaleVersion):
            page, version = typed_on(request)
            request.kept_version = request.user.unsaved_texts.keep(page=page, form=form, version=version).version
