"""For moderators: what readers report, and what people gave their word for."""

from django import forms
from django.contrib import admin, messages
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.core.validators import MaxLengthValidator
from django.template.response import TemplateResponse
from django.utils.html import format_html

from sharehub.activity.models import RecordsEvents
from sharehub.core.admin import ModeratedAdmin
from sharehub.core.gates import leads_to
from sharehub.core.text import shorten

from .models import Assurance, Hideable, Outcome, Report

LONGEST_LINE = 100
LONGEST_REASON = Hideable._meta.get_field("hide_reason").max_length


class ReadOnly(ModeratedAdmin):
    """Looked up and acted upon here, not written or deleted."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ReasonForm(forms.Form):
    """The words that go with taking something off the site."""

    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": "Write why."})

    def __init__(self, data, *, label, help_text, longest=None):
        super().__init__(data)
        field = self.fields["reason"]
        field.label, field.help_text = label, help_text
        if longest:
            field.validators.append(MaxLengthValidator(longest))


class HiddenFilter(admin.SimpleListFilter):
    title = "whether it shows"
    parameter_name = "hidden"

    def lookups(self, request, model_admin):
        return [("yes", "Hidden"), ("no", "Shows")]

    def queryset(self, request, queryset):
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(hidden_at__isnull=self.value() == "no")


class HideableAdmin(ReadOnly, admin.ModelAdmin):
    """A list of a Hideable, to look up, hide and show again. Its model's gate decides what moderators get to see."""

    list_filter = [HiddenFilter]
    ordering = ["-pk"]
    actions = ["hide", "show_again"]

    def get_queryset(self, request):
        manager = self.model.objects
        found = manager.with_context() if hasattr(manager, "with_context") else manager.select_related()
        return found.filter(leads_to("pk", manager.visible_to(request.user))).order_by(*self.ordering)

    @admin.display(description="read it")
    def look(self, thing):
        return format_html('<a href="{}">{}</a>', thing.get_absolute_url(), shorten(str(thing), LONGEST_LINE) or "Read")

    @admin.display(description="hidden", boolean=True)
    def is_out_of_sight(self, thing):
        return thing.is_hidden

    @admin.action(description="Hide, with a reason")
    def hide(self, request, queryset):
        ask = {"label": "Why do you hide it?", "help_text": "Those who wrote it and the moderators read this."}
        form = ReasonForm(request.POST if "reason" in request.POST else None, **ask, longest=LONGEST_REASON)
        if form.is_valid():
            for thing in queryset:
                thing.hide(by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, "Hidden.")
            return None
        context = self.admin_site.each_context(request)
        context |= {"title": ask["label"], "form": form, "chosen": queryset, "action": "hide"}
        return TemplateResponse(request, "admin/reason.html", context)

    @admin.action(description="Show again")
    def show_again(self, request, queryset):
        for thing in queryset:
            thing.show_again(by=request.user)
        messages.success(request, "Everybody can see it again.")


class StateFilter(admin.SimpleListFilter):
    title = "whether it waits"
    parameter_name = "waits"

    def lookups(self, request, model_admin):
        return [("yes", "Waits for a moderator"), ("no", "Settled")]

    def queryset(self, request, queryset):
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(settled_at__isnull=self.value() == "yes")


@admin.register(Report)
class ReportAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["made_at", "reason", "look", "words", "made_by", "is_out_of_sight", "outcome", "settled_by"]
    list_filter = [StateFilter, "reason", "outcome"]
    list_select_related = ["made_by", "settled_by"]
    search_fields = ["words", "made_by__name"]
    actions = ["show_nothing_wrong", "show_put_right", "keep_hidden"]
    fields = readonly_fields = [
        "look", "is_out_of_sight", "reason", "words", "made_by", "made_at", "outcome", "settled_by", "settled_at",
    ]  # fmt: skip

    def get_queryset(self, request):
        subjects = GenericPrefetch("subject", RecordsEvents.in_context())
        return Report.objects.visible_to(request.user).open_first().prefetch_related(subjects)

    @admin.display(description="what it is about")
    def look(self, report):
        subject = report.subject
        return format_html('<a href="{}">{}</a>', subject.get_absolute_url(), shorten(subject.in_a_line, LONGEST_LINE))

    @admin.display(description="hidden", boolean=True)
    def is_out_of_sight(self, report):
        return report.subject.is_hidden

    @admin.action(description="Nothing was wrong: show it again")
    def show_nothing_wrong(self, request, queryset):
        self._settle(request, queryset, Outcome.NOTHING_WRONG)

    @admin.action(description="It was put right: show it again")
    def show_put_right(self, request, queryset):
        self._settle(request, queryset, Outcome.PUT_RIGHT)

    @admin.action(description="Keep it hidden")
    def keep_hidden(self, request, queryset):
        self._settle(request, queryset, Outcome.KEPT_HIDDEN)

    def _settle(self, request, queryset, outcome):
        reports = list(queryset)
        for report in reports:
            report.settle(by=request.user, outcome=outcome)
        messages.success(request, f"{len(reports)} settled. {outcome.label}.")


@admin.register(Assurance)
class AssuranceAdmin(ReadOnly, admin.ModelAdmin):
    """Where it was wrong, hide the page by a report of your own."""

    list_display = ["given_at", "given_by", "reason", "found", "page"]
    list_select_related = ["given_by"]
    search_fields = ["reason", "given_by__name", "page"]
    ordering = ["-given_at", "-pk"]
    fields = readonly_fields = ["given_at", "given_by", "reason", "found", "page"]

    @admin.display(description="what was found")
    def found(self, assurance):
        return ", ".join(assurance.passages)
