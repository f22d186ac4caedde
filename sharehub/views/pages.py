"""The pages that only say something: how it works, accessibility, privacy, and the gallery of components."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse

from sharehub.core.gallery import gallery

COOKIE_HEAD = ["Name", "What it is for", "How long it stays"]
COOKIES = [
    [settings.SESSION_COOKIE_NAME, "To keep you signed in.", "2 weeks, or until you sign out"],
    [settings.CSRF_COOKIE_NAME, "To make sure that a form was sent by you.", "1 year"],
    ["messages", "To tell you on the next page what came of what you did.", "Until that page is shown"],
]


@login_not_required
def how_it_works(request):
    return TemplateResponse(request, "pages/how_it_works.html", {"is_reviewed": settings.REVIEW_BEFORE_PUBLISHING})


@login_not_required
def accessibility(request):
    return TemplateResponse(request, "pages/accessibility.html")


@login_not_required
def privacy(request):
    return TemplateResponse(request, "pages/privacy.html", {"cookie_head": COOKIE_HEAD, "cookie_rows": COOKIES})


def components(request):
    """The gallery, for whoever builds pages (staff)."""
    if not request.user.is_staff:
        raise PermissionDenied
    return TemplateResponse(request, "pages/components.html", gallery())
