"""A person with their addresses, tags and notes."""

from typing import Any

from django.db import models
from django.db.models import Q

from kithwork.domain.people import AddressKind
from kithwork.domain.upkeep import Layer
from kithwork.store.models.base import PublicRow, WorkspaceRow, one_of


def no_fields() -> list[str]:
    """An empty list of its own for each row."""
    return []


class Person(PublicRow):
    """Somebody in the network. What records say is folded in; `typed` fields are the seeker's."""

    name = models.CharField(max_length=300)
    given = models.CharField(max_length=150, blank=True, default="")
    family = models.CharField(max_length=150, blank=True, default="")
    nickname = models.CharField(max_length=150, blank=True, default="")
    prefix = models.CharField(max_length=50, blank=True, default="")
    suffix = models.CharField(max_length=100, blank=True, default="")
    headline = models.CharField(max_length=500, blank=True, default="")
    place = models.CharField(max_length=300, blank=True, default="")
    industry = models.CharField(max_length=200, blank=True, default="")
    birthday = models.CharField(max_length=40, blank=True, default="")
    # The name as sorted (family, given) and as compared (matching's normal form).
    sort_name = models.CharField(max_length=300, blank=True, default="")
    name_key = models.CharField(max_length=300, blank=True, default="")
    # Name, addresses, organisations, titles, tags and place, folded for search.
    search_text = models.TextField(blank=True, default="")
    # Names of fields set by hand; no import changes them.
    typed = models.JSONField(default=no_fields)
    is_me = models.BooleanField(default=False)
    added_by_hand = models.BooleanField(default=False)
    is_fan = models.BooleanField(default=False)
    fan_on = models.DateField(null=True)
    do_not_contact = models.BooleanField(default=False)
    # The seeker keeps them, however long nothing happens with them.
    is_kept = models.BooleanField(default=False)
    last_touch_on = models.DateField(null=True)
    # How often to be in touch, as the seeker says; empty leaves it to the strength of the tie.
    layer = models.CharField(max_length=12, blank=True, default=Layer.UNSET)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace"], condition=Q(is_me=True), name="person_one_me"
            ),
            one_of(Layer, column="layer", name="person_layer"),
        ]
        indexes = [
            models.Index(fields=["workspace", "sort_name", "id"], name="person_by_name"),
            models.Index(fields=["workspace", "name_key"], name="person_by_key"),
        ]

    def __str__(self) -> str:
        return self.name


class Address(WorkspaceRow):
    """An e-mail address, phone number, profile or web address of a person.

    A typed row with `removed_at` is the seeker's "not this one": imports leave it out.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="addresses")
    kind = models.CharField(max_length=10)
    value = models.CharField(max_length=1000)
    key = models.CharField(max_length=1000)
    label = models.CharField(max_length=100, blank=True, default="")
    typed = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "key"], name="address_once"),
            one_of(AddressKind, column="kind", name="address_kind"),
        ]
        indexes = [models.Index(fields=["workspace", "kind", "key"], name="address_by_key")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.person_id}"


class Tag(WorkspaceRow):
    """A word the seeker or a source put on a person."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tags")
    text = models.CharField(max_length=100)
    key = models.CharField(max_length=100)
    typed = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="tag_once")]
        indexes = [models.Index(fields=["workspace", "key"], name="tag_by_key")]

    def __str__(self) -> str:
        return self.text


class Note(PublicRow):
    """A text about a person, written by the seeker or brought by a source."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    typed = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"note on {self.person_id}"


class Touch(PublicRow):
    """Anything that happened with a person on a date; `typed` unless a source brought it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="touches")
    kind = models.CharField(max_length=40)
    on = models.DateField()
    text = models.TextField(blank=True, default="")
    typed = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.kind} with {self.person_id}"


class LookAlike(PublicRow):
    """Two people who may be one: waiting for review, merged, or kept apart."""

    OPEN, MERGED, APART = "open", "merged", "apart"

    left = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    reasons = models.JSONField(default=no_fields)
    state = models.CharField(max_length=10, default=OPEN)
    # The import that found it; undoing that import takes an open pair back.
    found_by = models.ForeignKey(
        "store.Import", on_delete=models.CASCADE, null=True, related_name="look_alikes"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="look_alike_once"),
            models.CheckConstraint(
                condition=Q(left__lt=models.F("right")), name="look_alike_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "merged", "apart"]),
                name="look_alike_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left_id} ~ {self.right_id}"


def nothing_moved() -> dict[str, Any]:
    """An empty journal of its own for each merge."""
    return {}


class Merge(PublicRow):
    """Two people joined into one, with what moved, so that it can be undone exactly."""

    kept = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    absorbed = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    moved = models.JSONField(default=nothing_moved)
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.absorbed_id} into {self.kept_id}"


class Suppression(WorkspaceRow):
    """A keyed hash of an erased person's address: just enough to honour the "no"."""

    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "digest"], name="suppression_once")
        ]

    def __str__(self) -> str:
        return f"suppression {self.id}"
