"""For moderators: case studies that wait for a look or come off the site, advocates, and what writers spell out."""

from django import forms
from django.contrib import admin, messages
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from sharehub.core.admin import ModeratedAdmin
from sharehub.core.gates import leads_to
from sharehub.moderation.admin import HideableAdmin, ReasonForm

from .models import (
    Abbreviation,
    Advocate,
    Ask,
    AskAnswer,
    Author,
    Challenge,
    Comment,
    Innovation,
    NotReady,
    State,
    TakeUp,
    WrongState,
)

STATES_SEEN = [State.IN_REVIEW, State.PUBLISHED, State.ARCHIVED]


class StateFilter(admin.SimpleListFilter):
    """Moderators never see drafts, so the filter does not offer them."""

    title = "where it stands"
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [(state.value, state.label) for state in STATES_SEEN]

    def queryset(self, request, queryset):
        return queryset.filter(state=self.value()) if self.value() in STATES_SEEN else queryset


class AuthorInline(ModeratedAdmin, admin.TabularInline):
    """Who writes it; changed on the site itself, where the last owner is looked after."""

    model = Author
    fields = readonly_fields = ["person", "role", "joined_at"]
    extra = 0

    def has_add_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Innovation)
class InnovationAdmin(ModeratedAdmin, admin.ModelAdmin):
    list_display = ["title", "state", "organisation", "submitted_at", "published_at", "visibility", "look"]
    list_filter = [StateFilter, "visibility", "stage", ("next_review_on", admin.DateFieldListFilter)]
    list_select_related = ["organisation"]
    search_fields = ["title", "summary", "organisation__name", "authors__person__name"]
    ordering = ["-submitted_at", "-published_at", "pk"]
    inlines = [AuthorInline]
    actions = ["publish", "send_back", "archive", "restore"]
    fields = readonly_fields = [
        "title", "look", "state", "submitted_at", "submitted_by", "published_at", "published_by", "archived_at",
        "archived_by", "archive_reason", "organisation", "visibility", "last_reviewed_on", "next_review_on",
    ]  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).filter(leads_to("pk", Innovation.objects.visible_to(request.user)))

    def has_add_permission(self, request, obj=None):
        """People start their own."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Nothing that was handed in is deleted here: take it off the site instead."""
        return False

    @admin.display(description="read and decide")
    def look(self, innovation):
        url = reverse("innovations:innovation_check", args=[innovation.slug])
        return format_html('<a href="{}">Read it</a>', url)

    @admin.action(description="Publish")
    def publish(self, request, queryset):
        self._each(request, queryset, "published", lambda innovation: innovation.publish(by=request.user))

    @admin.action(description="Bring back to the site")
    def restore(self, request, queryset):
        self._each(request, queryset, "brought back", lambda innovation: innovation.restore(by=request.user))

    @admin.action(description="Send back to its authors, with a reason")
    def send_back(self, request, queryset):
        ask = {"label": "What should they change?", "help_text": "The authors read this."}
        return self._with_reason(request, queryset, ask, "send_back", "sent back")

    @admin.action(description="Take off the site, with a reason")
    def archive(self, request, queryset):
        ask = {"label": "Why do you take it off the site?", "help_text": "Its authors and the moderators read this."}
        return self._with_reason(request, queryset, ask, "archive", "taken off the site")

    def _with_reason(self, request, queryset, ask, action, done):
        """Ask for the reason on a page of its own; then call the verb of that name on each."""
        form = ReasonForm(request.POST if "reason" in request.POST else None, **ask)
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            self._each(request, queryset, done, lambda each: getattr(each, action)(by=request.user, reason=reason))
            return None
        context = self.admin_site.each_context(request)
        context |= {"title": ask["label"], "form": form, "chosen": queryset, "action": action}
        return TemplateResponse(request, "admin/reason.html", context)

    def _each(self, request, queryset, done, verb):
        """Call `verb` on each, and say how many were done and which could not be, and why."""
        count = 0
        for innovation in queryset:
            try:
                verb(innovation)
            except (NotReady, WrongState) as error:
                messages.warning(request, f"“{innovation}” was not {done}. {error}")
            else:
                count += 1
        if count:
            messages.success(request, f"{count} {done}.")


