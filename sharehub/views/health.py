"""Whether the site works, for whatever watches it."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection, transaction
from django.http import JsonResponse
from django.views.decorators.cache import never_cache

log = logging.getLogger(__name__)


@never_cache
@login_not_required
def healthz(request):
    """JSON `{"read": bool, "write": bool}`: can the site read and write its database? Status 200 if both, else 503."""
    health = {"read": works(can_read), "write": works(can_write)}
    return JsonResponse(health, status=200 if all(health.values()) else 503)


def works(check):
    try:
        return check()
    except DatabaseError:
        log.warning("The database fails to answer %s.", check.__name__, exc_info=True)
        return False


def can_read():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def can_write():
    """A standby of PostgreSQL reads but refuses writes. SQLite tells only when one tries (a full disk, a lock)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT NOT pg_is_in_recovery()")
            return cursor.fetchone()[0]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE healthz (written INTEGER)")
        transaction.set_rollback(True)
    return True
