"""allauth's forms in our words: labels, hints and errors as one would say them, and no text inside empty boxes."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp

EMAIL = "Email address"
CODE = "Code"
NEW_PASSWORD_HINT = "At least 10 characters. Three words that only you would put together are easy to remember."  # noqa: S105
MISSING = {
    "login": "Enter your email address.",
    "email": "Enter your email address.",
    "password": "Enter your password.",
    "password1": "Enter a password.",
    "oldpassword": "Enter the password that you have now.",
    "code": "Enter the code.",
}


class InOurWords:
    """`words` maps the name of a field to its label and perhaps its hint.

    A new password is asked for once: one can have it shown, and a wrong one is put right by email.
    """

    words = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in MISSING:
                field.error_messages["required"] = MISSING[name]
            if name in self.words:
                field.label, field.help_text = (*self.words[name], "")[:2]
            if name in ("login", "email"):
                field.error_messages["invalid"] = "Enter an email address, such as name@nhs.net."


class LoginForm(InOurWords, account.LoginForm):
    words = {
        "login": (EMAIL,),
        "password": ("Password",),
        "remember": ("Keep me signed in", "Do not tick this on a computer that others use too."),
    }


class SignupForm(InOurWords, account.SignupForm):
    words = {
        "email": (EMAIL, "We send a code to it. Nobody else is ever shown it."),
        "password1": ("Password", NEW_PASSWORD_HINT),
    }


class AddEmailForm(InOurWords, account.AddEmailForm):
    words = {"email": ("New email address", "We send a code to it. Until you enter the code, nothing changes.")}


class ChangeEmailForm(InOurWords, account.ChangeEmailForm):
    words = {"email": (EMAIL,)}


class ConfirmEmailForm(InOurWords, account.ConfirmEmailVerificationCodeForm):
    words = {"code": (CODE, "Letters and digits, as they stand in the email.")}


class ConfirmResetForm(InOurWords, account.ConfirmPasswordResetCodeForm):
    words = ConfirmEmailForm.words


class ChangePasswordForm(InOurWords, account.ChangePasswordForm):
    words = {"oldpassword": ("The password you have now",), "password1": ("New password", NEW_PASSWORD_HINT)}


class SetPasswordForm(InOurWords, account.SetPasswordForm):
    words = {"password1": ("Password", NEW_PASSWORD_HINT)}


class ResetPasswordForm(InOurWords, account.ResetPasswordForm):
    words = {"email": (EMAIL, "The one that you sign in with.")}


class ResetPasswordKeyForm(InOurWords, account.ResetPasswordKeyForm):
    words = {"password1": ("New password", NEW_PASSWORD_HINT)}


class ReauthenticateForm(InOurWords, account.ReauthenticateForm):
    words = {"password": ("Password",)}


class AuthenticateForm(InOurWords, mfa.AuthenticateForm):
    words = {"code": (CODE, "The 6 digits that your app shows now, or one of your recovery codes.")}


class ReauthenticateByCodeForm(InOurWords, mfa.ReauthenticateForm):
    words = AuthenticateForm.words


class ActivateTOTPForm(InOurWords, totp.ActivateTOTPForm):
    words = {"code": ("Code that the app shows", "6 digits, which change every half a minute.")}
