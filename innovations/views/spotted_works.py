"""Spotted work: saying that one noticed something good, the advocates' board, and following it up."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from sharehub.activity.models import Event
from sharehub.core.pagination import paginate
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients
from sharehub.people.forms.find import FindForm
from sharehub.people.models import Organisation
from sharehub.people.queries import find_organisations

from ..actions import write_up_spotted
from ..forms.places import places_of
from ..forms.spotted import LeaveForm, OwnerForm, SpotForm, TalkForm, WriteUpForm
from ..models import Innovation, Role, SpottedWork, WrongState
from ..models.spotted_work import STANDINGS
from .authors import LINKS

IN_A_COLUMN, IN_A_LIST = 6, 20


def spotted_work_create(request):
    """Two questions: where (searched and chosen by links), then what and who to talk to."""
    if "organisation" in request.GET:
        return spot(request)
    form = FindForm(request.GET)
    page = paginate(request, find_organisations(form.words), per_page=10)
    context = {"form": form, "page": page, "words": form.words, "places": places_of(request.user)}
    return TemplateResponse(request, "innovations/spotted_work_find.html", context)


@asks_about_patients
def spot(request):
    organisation = get_object_or_404(Organisation.objects.open(), ods_code=request.GET["organisation"].upper())
    form = SpotForm(typed(request))
    if request.method == "POST" and form.is_valid():
        spotted_work = SpottedWork.objects.spot(organisation=organisation, by=request.user, **form.spotted)
        return redirect("innovations:spotted_work_thanks", spotted_work.pk)
    context = {"form": form, "organisation": organisation}
    return TemplateResponse(request, "innovations/spotted_work_form.html", context)


def spotted_work_list(request):
    """The board of what somebody may see, the newest of each column; `?at=` shows one of them, a page at a time."""
    seen = SpottedWork.objects.visible_to(request.user).with_context().newest_first()
    at = request.GET.get("at")
    if at and at not in STANDINGS:
        raise Http404("There is no such column.")
    columns = []
    for standing, label in STANDINGS.items():
        if not at:
            columns.append((standing, label, Paginator(seen.standing(standing), IN_A_COLUMN).page(1)))
        elif at == standing:
            columns.append((standing, label, paginate(request, seen.standing(standing), per_page=IN_A_LIST)))
    context = {
        "columns": columns,
        "at": at,
        "is_empty": not any(page.paginator.count for _, _, page in columns),
        "follows_up": request.user.is_moderator or request.user.advocacies.current().exists(),
    }
    return TemplateResponse(request, "innovations/spotted_work_list.html", context)


def load_spotted_work(view):
    @wraps(view)
    def wrapped(request, pk):
        found = SpottedWork.objects.visible_to(request.user).with_context()
        return view(request, get_object_or_404(found, pk=pk))

    return wrapped


def followers_only(view):
    @wraps(view)
    def wrapped(request, spotted_work):
        if not spotted_work.can_be_followed_up_by(request.user):
            raise PermissionDenied
        return view(request, spotted_work)

    return wrapped


@load_spotted_work
def spotted_work_thanks(request, spotted_work):
    """After saying it: what happens next."""
    context = {"spotted_work": spotted_work, "followers": list(spotted_work.followers())}
    return TemplateResponse(request, "innovations/spotted_work_thanks.html", context)


@load_spotted_work
def spotted_work_detail(request, spotted_work):
    """How far it is, and what may be done next. A new invitation's link shows once, as on the page of authors."""
    user, innovation = request.user, spotted_work.innovation
    links = request.session.get(LINKS, {})
    token = innovation and links.pop(str(innovation.pk), None)
    if token:
        request.session[LINKS] = links
    happened = Event.objects.of(spotted_work).exclude(verb="spottedwork_spotted")
    owner_wanted = bool(innovation) and not innovation.authors.owners().exists()
    context = {
        "spotted_work": spotted_work,
        "innovation": innovation,
        "can_read": innovation and Innovation.objects.visible_to(user).filter(pk=innovation.pk).exists(),
        "can_edit": innovation and innovation.can_be_edited_by(user),
        "can_follow_up": spotted_work.can_be_followed_up_by(user),
        "happened": list(happened.select_related("actor").order_by("happened_at", "pk")),
        "invitation": innovation.invitations.open().filter(role=Role.OWNER).last() if owner_wanted else None,
        "can_invite": owner_wanted and innovation.can_be_given_to_an_owner_by(user),
        "owner_wanted": owner_wanted,
        "link": token and request.build_absolute_uri(reverse("innovations:invitation_accept", args=[token])),
    }
    return TemplateResponse(request, "innovations/spotted_work_detail.html", context)


def follow_up(request, spotted_work, form, verb, words, template):
    """A page with one form whose answer is handed to `verb`; somebody may have done something else meanwhile."""
    if request.method != "POST" or not form.is_valid():
        return TemplateResponse(request, template, {"spotted_work": spotted_work, "form": form})
    try:
        verb(form.cleaned_data)
    except WrongState as error:
        messages.warning(request, f"Nothing was changed. {error}")
    else:
        messages.success(request, words)
    return redirect(spotted_work)


@load_spotted_work
@followers_only
@asks_about_patients
def spotted_work_talk(request, spotted_work):
    def talk(answers):
        spotted_work.talk(by=request.user, **answers)

    done = "Noted. Whoever noticed it is told."
    return follow_up(request, spotted_work, TalkForm(typed(request)), talk, done, "innovations/spotted_work_talk.html")


@load_spotted_work
@followers_only
@asks_about_patients
def spotted_work_leave(request, spotted_work):
    def leave(answers):
        spotted_work.leave(by=request.user, **answers)

    done = "Left. Whoever noticed it is told why."
    form = LeaveForm(typed(request))
    return follow_up(request, spotted_work, form, leave, done, "innovations/spotted_work_leave.html")


@load_spotted_work
@followers_only
@asks_about_patients
def spotted_work_write_up(request, spotted_work):
    def write_up(answers):
        innovation, invitation = write_up_spotted(
            spotted_work=spotted_work, title=answers["title"], email=answers["email"], by=request.user
        )
        show_link_once(request, innovation, invitation)

    form = WriteUpForm(typed(request), organisation=spotted_work.organisation, by=request.user)
    done = "The draft is there, and whoever did it is invited to own it."
    return follow_up(request, spotted_work, form, write_up, done, "innovations/spotted_work_write_up.html")


@load_spotted_work
@asks_about_patients
def spotted_work_invite(request, spotted_work):
    """Somebody else is to own the draft: the one invited before said no, or nothing."""
    innovation = spotted_work.innovation
    is_owned = innovation is None or innovation.authors.owners().exists()
    if is_owned or not innovation.can_be_given_to_an_owner_by(request.user):
        raise PermissionDenied

    def invite(answers):
        invitation = innovation.invitations.send(email=answers["email"], role=Role.OWNER, by=request.user)
        show_link_once(request, innovation, invitation)

    form = OwnerForm(typed(request), organisation=spotted_work.organisation, by=request.user)
    return follow_up(request, spotted_work, form, invite, "They are invited.", "innovations/spotted_work_invite.html")


def show_link_once(request, innovation, invitation):
    request.session[LINKS] = request.session.get(LINKS, {}) | {str(innovation.pk): invitation.token}
