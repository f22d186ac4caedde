"""What was typed before the session ended is offered once more, also where the page it stood on cannot take it back."""

from django.http import QueryDict
from django.shortcuts import redirect

from sharehub.core.forms import texts_in
from sharehub.core.typed import KEY, SignInRequired


class OffersWhatWasTyped(SignInRequired):
    """After signing in, the page of the form fills itself (sharehub.core.typed). This is for those that do not."""

    def process_response(self, request, response):
        if not getattr(request, "user", None) or not request.user.is_authenticated:
            return response
        kept = request.session.get(KEY)
        if not kept or getattr(request, "has_just_kept", False):
            return response
        if request.method == "POST" and request.get_full_path() == kept["address"]:
            del request.session[KEY]  # it was sent again; what comes of it is up to that page
        elif request.get_full_path() != kept["page"] or request.method != "GET":
            return response
        elif response.status_code in (403, 404):
            del request.session[KEY]  # on a shared computer somebody else signed in: it is not theirs to see
        elif not kept.get("is_offered"):
            request.session[KEY] = kept | {"is_offered": True}  # once, or the page could never be seen again
            if kept_texts(request):
                return redirect("people:typed_resume")
        return response


def kept_form(request):
    """What is kept, as a QueryDict; empty if nothing is."""
    return QueryDict(request.session.get(KEY, {}).get("form", ""))


def kept_texts(request):
    """The texts of it: pairs of a readable name and the text."""
    return texts_in(kept_form(request))