@admin.register(Abbreviation)
class AbbreviationAdmin(ModeratedAdmin, admin.ModelAdmin):
    """What writers are asked to spell out."""

    list_display = ["short", "long", "is_known_to_all"]
    list_filter = ["is_known_to_all"]
    search_fields = ["short", "long"]
    ordering = ["short", "pk"]
    moderators_add = moderators_delete = True


@admin.register(TakeUp)
class TakeUpAdmin(HideableAdmin):
    list_display = ["look", "stage", "recorded_at", "is_out_of_sight", "hide_reason"]
    search_fields = ["organisation__name", "innovation__title"]
    fields = readonly_fields = ["look", "stage", "result", "advice", "recorded_at", "is_out_of_sight", "hide_reason"]


@admin.register(Challenge)
class ChallengeAdmin(HideableAdmin):
    list_display = ["look", "organisation", "started_by", "started_at", "is_out_of_sight", "hide_reason"]
    search_fields = ["title", "details", "organisation__name"]
    fields = readonly_fields = [
        "look", "details", "organisation", "started_by", "started_at", "is_out_of_sight", "hide_reason",
    ]  # fmt: skip


@admin.register(Ask)
class AskAdmin(HideableAdmin):
    list_display = ["look", "about", "asked_by", "asked_at", "is_out_of_sight", "hide_reason"]
    search_fields = ["words", "asked_by__name"]
    fields = readonly_fields = ["look", "words", "asked_by", "asked_at", "is_out_of_sight", "hide_reason"]


@admin.register(AskAnswer)
class AskAnswerAdmin(HideableAdmin):
    list_display = ["look", "ask", "answered_by", "answered_at", "is_out_of_sight", "hide_reason"]
    search_fields = ["words", "answered_by__name"]
    fields = readonly_fields = ["look", "words", "answered_by", "answered_at", "is_out_of_sight", "hide_reason"]


@admin.register(Comment)
class CommentAdmin(HideableAdmin):
    list_display = ["look", "about", "made_by", "made_at", "is_out_of_sight", "hide_reason"]
    search_fields = ["words", "made_by__name"]
    fields = readonly_fields = ["look", "words", "made_by", "made_at", "is_out_of_sight", "hide_reason"]


class AdvocateForm(forms.ModelForm):
    def clean_organisation(self):
        organisation = self.cleaned_data["organisation"]
        if organisation.kind not in ("pcn", "icb"):
            raise forms.ValidationError("Choose a PCN or an ICB.")
        return organisation


@admin.register(Advocate)
class AdvocateAdmin(ModeratedAdmin, admin.ModelAdmin):
    """Who looks for good work in the practices of a PCN or an ICB. Nobody is deleted here: end it instead."""

    form = AdvocateForm
    fields = ["person", "organisation"]
    autocomplete_fields = ["person", "organisation"]
    list_display = ["person", "organisation", "given_at", "given_by", "ended_at"]
    list_filter = [("ended_at", admin.EmptyFieldListFilter)]
    list_select_related = ["person", "organisation", "given_by"]
    search_fields = ["person__name", "organisation__name", "organisation__ods_code"]
    ordering = ["-given_at", "-pk"]
    actions = ["end"]
    moderators_add = True

    def has_change_permission(self, request, obj=None):
        """Once given it is as it is; the list itself, with its action, is open to them."""
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        advocate = Advocate.objects.appoint(person=obj.person, organisation=obj.organisation, by=request.user)
        obj.pk = advocate.pk

    @admin.action(description="End it: they no longer look after the area")
    def end(self, request, queryset):
        for advocate in queryset:
            advocate.end(by=request.user)
        messages.success(request, f"{len(queryset)} ended.")
