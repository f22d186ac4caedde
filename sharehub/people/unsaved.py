"""Which page a posted form stood on, and forgetting what was kept of it once it is saved."""

from django.core.exceptions import BadRequest
from django.utils.http import url_has_allowed_host_and_scheme

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


class ForgetsWhatIsSaved:
    """Once a form is saved, which leads on to another page, what was kept of it while it was typed goes."""

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
