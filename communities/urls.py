"""Addresses of networks. Each part has a list of its own; what has a name of its own stands before `<slug:slug>/`."""

from .urls_networks import network_urls

app_name = "communities"

urlpatterns = [*network_urls]
