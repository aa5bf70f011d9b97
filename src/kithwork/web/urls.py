"""The addresses of the pages, noun by noun."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.urls import path as django_path

from kithwork.web.requests import AuthedRequest
from kithwork.web.views import (
    asks,
    backups,
    campaigns,
    captures,
    design,
    devices,
    doors,
    drafts,
    imports,
    introductions,
    manuals,
    maps,
    organisations,
    paths,
    people,
    pocket,
    positions,
    reversals,
    reviews,
    search,
    settings,
    ties,
    today,
    welcome,
    works,
)

P = ParamSpec("P")


def path(
    address: str, view: Callable[Concatenate[AuthedRequest, P], HttpResponse], *, name: str
) -> URLPattern:
    """An address whose view is given an AuthedRequest: require_actor let nobody else in."""
    return django_path(
        address, cast("Callable[Concatenate[HttpRequest, P], HttpResponse]", view), name=name
    )


urlpatterns = [
    django_path("healthz", doors.healthz, name="healthz"),
    django_path("readyz", doors.readyz, name="readyz"),
    django_path("enter/<str:secret>", doors.enter, name="enter"),
    django_path("pair/<str:secret>", devices.pair, name="pair"),
    django_path("manifest.webmanifest", pocket.manifest, name="manifest"),
    django_path("service-worker.js", pocket.service_worker, name="service-worker"),
    django_path("offline", pocket.offline, name="offline"),
    path("", today.show, name="today"),
    path("welcome", welcome.answer, name="welcome"),
    path("find", search.show, name="find"),
    path("settings", settings.show, name="settings"),
    path("devices/new", devices.new, name="new-device"),
    path("devices/<uuid:device>/name", devices.rename, name="rename-device"),
    path("devices/<uuid:device>/revoke", devices.revoke, name="revoke-device"),
    path("design", design.show, name="design"),
    path("people", people.index, name="people"),
    path("people/new", people.new, name="new-person"),
    path("people/me", people.me, name="me"),
    path("people/<uuid:person>", people.show, name="person"),
    path("people/<uuid:person>/edit", people.edit, name="edit-person"),
    path("people/<uuid:person>/addresses", people.add_address, name="add-address"),
    path("people/<uuid:person>/addresses/remove", people.remove_address, name="remove-address"),
    path("people/<uuid:person>/tags", people.add_tag, name="add-tag"),
    path("people/<uuid:person>/tags/remove", people.remove_tag, name="remove-tag"),
    path("people/<uuid:person>/notes", people.add_note, name="add-note"),
    path("people/<uuid:person>/notes/<uuid:note>/remove", people.remove_note, name="remove-note"),
    path("people/<uuid:person>/touches", people.add_touch, name="add-touch"),
    path("people/<uuid:person>/mark/<slug:mark>", people.mark, name="mark-person"),
    path("people/<uuid:person>/remove", people.remove, name="remove-person"),
    path("people/<uuid:person>/erase", people.erase, name="erase-person"),
    path("people/<uuid:person>/split", people.split, name="split"),
    path("people/<uuid:person>/positions", positions.add, name="add-position"),
    path("people/<uuid:person>/positions/<uuid:position>", positions.edit, name="edit-position"),
    path(
        "people/<uuid:person>/positions/<uuid:position>/remove",
        positions.remove,
        name="remove-position",
    ),
    path("people/<uuid:person>/ties/<uuid:other>", ties.edit, name="edit-tie"),
    path("people/<uuid:person>/ties/<uuid:tie>/remove", ties.remove, name="remove-tie"),
    path("capture", captures.new, name="capture"),
    path("capture/known", captures.known, name="known-people"),
    path("capture/carry", captures.carry, name="carry-capture"),
    path("capture/<uuid:capture>/undo", captures.take_back, name="undo-capture"),
    path("restore/<uuid:public_id>", people.restore, name="restore"),
    path("ties/new", ties.new, name="new-tie"),
    path("organisations/<uuid:organisation>", organisations.show, name="organisation"),
    path(
        "organisations/<uuid:organisation>/remove", organisations.remove, name="remove-organisation"
    ),
    path("import", imports.new, name="import"),
    path("imports", imports.index, name="imports"),
    path("imports/<uuid:batch>", imports.show, name="import-batch"),
    path("imports/<uuid:batch>/read", imports.read, name="read-import"),
    path("imports/<uuid:batch>/write", imports.write, name="write-import"),
    path("imports/<uuid:batch>/discard", imports.discard, name="discard-import"),
    path("imports/<uuid:batch>/undo", imports.take_back, name="undo-import"),
    path("works/<uuid:key>", works.show, name="work"),
    path("works/<uuid:key>/cancel", works.cancel, name="cancel-work"),
    path("works/<uuid:key>/dismiss", works.dismiss, name="dismiss-work"),
    path("settings/backups", backups.index, name="backups"),
    path("settings/backups/make", backups.make, name="make-backup"),
    path("settings/backups/<str:backup>", backups.download, name="download-backup"),
    path("settings/backups/<str:backup>/remove", backups.remove, name="remove-backup"),
    path("review", reviews.index, name="reviews"),
    path("review/merge", reviews.merge, name="merge"),
    path("review/apart", reviews.keep_apart, name="keep-apart"),
    path("review/again", reversals.ask_again, name="ask-again"),
    path("path", paths.show, name="paths"),
    path("map", maps.show, name="map"),
    path("map/data", maps.data, name="map-data"),
    path("map/fits", maps.fits, name="map-fits"),
    path("map/way", maps.way, name="map-way"),
    path("map/what-if", maps.what_if, name="map-what-if"),
    path("campaign", campaigns.show, name="campaign"),
    path("campaign/brief", campaigns.set_brief, name="set-brief"),
    path("campaign/pause", campaigns.pause, name="pause"),
    path("campaign/resume", campaigns.resume, name="resume"),
    path("campaign/targets", campaigns.add_target, name="add-target"),
    path("campaign/targets/<uuid:target>", campaigns.set_motivation, name="set-motivation"),
    path("campaign/targets/<uuid:target>/remove", campaigns.remove_target, name="remove-target"),
    path("campaign/fans", campaigns.add_fan, name="add-fan"),
    path("asks", asks.index, name="asks"),
    path("asks/new", drafts.new, name="new-ask"),
    path("asks/<uuid:ask>", asks.show, name="ask"),
    path("asks/<uuid:ask>/text", asks.save, name="save-ask"),
    path("asks/<uuid:ask>/card", asks.reframe, name="reframe"),
    path("asks/<uuid:ask>/card/undo", reversals.put_back, name="put-back"),
    path("asks/<uuid:ask>/mark/undo", reversals.unmark, name="unmark-ask"),
    path("asks/<uuid:ask>/check", asks.check, name="check-ask"),
    path("asks/<uuid:ask>/mark", asks.mark, name="mark-ask"),
    path("asks/<uuid:ask>/remove", asks.remove, name="remove-ask"),
    path("introductions/<uuid:introduction>/text", introductions.save, name="save-introduction"),
    path(
        "introductions/<uuid:introduction>/check",
        introductions.check,
        name="check-introduction",
    ),
    path("introductions/<uuid:introduction>/mark", introductions.mark, name="mark-introduction"),
    path(
        "introductions/<uuid:introduction>/mark/undo",
        reversals.unmark_introduction,
        name="unmark-introduction",
    ),
    path("help", manuals.index, name="help"),
    path("help/<slug:name>", manuals.show, name="help-page"),
]
