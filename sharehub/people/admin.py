"""People, organisations and who works where, for moderators."""

from django.contrib import admin

from sharehub.core.admin import ModeratedAdmin

from .models import Affiliation, Organisation, User

admin.site.site_header = admin.site.site_title = "ShareHub for moderators"
admin.site.index_title = "What would you like to look after?"


class IsOpen(admin.SimpleListFilter):
    title = "open or closed"
    parameter_name = "open"

    def lookups(self, request, model_admin):
        return [("yes", "Open"), ("no", "Closed")]

    def queryset(self, request, queryset):
        wanted = {"yes": queryset.filter(closed_on=None), "no": queryset.exclude(closed_on=None)}
        return wanted.get(self.value(), queryset)


class AffiliationInline(ModeratedAdmin, admin.TabularInline):
    model = Affiliation
    fields = ["organisation", "job_role", "started_at", "ended_at"]
    readonly_fields = ["started_at", "ended_at"]
    autocomplete_fields = ["organisation"]
    extra = 0
    moderators_add = True


@admin.register(User)
class UserAdmin(ModeratedAdmin, admin.ModelAdmin):
    list_display = ["name", "email", "is_staff", "is_active", "joined_at"]
    list_filter = ["is_staff", "is_active"]
    search_fields = ["name", "email", "affiliations__organisation__name"]
    ordering = ["name", "pk"]
    fields = ["name", "email", "is_active", "is_staff", "joined_at", "last_login"]
    inlines = [AffiliationInline]
    actions = ["deactivate", "reactivate"]

    def get_readonly_fields(self, request, obj=None):
        """The email is the person's own to change; who moderates is for superusers to say."""
        own = ["email", "joined_at", "last_login"]
        if request.user.is_superuser:
            return own
        is_colleague = obj is not None and obj.is_staff
        return [*own, "is_staff", "is_active"] if is_colleague else [*own, "is_staff"]

    def has_delete_permission(self, request, obj=None):
        """Nobody is deleted here: what they shared would lose its author. Deactivate them instead."""
        return False

    def has_add_permission(self, request):
        """People create their own accounts, because they verify their own email."""
        return False

    @admin.action(description="Deactivate: may no longer sign in")
    def deactivate(self, request, queryset):
        changed = self._not_moderators(request, queryset).update(is_active=False)
        self.message_user(request, f"{changed} deactivated.")

    @admin.action(description="Reactivate: may sign in again")
    def reactivate(self, request, queryset):
        changed = self._not_moderators(request, queryset).update(is_active=True)
        self.message_user(request, f"{changed} reactivated.")

    def _not_moderators(self, request, queryset):
        return queryset if request.user.is_superuser else queryset.filter(is_staff=False)


@admin.register(Organisation)
class OrganisationAdmin(ModeratedAdmin, admin.ModelAdmin):
    list_display = ["name", "ods_code", "kind", "parent", "postcode", "list_size", "closed_on"]
    list_filter = ["kind", IsOpen, "setting"]
    list_select_related = ["parent"]
    search_fields = ["name", "ods_code", "postcode", "address"]
    ordering = ["name", "pk"]
    autocomplete_fields = ["parent"]
    moderators_add = True
    fieldsets = [
        (None, {"fields": ["name", "kind", "ods_code", "parent", "closed_on"]}),
        ("Where it is", {"fields": ["address", "postcode", "latitude", "longitude"]}),
        ("Whom it serves", {"fields": ["list_size", "setting", "deprivation_decile"]}),
    ]

    def get_readonly_fields(self, request, obj=None):
        """The ODS code is what the next import knows it by."""
        return ["ods_code"] if obj else []


@admin.register(Affiliation)
class AffiliationAdmin(ModeratedAdmin, admin.ModelAdmin):
    list_display = ["person", "job_role", "organisation", "started_at", "ended_at"]
    list_filter = [("ended_at", admin.EmptyFieldListFilter)]
    list_select_related = ["person", "organisation"]
    search_fields = ["person__name", "organisation__name", "job_role"]
    ordering = ["-started_at", "pk"]
    autocomplete_fields = ["person", "organisation"]
    readonly_fields = ["started_at", "ended_at"]
    actions = ["end"]

    @admin.action(description="End: no longer works there")
    def end(self, request, queryset):
        affiliations = queryset.filter(ended_at=None)
        for affiliation in affiliations:
            affiliation.end()
        self.message_user(request, f"{len(affiliations)} ended.")
