from django.apps import AppConfig


class InnovationsConfig(AppConfig):
    """The case study and its workbook."""

    name = "innovations"
