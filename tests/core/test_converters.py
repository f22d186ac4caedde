import pytest
from django.test import override_settings
from django.urls import path, resolve, reverse
from django.urls.exceptions import Resolver404

urlpatterns = [path("things/<id:pk>/", lambda request, pk: None, name="thing")]


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("pk", [1, 42, 10**18 - 1])
def test_a_number_of_up_to_18_digits_is_an_id(pk):
    assert resolve(reverse("thing", args=[pk])).kwargs == {"pk": pk}


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("junk", ["1" * 19, "1" * 30, "-1", "1.5", "٣", "one"])
def test_anything_else_is_no_page(junk):
    with pytest.raises(Resolver404):
        resolve(f"/things/{junk}/")
