"""The Django app that holds every table."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Kithwork's one app of models."""

    name = "kithwork.store"
    label = "store"
