"""Addresses of networks. Each part has a list of its own; what has a name of its own stands before `<slug:slug>/`."""

from .urls_networks import network_urls
from .urls_run import run_urls

app_name = "communities"

urlpatterns = [*run_urls, *network_urls]
