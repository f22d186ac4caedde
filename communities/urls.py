"""Addresses of networks. Each part has its lists; what has a name of its own stands before `<slug:slug>/`."""

from .urls_health import health_urls
from .urls_networks import fixed_urls, network_urls

app_name = "communities"

urlpatterns = [*fixed_urls, *network_urls, *health_urls]
