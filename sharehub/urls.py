"""Every address of the site. `<id:pk>` (sharehub.core.converters) is a row's number."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path

from communities.feeds import SITEMAPS as NETWORK_SITEMAPS
from innovations.feeds import SITEMAPS, NewInnovations
from innovations.views.finding import innovation_list

from .views import dev_mail, health, home, machines, organisations, pages, people

# Moderators sign in like everybody: with the limits, and with two steps where they set them up.
admin.site.login = secure_admin_login(admin.site.login)
SITEMAP = {"sitemaps": SITEMAPS | NETWORK_SITEMAPS}

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", innovation_list, name="search"),
    path("feed/", login_not_required(NewInnovations()), name="feed"),
    path(
        "sitemap.xml", login_not_required(sitemaps.index), {**SITEMAP, "sitemap_url_name": "sitemap"}, name="sitemaps"
    ),
    path("sitemap-<slug:section>.xml", login_not_required(sitemaps.sitemap), SITEMAP, name="sitemap"),
    path("opensearch.xml", machines.opensearch, name="opensearch"),
    path("robots.txt", machines.robots, name="robots"),
    path("healthz", health.healthz, name="healthz"),
    path("how-it-works/", pages.how_it_works, name="how_it_works"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("components/", pages.components, name="components"),
    path("organisations/", organisations.organisation_list, name="organisation_list"),
    path("organisations/<slug:ods_code>/", organisations.organisation_detail, name="organisation_detail"),
    path("people/<id:pk>/", people.person_detail, name="person_detail"),
    path("people/<id:pk>/recognition/", people.recognition_sheet, name="recognition_sheet"),
    path("people/<id:pk>/recognition.pdf", people.recognition_pdf, name="recognition_pdf"),
    path("accounts/", include("allauth.urls")),
    path("dev/mail/", dev_mail.dev_mail_list, name="dev_mail_list"),
    path("dev/mail/<slug:name>/", dev_mail.dev_mail_detail, name="dev_mail_detail"),
    path("admin/", admin.site.urls),
]
# The apps' own addresses.
APPS = ("sharehub.people.urls", "sharehub.activity.urls", "innovations.urls")
urlpatterns += [path("", include(app)) for app in APPS]
urlpatterns += [path("networks/", include("communities.urls"))]
