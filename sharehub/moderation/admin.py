"""For moderators: what readers report, and what people gave their word for."""

from django.contrib import admin, messages
from django.utils.html import format_html

from sharehub.core.admin import ModeratedAdmin

from .models import Assurance, Outcome, Report


class ReadOnly(ModeratedAdmin):
    """Looked up and acted upon here, not written or deleted."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


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
        return Report.objects.visible_to(request.user).open_first().prefetch_related("subject")

    @admin.display(description="what it is about")
    def look(self, report):
        return format_html('<a href="{}">{}</a>', report.subject.get_absolute_url(), report.subject)

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
