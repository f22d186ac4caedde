"""For moderators: case studies to publish, send back or take off the site; challenges to hide and show again."""

from django import forms
from django.contrib import admin, messages
from django.core.validators import MaxLengthValidator
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from sharehub.core.admin import ModeratedAdmin

from .models import Abbreviation, Author, Challenge, Innovation, NotReady, State, WrongState

STATES_SEEN = [State.IN_REVIEW, State.PUBLISHED, State.ARCHIVED]


class ReasonForm(forms.Form):
    """The words that go with sending back and taking off the site."""

    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": "Write why."})

    def __init__(self, data, *, label, help_text, longest=None):
        super().__init__(data)
        if longest:
            self.fields["reason"].validators.append(MaxLengthValidator(longest))
        self.fields["reason"].label, self.fields["reason"].help_text = label, help_text


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


class ActsOnEach:
    """Actions of a list that call a verb on each chosen thing, some with a reason asked for on a page of its own."""

    def _with_reason(self, request, queryset, ask, action, done):
        """Ask for the reason on a page of its own; then call the verb of that name on each."""
        form = ReasonForm(request.POST if "reason" in request.POST else None, **ask)
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            self._each(request, queryset, done, lambda each: getattr(each, action)(by=request.user, reason=reason))
            return None
        context = self.admin_site.each_context(request)
        context |= {"title": ask["label"], "form": form, "chosen": queryset, "action": action}
        return TemplateResponse(request, "admin/innovations/reason.html", context)

    def _each(self, request, queryset, done, verb):
        """Call `verb` on each, and say how many were done and which could not be, and why."""
        count = 0
        for thing in queryset:
            try:
                verb(thing)
            except (NotReady, WrongState) as error:
                messages.warning(request, f"“{thing}” was not {done}. {error}")
            else:
                count += 1
        if count:
            messages.success(request, f"{count} {done}.")


@admin.register(Innovation)
class InnovationAdmin(ActsOnEach, ModeratedAdmin, admin.ModelAdmin):
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
        return super().get_queryset(request).filter(pk__in=Innovation.objects.visible_to(request.user).values("pk"))

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


@admin.register(Challenge)
class ChallengeAdmin(ActsOnEach, ModeratedAdmin, admin.ModelAdmin):
    list_display = ["title", "organisation", "started_at", "ending", "visibility", "hidden_at", "hide_reason", "look"]
    list_filter = [("hidden_at", admin.EmptyFieldListFilter), "ending", "visibility"]
    list_select_related = ["organisation"]
    search_fields = ["title", "details", "organisation__name"]
    ordering = ["-started_at", "-pk"]
    actions = ["hide", "show_again"]
    fields = readonly_fields = [
        "title", "details", "look", "organisation", "visibility", "started_at", "started_by", "ending", "ended_at",
        "end_words", "hidden_at", "hidden_by", "hide_reason",
    ]  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).filter(pk__in=Challenge.objects.visible_to(request.user).values("pk"))

    def has_add_permission(self, request, obj=None):
        """People start their own."""
        return False

    def has_delete_permission(self, request, obj=None):
        """What others said "us too" to is hidden, not deleted."""
        return False

    @admin.display(description="read it")
    def look(self, challenge):
        return format_html('<a href="{}">Read it</a>', challenge.get_absolute_url())

    @admin.action(description="Hide it, with a reason")
    def hide(self, request, queryset):
        help_text = "Those on it read this: 200 characters at the most."
        ask = {"label": "Why do you hide it?", "help_text": help_text, "longest": 200}
        return self._with_reason(request, queryset, ask, "hide", "hidden")

    @admin.action(description="Show it again")
    def show_again(self, request, queryset):
        self._each(request, queryset, "shown again", lambda challenge: challenge.show_again(by=request.user))


@admin.register(Abbreviation)
class AbbreviationAdmin(ModeratedAdmin, admin.ModelAdmin):
    """What writers are asked to spell out."""

    list_display = ["short", "long", "is_known_to_all"]
    list_filter = ["is_known_to_all"]
    search_fields = ["short", "long"]
    ordering = ["short", "pk"]
    moderators_add = moderators_delete = True
