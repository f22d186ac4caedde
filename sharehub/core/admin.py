"""Django's admin, arranged for moderators."""


class ModeratedAdmin:
    """Moderators (staff) may see and change; only superusers add and delete. Put before ModelAdmin or an inline.

    Staff need no permissions of their own: being a moderator is the permission. A model that moderators may also add
    to or delete from says so with `moderators_add` and `moderators_delete`.
    """

    moderators_add = False
    moderators_delete = False

    def has_module_permission(self, request):
        return _moderates(request.user)

    def has_view_permission(self, request, obj=None):
        return _moderates(request.user)

    def has_change_permission(self, request, obj=None):
        return _moderates(request.user)

    def has_add_permission(self, request, obj=None):
        return _moderates(request.user) and (self.moderators_add or request.user.is_superuser)

    def has_delete_permission(self, request, obj=None):
        return _moderates(request.user) and (self.moderators_delete or request.user.is_superuser)


def _moderates(user):
    return user.is_active and user.is_staff
