"""Signs the local seeker in for a secret: the printed one, or a phone's (Django's backends)."""

from datetime import UTC, datetime

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from kithwork.bootstrap import entries
from kithwork.flows import workspaces


class LocalEntry(ModelBackend):
    """Accepts `entry`, a secret of bootstrap.entries, and answers the folder's one account."""

    def authenticate(  # type: ignore[override]
        self,
        request: HttpRequest | None,  # noqa: ARG002 (Django passes it)
        entry: str = "",
    ) -> AbstractBaseUser | None:
        """The local account when the secret is good; it is used up."""
        now = datetime.now(UTC)
        if not entries.OPEN.use(entry, now=now):
            return None
        return self.get_user(workspaces.local_actor(now=now).account)


class PhonePairing(ModelBackend):
    """Accepts `pairing`, a secret made for a phone, and answers the folder's one account."""

    def authenticate(  # type: ignore[override]
        self,
        request: HttpRequest | None,  # noqa: ARG002 (Django passes it)
        pairing: str = "",
    ) -> AbstractBaseUser | None:
        """The local account when the secret is good; it is used up."""
        now = datetime.now(UTC)
        if not entries.PAIRING.use(pairing, now=now):
            return None
        return self.get_user(workspaces.local_actor(now=now).account)
