import pytest
from django.db import connection

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own way of refusing writes")


def test_a_site_that_reads_and_writes_says_so_to_anybody(db, client):
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json() == {"read": True, "write": True}


def test_asking_leaves_nothing_behind(db, client):
    tables = connection.introspection.table_names()

    response = client.get("/healthz")

    assert connection.introspection.table_names() == tables
    assert response.cookies == {}
    assert "no-store" in response["Cache-Control"]


@on_sqlite
def test_a_site_that_cannot_write_is_not_well(db, client):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    try:
        response = client.get("/healthz")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = OFF")

    assert response.status_code == 503
    assert response.json() == {"read": True, "write": False}
