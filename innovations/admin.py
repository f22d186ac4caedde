"""Case studies for moderators: what waits for a look, publishing, sending back, taking off the site."""

from django import forms
from django.contrib import admin, messages
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from sharehub.core.admin import ModeratedAdmin

from .models import Abbreviation, Author, Innovation, NotReady, State, TakeUp, WrongState

STATES_SEEN = [State.IN_REVIEW, State.PUBLISHED, State.ARCHIVED]


class ReasonForm(forms.Form):
    """The words that go with sending back and taking off the site."""

    def __init__(self, data, *, label, help_text, limit=None):
        super().__init__(data)
        self.fields["reason"] = forms.CharField(
            label=label,
            help_text=help_text,
            max_length=limit,
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"required": "Write why."},
        )


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


class Acting:
    """Mixed into the admin of what moderators do something to: nobody adds to it or deletes from it here."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

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
class InnovationAdmin(Acting, ModeratedAdmin, admin.ModelAdmin):
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


class HiddenFilter(admin.SimpleListFilter):
    title = "out of sight"
    parameter_name = "hidden"

    def lookups(self, request, model_admin):
        return [("yes", "Hidden"), ("no", "Shown")]

    def queryset(self, request, queryset):
        return queryset.filter(hidden_at__isnull=self.value() == "no") if self.value() else queryset


@admin.register(TakeUp)
class TakeUpAdmin(Acting, ModeratedAdmin, admin.ModelAdmin):
    """What places tell of what they took up. Moderators may hide it; only those who work there change it."""

    list_display = ["organisation", "innovation", "stage", "recorded_at", "hidden_at", "look"]
    list_filter = [HiddenFilter, "stage"]
    list_select_related = ["organisation", "innovation"]
    search_fields = ["organisation__name", "innovation__title"]
    ordering = ["-recorded_at", "-pk"]
    actions = ["hide", "show_again"]
    fields = readonly_fields = [
        "organisation", "innovation", "look", "stage", "recorded_at", "hidden_at", "hidden_by", "hide_reason",
    ]  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).filter(pk__in=TakeUp.objects.visible_to(request.user).values("pk"))

    @admin.display(description="read it")
    def look(self, take_up):
        return format_html('<a href="{}">Read it</a>', take_up.get_absolute_url())

    @admin.action(description="Hide, with a reason")
    def hide(self, request, queryset):
        ask = {"label": "Why do you hide it?", "help_text": "Those who wrote it and the moderators read this."}
        ask["limit"] = TakeUp._meta.get_field("hide_reason").max_length
        return self._with_reason(request, queryset, ask, "hide", "hidden")

    @admin.action(description="Show again")
    def show_again(self, request, queryset):
        self._each(request, queryset, "shown again", lambda take_up: take_up.show_again(by=request.user))


@admin.register(Abbreviation)
class AbbreviationAdmin(ModeratedAdmin, admin.ModelAdmin):
    """What writers are asked to spell out."""

    list_display = ["short", "long", "is_known_to_all"]
    list_filter = ["is_known_to_all"]
    search_fields = ["short", "long"]
    ordering = ["short", "pk"]
    moderators_add = moderators_delete = True
