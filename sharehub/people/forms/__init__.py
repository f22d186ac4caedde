from .signup import SignupForm

__all__ = ["SignupForm"]
