"""Addresses of networks. Each part has its lists; what has a name of its own stands before `<slug:slug>/`."""

from .urls_networks import fixed_urls, network_urls
from .urls_run import fixed_run_urls, run_urls

app_name = "communities"

urlpatterns = [*fixed_urls, *fixed_run_urls, *run_urls, *network_urls]
