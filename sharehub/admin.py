"""What moderators change in one app and another has to follow."""

from django.contrib import admin

from innovations.actions import tell_of_closed_account
from sharehub.people.admin import OrganisationAdmin, UserAdmin
from sharehub.people.models import Organisation, User

from .places import index_what_is_at

admin.site.unregister([Organisation, User])


@admin.register(Organisation)
class PlaceAdmin(OrganisationAdmin):
    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        index_what_is_at([obj])


@admin.register(User)
class PersonAdmin(UserAdmin):
    """Those who write with somebody whose account is closed hear of it."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if "is_active" in form.changed_data and not obj.is_active:
            tell_of_closed_account(person=obj, by=request.user)

    @admin.action(description=UserAdmin.deactivate.short_description)
    def deactivate(self, request, queryset):
        leaving = list(self._not_moderators(request, queryset).filter(is_active=True))
        super().deactivate(request, queryset)
        for person in leaving:
            tell_of_closed_account(person=person, by=request.user)
