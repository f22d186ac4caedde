"""Atom feeds and the site map of what everybody may read."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from sharehub.core.text import for_xml
from sharehub.search.models import Theme

from .models import Challenge, Innovation
from .queries import themes_with_counts

IN_A_FEED = 30


def open_to_everybody():
    return Innovation.objects.visible_to(AnonymousUser()).newest_first()


class NewInnovations(Feed):
    """What is new, newest first: all of it, or one theme (`slug`)."""

    feed_type = Atom1Feed
    subtitle = "How somebody in primary care solved it, told by the people who did it."

    def get_object(self, request, slug=None):
        return get_object_or_404(Theme, slug=slug) if slug else None

    def title(self, theme):
        return f"ShareHub: {theme.name}" if theme else "ShareHub: new case studies"

    def link(self, theme):
        return theme.get_absolute_url() if theme else reverse("innovations:innovation_list")

    def items(self, theme):
        innovations = open_to_everybody().select_related("organisation")
        return (innovations.filter(themes=theme) if theme else innovations)[:IN_A_FEED]

    def item_title(self, innovation):
        return for_xml(innovation.title)

    def item_description(self, innovation):
        return for_xml(innovation.summary)

    def item_author_name(self, innovation):
        return innovation.organisation.name if innovation.organisation else "ShareHub"

    def item_pubdate(self, innovation):
        return innovation.published_at

    def item_updateddate(self, innovation):
        return innovation.updated_at


class SiteSitemap(Sitemap):
    """Tells the addresses by SITE_URL, whatever host the site was asked under."""

    protocol = settings.SITE_URL.partition("://")[0]

    def get_domain(self, site=None):
        return settings.SITE_URL.partition("://")[2]


class InnovationSitemap(SiteSitemap):
    limit = 50_000  # the most that one site map may hold

    def items(self):
        return open_to_everybody()

    def lastmod(self, innovation):
        return innovation.updated_at


class ThemeSitemap(SiteSitemap):
    def items(self):
        return list(themes_with_counts(AnonymousUser()))


class ChallengeSitemap(SiteSitemap):
    """The open ones: what has ended leads to what solved it."""

    limit = 50_000

    def items(self):
        return Challenge.objects.visible_to(AnonymousUser()).open().newest_first()

    def lastmod(self, challenge):
        return challenge.started_at


class PageSitemap(SiteSitemap):
    def items(self):
        return [
            "home",
            "how_it_works",
            "innovations:innovation_list",
            "innovations:theme_list",
            "innovations:challenge_list",
            "accessibility",
            "privacy",
        ]

    def location(self, name):
        return reverse(name)


SITEMAPS = {
    "pages": PageSitemap,
    "themes": ThemeSitemap,
    "innovations": InnovationSitemap,
    "challenges": ChallengeSitemap,
}
