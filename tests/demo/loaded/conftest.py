"""The demonstration is loaded once for all tests in this folder, and gone afterwards."""

import pytest
from django.db import transaction

from sharehub.demo.loader import load_demo


@pytest.fixture(scope="package", autouse=True)
def _demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo()
        yield
        transaction.set_rollback(True)
