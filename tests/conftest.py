"""The cast, and how to be one of them. Every test knows the same few people."""

import pytest
from django import conf
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from zeal.constants import initialize_app_registry
from zeal.patch import patch

from tests.factories import create_organisation, create_user


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory):
    """SQLite tests use a file, as the site does: in memory, a browser's server and its test would share one connection.

    Nothing in it outlives the tests, so it does without the waits that keep it safe from a power cut.
    """
    database = connection.settings_dict
    database["CONN_MAX_AGE"] = 0  # or a browser's last connection stands in the way of dropping the database
    if connection.vendor == "sqlite":
        database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        start = database["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")
        database["OPTIONS"] = database["OPTIONS"] | {"init_command": start}


@pytest.fixture(autouse=True, scope="session")
def _no_collected_files(tmp_path_factory):
    """Files are collected for production only, and WhiteNoise warns where they are missing."""
    conf.settings.STATIC_ROOT = tmp_path_factory.mktemp("static")


@pytest.fixture(autouse=True, scope="session")
def _loads_in_bulk():
    """A request that loads related rows one by one fails. (`get()` is allowed: allauth asks for the same row again.)"""
    initialize_app_registry()
    patch()
    conf.settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "get()"}]
    conf.settings.MIDDLEWARE = [*conf.settings.MIDDLEWARE, "zeal.middleware.zeal_middleware"]


@pytest.fixture(autouse=True)
def _quick_and_quiet(settings, tmp_path):
    """Tests hash passwords quickly and keep their caches, mails and files to themselves."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    memory = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": memory, "LOCATION": str(tmp_path)}}
    settings.MAIL_DIR = tmp_path
    files = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = settings.STORAGES | {"files": files}


@pytest.fixture
def westbrook(db):
    """The ICB of Riverside and Castle Road."""
    return create_organisation("Westbrook ICB", kind="icb", ods_code="QW1")


@pytest.fixture
def riverside_pcn(westbrook):
    """The PCN of Riverside and Castle Road."""
    return create_organisation("Riverside PCN", kind="pcn", ods_code="U10001", parent=westbrook)


@pytest.fixture
def riverside(riverside_pcn):
    """Where alice and bob work: a practice in a town, of 8,700 patients."""
    return create_organisation(
        "Riverside Practice",
        ods_code="D10001",
        parent=riverside_pcn,
        postcode="PE30 1CK",
        latitude=52.754,
        longitude=0.396,
        setting="town",
        list_size=8700,
        deprivation_decile=5,
    )


@pytest.fixture
def castle_road(riverside_pcn):
    """Where carol works: another practice of the same PCN, 1.9 miles from Riverside."""
    return create_organisation(
        "Castle Road Surgery",
        ods_code="D10002",
        parent=riverside_pcn,
        latitude=52.771,
        longitude=0.431,
        setting="town",
        list_size=11200,
        deprivation_decile=3,
    )


@pytest.fixture
def kiln_street(db):
    """Where dan works: a practice in another PCN and another ICB, 29 miles from Riverside."""
    northmoor = create_organisation("Northmoor ICB", kind="icb", ods_code="QN1")
    canalside = create_organisation("Canalside PCN", kind="pcn", ods_code="U10002", parent=northmoor)
    return create_organisation(
        "Kiln Street Surgery",
        ods_code="D20001",
        parent=canalside,
        latitude=52.58,
        longitude=-0.23,
        setting="urban",
        list_size=12300,
        deprivation_decile=1,
    )


@pytest.fixture
def alice(riverside):
    """The author: practice manager at Riverside Practice."""
    return create_user("Alice Green", place=riverside)


@pytest.fixture
def bob(riverside):
    """A GP at the same practice."""
    return create_user("Bob Iqbal", place=riverside, job_role="GP partner")


@pytest.fixture
def carol(castle_road):
    """A manager at another practice of the same PCN."""
    return create_user("Carol Whitlock", place=castle_road)


@pytest.fixture
def dan(kiln_street):
    """The adopter: a manager in another ICB."""
    return create_user("Dan Hughes", place=kiln_street)


@pytest.fixture
def priya(riverside_pcn):
    """A network lead, who works for the PCN."""
    return create_user("Priya Nair", place=riverside_pcn, job_role="PCN manager")


@pytest.fixture
def mo(db):
    """A moderator."""
    return create_user("Mo Adeyemi", is_staff=True)


@pytest.fixture
def stranger(db):
    """Signed in, and works nowhere that the site knows."""
    return create_user("Sam Stranger")


@pytest.fixture
def anonymous():
    """Somebody who did not sign in."""
    return AnonymousUser()


@pytest.fixture
def client_for():
    """`client_for(user)` is a browser in which `user` is signed in, or nobody for None and anonymous."""

    def make(user=None):
        client = Client()
        if user is not None and user.is_authenticated:
            client.force_login(user)
        return client

    return make
