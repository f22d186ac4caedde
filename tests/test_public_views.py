"""Whoever adds a page that anybody may see says so here."""

from tests.urls import walk

PUBLIC = {
    # Finding and reading
    "home",
    "search",
    "innovations:innovation_list",
    "innovations:innovation_detail",
    "innovations:edition_detail",
    "innovations:edition_changes",
    "innovations:edition_file_detail",
    "innovations:innovation_word",
    "innovations:innovation_pdf",
    "innovations:workbook_print",
    "innovations:workbook_word",
    "innovations:workbook_pdf",
    "innovations:questions",
    "innovations:reads_count",
    "innovations:take_up_list",
    "innovations:thanks_list",
    "innovations:take_up_detail",
    "innovations:ask_list",
    "innovations:ask_detail",
    "innovations:comment_detail",
    "innovations:challenge_list",
    "innovations:challenge_detail",
    "innovations:theme_list",
    "innovations:theme_detail",
    "organisation_list",
    "organisation_detail",
    "communities:network_list",
    "communities:network_detail",
    "communities:purpose_detail",
    "communities:method_list",
    "communities:method_detail",
    # Whoever has the link that was sent to a place may answer for it
    "innovations:take_up_still_going",
    # Whoever has the secret address: calendars do not sign in
    "communities:calendar_feed",
    # For machines
    "feed",
    "innovations:theme_feed",
    "sitemaps",
    "sitemap",
    "opensearch",
    "robots",
    "healthz",
    # About the site
    "how_it_works",
    "accessibility",
    "privacy",
    # Signing in and up
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_email_verification_sent",
    "account_confirm_login_code",
    "account_reset_password",
    "account_confirm_password_reset_code",
    "account_complete_password_reset",
    "account_password_reset_completed",
    "mfa_authenticate",
    "socialaccount_login_cancelled",
    "socialaccount_signup",
    "admin:login",
    # In development only: a newcomer reads the code that was sent to them before they can sign in
    "dev_mail_list",
    "dev_mail_detail",
}


def test_these_pages_and_no_others_are_open_to_anybody():
    assert {address.name for address in walk() if not getattr(address.view, "login_required", True)} == PUBLIC
