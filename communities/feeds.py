"""The site map of the networks and methods that everybody may read."""

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from innovations.feeds import SiteSitemap

from .methods import LIBRARY
from .models import Network


class NetworkSitemap(SiteSitemap):
    limit = 50_000

    def items(self):
        return Network.objects.visible_to(AnonymousUser()).newest_first()

    def lastmod(self, network):
        return network.state_since


class NetworkPageSitemap(SiteSitemap):
    """The lists, and each method."""

    def items(self):
        lists = [reverse("communities:network_list"), reverse("communities:method_list")]
        return lists + [reverse("communities:method_detail", args=[method.slug]) for method in LIBRARY]

    def location(self, address):
        return address


SITEMAPS = {"networks": NetworkSitemap, "network-pages": NetworkPageSitemap}
