"""Addresses of networks. Each part has its lists; what has a name of its own stands before `<slug:slug>/`."""

from . import urls_health, urls_meetings, urls_networks, urls_pairings, urls_run, urls_shares, urls_threads

app_name = "communities"

urlpatterns = [
    *urls_networks.fixed_urls,
    *urls_meetings.fixed_urls,
    *urls_run.fixed_urls,
    *urls_shares.fixed_urls,
    *urls_pairings.fixed_urls,
    *urls_networks.network_urls,
    *urls_meetings.meeting_urls,
    *urls_run.run_urls,
    *urls_health.health_urls,
    *urls_pairings.pairing_urls,
    *urls_threads.thread_urls,
    *urls_shares.share_urls,
]
