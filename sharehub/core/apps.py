from django.apps import AppConfig


class CoreConfig(AppConfig):
    """What every app may use: constraints, form renderer, pagination, text, template components. No tables."""

    name = "sharehub.core"

    def ready(self):
        from django import forms

        from . import converters

        converters.register()
        # Said in every form, so said the way a person would.
        forms.Field.default_error_messages["required"] = "This needs an answer."
