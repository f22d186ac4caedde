"""What allauth says when something is wrong, in our words."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.urls import reverse


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account was closed.",
        "duplicate_email": "This is your email address already.",
        "email_password_mismatch": "The email address and the password do not belong together. Check both.",
        "email_taken": "Somebody has an account with this email address.",
        "enter_current_password": "This is not the password that you have now.",
        "incorrect_code": "This is not the code. Check the newest email from us, or ask for another code.",
        "incorrect_password": "This is not your password.",
        "same_as_current": "This is the same as now.",
        "too_many_login_attempts": "Too many wrong passwords. Wait 5 minutes, or choose a new password.",
        "rate_limited": "Please wait a minute before you ask for another code.",
    }

    def format_email_subject(self, subject):
        """As it stands in its template: every subject names ShareHub where it helps."""
        return subject

    def get_email_verification_redirect_url(self, email_address):
        """After a change of address. Somebody who just created an account goes where they wanted to instead."""
        return reverse("people:profile_edit" if self.request.user.is_authenticated else "account_login")

    def get_password_change_redirect_url(self, request):
        return reverse("people:profile_edit")


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This is not the code that your app shows now. Wait for the next one and enter that.",
        "rate_limited": "Too many wrong codes. Wait 5 minutes and try again.",
    }

    def get_totp_label(self, user):
        return user.email


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def populate_user(self, request, sociallogin, data):
        """A new account takes its name from the one that it comes from."""
        user = super().populate_user(request, sociallogin, data)
        parts = [data.get("first_name"), data.get("last_name")]
        name = data.get("name") or " ".join(filter(None, parts)) or (data.get("email") or "").partition("@")[0]
        user.name = name[: user._meta.get_field("name").max_length]
        return user
