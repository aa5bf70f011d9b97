"""Hard cases of calendars: what a file says, and when its owner is busy, reckoned by hand.

Each case also says in other words what takes place (`again`), for a reckoning of its own.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil import rrule  # type: ignore[import-untyped]

BERLIN = "Europe/Berlin"
OWN_ZONE = (
    "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\n"
    "BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n"
    "BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
)

# Pairs of instants.
Stretches = list[tuple[datetime, datetime]]


@dataclass(frozen=True)
class Case:
    """`expected` in UTC; `window` first and last day; `problems` the fields complained of."""

    name: str
    text: str
    expected: tuple[str, ...]
    again: Stretches = field(default_factory=list)
    window: tuple[str, str] = ("20261001", "20261201")
    viewer: str = BERLIN
    problems: tuple[str, ...] = ()


def one(*lines: str) -> str:
    """An appointment."""
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def at(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M" if "T" in text else "%Y%m%d")  # noqa: DTZ007


def span(start: str, end: str, zone: str = BERLIN) -> Stretches:
    """From and to by a clock."""
    return [(instant(at(start), zone), instant(at(end), zone))]


def instant(wall: datetime, zone: str) -> datetime:
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def ruled(
    rule: str, start: str, *, minutes: int = 30, zone: str = BERLIN, minus: tuple[str, ...] = ()
) -> Stretches:
    """The times of a rule by a clock, as dateutil sees them, each of so many minutes."""
    dropped = {at(text) for text in minus}
    walls = [wall for wall in rrule.rrulestr(rule, dtstart=at(start)) if wall not in dropped]
    begun = [instant(wall, zone) for wall in walls]
    return [(each, each + timedelta(minutes=minutes)) for each in begun]


WEEKLY = ("DTSTART;TZID=Europe/Berlin:20261019T100000", "DTEND;TZID=Europe/Berlin:20261019T103000")
THREE = "RRULE:FREQ=WEEKLY;COUNT=3"
HALF_HOUR = "DURATION:PT30M"

CASES = [
    Case(
        "in UTC",
        one("DTSTART:20261103T100000Z", "DTEND:20261103T113000Z"),
        ("20261103T1000/20261103T1130",),
        span("20261103T1000", "20261103T1130", "UTC"),
    ),
    Case(
        "Berlin in winter",
        one(
            "DTSTART;TZID=Europe/Berlin:20261103T100000", "DTEND;TZID=Europe/Berlin:20261103T110000"
        ),
        ("20261103T0900/20261103T1000",),
        span("20261103T1000", "20261103T1100"),
    ),
    Case(
        "Berlin in summer, with a duration",
        one("DTSTART;TZID=Europe/Berlin:20261005T100000", "DURATION:PT1H"),
        ("20261005T0800/20261005T0900",),
        span("20261005T1000", "20261005T1100"),
    ),
    Case(
        "from one zone to another",
        one(
            "DTSTART;TZID=Europe/London:20261103T100000", "DTEND;TZID=Europe/Berlin:20261103T130000"
        ),
        ("20261103T1000/20261103T1200",),
        span("20261103T1100", "20261103T1300"),
    ),
    Case(
        "a whole day",
        one("DTSTART;VALUE=DATE:20261103"),
        ("20261102T2300/20261103T2300",),
        span("20261103", "20261104"),
    ),
    Case(
        "three whole days",
        one("DTSTART;VALUE=DATE:20261103", "DTEND;VALUE=DATE:20261106"),
        ("20261102T2300/20261105T2300",),
        span("20261103", "20261106"),
    ),
    Case(
        "a whole day of 25 hours",
        one("DTSTART;VALUE=DATE:20261025"),
        ("20261024T2200/20261025T2300",),
        span("20261025", "20261026"),
    ),
    Case(
        "a whole day that ends on itself",
        one("DTSTART;VALUE=DATE:20261103", "DTEND;VALUE=DATE:20261103"),
        ("20261102T2300/20261103T2300",),
        span("20261103", "20261104"),
    ),
    Case(
        "a whole day whose midnight the clocks skip",
        one("DTSTART;VALUE=DATE:20181104"),
        ("20181104T0300/20181105T0200",),
        span("20181104", "20181105", "America/Sao_Paulo"),
        window=("20181001", "20181201"),
        viewer="America/Sao_Paulo",
    ),
    Case(
        "whole days that repeat",
        one("DTSTART;VALUE=DATE:20261024", "RRULE:FREQ=DAILY;COUNT=3"),
        ("20261023T2200/20261026T2300",),
        span("20261024", "20261027"),
    ),
    Case(
        "weekly in Berlin over the end of summer time",
        one(*WEEKLY, THREE),
        (
            "20261019T0800/20261019T0830",
            "20261026T0900/20261026T0930",
            "20261102T0900/20261102T0930",
        ),
        ruled("FREQ=WEEKLY;COUNT=3", "20261019T1000"),
    ),
    Case(
        "weekly in New York over the end of summer time",
        one(
            "DTSTART;TZID=America/New_York:20261027T100000", HALF_HOUR, "RRULE:FREQ=WEEKLY;COUNT=2"
        ),
        ("20261027T1400/20261027T1430", "20261103T1500/20261103T1530"),
        ruled("FREQ=WEEKLY;COUNT=2", "20261027T1000", zone="America/New_York"),
    ),
    Case(
        "weekly on Lord Howe, whose summer is half an hour",
        one(
            "DTSTART;TZID=Australia/Lord_Howe:20261002T090000",
            HALF_HOUR,
            "RRULE:FREQ=WEEKLY;COUNT=2",
        ),
        ("20261001T2230/20261001T2300", "20261008T2200/20261008T2230"),
        ruled("FREQ=WEEKLY;COUNT=2", "20261002T0900", zone="Australia/Lord_Howe"),
    ),
    Case(
        "daily in Apia, over the day that never was",
        one("DTSTART;TZID=Pacific/Apia:20111228T100000", HALF_HOUR, "RRULE:FREQ=DAILY;COUNT=5"),
        (
            "20111228T2000/20111228T2030",
            "20111229T2000/20111229T2030",
            "20111230T2000/20111230T2030",
            "20111231T2000/20111231T2030",
        ),
        ruled("FREQ=DAILY;COUNT=5", "20111228T1000", zone="Pacific/Apia"),
        window=("20111201", "20120201"),
    ),
    Case(
        "the whole day that never was in Apia",
        one("DTSTART;VALUE=DATE:20111230"),
        (),
        window=("20111201", "20120201"),
        viewer="Pacific/Apia",
    ),
    Case(
        "weekly in Sao Paulo over the end of its last summer time",
        one(
            "DTSTART;TZID=America/Sao_Paulo:20190214T100000", HALF_HOUR, "RRULE:FREQ=WEEKLY;COUNT=2"
        ),
        ("20190214T1200/20190214T1230", "20190221T1300/20190221T1330"),
        ruled("FREQ=WEEKLY;COUNT=2", "20190214T1000", zone="America/Sao_Paulo"),
        window=("20190201", "20190301"),
    ),
    Case(
        "one time left out",
        one(*WEEKLY, THREE, "EXDATE;TZID=Europe/Berlin:20261026T100000"),
        ("20261019T0800/20261019T0830", "20261102T0900/20261102T0930"),
        ruled("FREQ=WEEKLY;COUNT=3", "20261019T1000", minus=("20261026T1000",)),
    ),
    Case(
        "one time left out, said in UTC, and the first without a zone",
        one(*WEEKLY, THREE, "EXDATE:20261026T090000Z", "EXDATE:20261019T100000"),
        ("20261102T0900/20261102T0930",),
        ruled("FREQ=WEEKLY;COUNT=3", "20261019T1000", minus=("20261026T1000", "20261019T1000")),
    ),
    Case(
        "one time left out, said as a day",
        one(*WEEKLY, THREE, "EXDATE;VALUE=DATE:20261026"),
        ("20261019T0800/20261019T0830", "20261102T0900/20261102T0930"),
        ruled("FREQ=WEEKLY;COUNT=3", "20261019T1000", minus=("20261026T1000",)),
    ),
    Case(
        "times added, one with a length of its own",
        one(
            *WEEKLY,
            "RDATE;TZID=Europe/Berlin:20261104T100000",
            "RDATE;VALUE=PERIOD:20261105T100000Z/PT2H,20261106T100000Z/20261106T101500Z",
        ),
        (
            "20261019T0800/20261019T0830",
            "20261104T0900/20261104T0930",
            "20261105T1000/20261105T1200",
            "20261106T1000/20261106T1015",
        ),
        [
            *span("20261019T1000", "20261019T1030"),
            *span("20261104T1000", "20261104T1030"),
            *span("20261105T1100", "20261105T1300"),
            *span("20261106T1100", "20261106T1115"),
        ],
    ),
    Case(
        "one time moved, before the one it repeats is told",
        one(
            "UID:a",
            "RECURRENCE-ID;TZID=Europe/Berlin:20261026T100000",
            "DTSTART;TZID=Europe/Berlin:20261027T150000",
            HALF_HOUR,
        )
        + one("UID:a", *WEEKLY, THREE),
        (
            "20261019T0800/20261019T0830",
            "20261027T1400/20261027T1430",
            "20261102T0900/20261102T0930",
        ),
        [
            *ruled("FREQ=WEEKLY;COUNT=3", "20261019T1000", minus=("20261026T1000",)),
            *span("20261027T1500", "20261027T1530"),
        ],
    ),
    Case(
        "one time called off",
        one("UID:a", *WEEKLY, THREE)
        + one(
            "UID:a",
            "RECURRENCE-ID:20261026T090000Z",
            "DTSTART:20261026T090000Z",
            HALF_HOUR,
            "STATUS:CANCELLED",
        ),
        ("20261019T0800/20261019T0830", "20261102T0900/20261102T0930"),
        ruled("FREQ=WEEKLY;COUNT=3", "20261019T1000", minus=("20261026T1000",)),
    ),
    Case(
        "one time moved twice: the later word holds",
        one("UID:a", *WEEKLY, "RRULE:FREQ=WEEKLY;COUNT=1")
        + one(
            "UID:a",
            "SEQUENCE:2",
            "RECURRENCE-ID:20261019T080000Z",
            "DTSTART:20261020T120000Z",
            HALF_HOUR,
        )
        + one(
            "UID:a",
            "SEQUENCE:1",
            "RECURRENCE-ID:20261019T080000Z",
            "DTSTART:20261021T120000Z",
            HALF_HOUR,
        ),
        ("20261020T1200/20261020T1230",),
        span("20261020T1200", "20261020T1230", "UTC"),
    ),
    Case(
        "from the second time on an hour later, and longer",
        one("UID:a", *WEEKLY, THREE)
        + one(
            "UID:a",
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261026T100000",
            "DTSTART;TZID=Europe/Berlin:20261026T110000",
            "DURATION:PT45M",
        ),
        (
            "20261019T0800/20261019T0830",
            "20261026T1000/20261026T1045",
            "20261102T1000/20261102T1045",
        ),
        [
            *span("20261019T1000", "20261019T1030"),
            *ruled("FREQ=WEEKLY;COUNT=2", "20261026T1100", minutes=45),
        ],
    ),
    Case(
        "floating: the viewer's clock",
        one("DTSTART:20261103T100000", "DTEND:20261103T110000"),
        ("20261103T1500/20261103T1600",),
        span("20261103T1000", "20261103T1100", "America/New_York"),
        viewer="America/New_York",
    ),
    Case(
        "a zone by its Windows name",
        one("DTSTART;TZID=W. Europe Standard Time:20261019T100000", HALF_HOUR, THREE),
        (
            "20261019T0800/20261019T0830",
            "20261026T0900/20261026T0930",
            "20261102T0900/20261102T0930",
        ),
        ruled("FREQ=WEEKLY;COUNT=3", "20261019T1000"),
    ),
    Case(
        "a zone as Outlook shows it",
        one('DTSTART;TZID="(UTC-05:00) Eastern Time (US & Canada)":20261103T100000', HALF_HOUR),
        ("20261103T1500/20261103T1530",),
        span("20261103T1000", "20261103T1030", "America/New_York"),
    ),
    Case(
        "a zone by the cities Outlook lists",
        one('DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome":20261005T100000', HALF_HOUR),
        ("20261005T0800/20261005T0830",),
        span("20261005T1000", "20261005T1030"),
    ),
    Case(
        "a zone at the end of a path",
        one("DTSTART;TZID=/mozilla.org/20050126_1/America/New_York:20261103T100000", HALF_HOUR),
        ("20261103T1500/20261103T1530",),
        span("20261103T1000", "20261103T1030", "America/New_York"),
    ),
    Case(
        "a zone of the file's own making",
        OWN_ZONE + one("DTSTART;TZID=Customized Time Zone:20261019T100000", HALF_HOUR, THREE),
        (
            "20261019T0800/20261019T0830",
            "20261026T0900/20261026T0930",
            "20261102T0900/20261102T0930",
        ),
        ruled("FREQ=WEEKLY;COUNT=3", "20261019T1000"),
    ),
    Case(
        "gap and fold in a zone of the file's own making",
        OWN_ZONE
        + one("DTSTART;TZID=Customized Time Zone:20270328T023000", "DURATION:PT10M")
        + one("DTSTART;TZID=Customized Time Zone:20261025T023000", "DURATION:PT10M"),
        ("20261025T0030/20261025T0040", "20270328T0130/20270328T0140"),
        [*span("20261025T0230", "20261025T0240"), *span("20270328T0230", "20270328T0240")],
        window=("20261001", "20270501"),
    ),
    Case(
        "a zone that nobody knows",
        one("DTSTART;TZID=Middle Earth:20261103T100000", HALF_HOUR),
        ("20261103T0900/20261103T0930",),
        span("20261103T1000", "20261103T1030"),
        problems=("DTSTART",),
    ),
    Case(
        "half past two, which the clocks skip",
        one("DTSTART;TZID=Europe/Berlin:20270328T023000", HALF_HOUR),
        ("20270328T0130/20270328T0200",),
        span("20270328T0230", "20270328T0400"),
        window=("20270301", "20270401"),
    ),
    Case(
        "half past two, which the clocks show twice",
        one("DTSTART;TZID=Europe/Berlin:20261025T023000", "DURATION:PT15M"),
        ("20261025T0030/20261025T0045",),
        span("20261025T0230", "20261025T0245"),
    ),
    Case(
        "daily at half past two, over the gap",
        one("DTSTART;TZID=Europe/Berlin:20270327T023000", HALF_HOUR, "RRULE:FREQ=DAILY;COUNT=3"),
        (
            "20270327T0130/20270327T0200",
            "20270328T0130/20270328T0200",
            "20270329T0030/20270329T0100",
        ),
        ruled("FREQ=DAILY;COUNT=3", "20270327T0230"),
        window=("20270301", "20270401"),
    ),
    Case(
        "free all the same",
        one("DTSTART:20261103T100000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"),
        (),
    ),
    Case("called off", one("DTSTART:20261103T100000Z", "DURATION:PT1H", "STATUS:cancelled"), ()),
    Case(
        "free by Outlook's word",
        one("DTSTART:20261103T100000Z", "DURATION:PT1H", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"),
        (),
    ),
    Case(
        "perhaps is busy",
        one("DTSTART:20261103T100000Z", "DURATION:PT1H", "STATUS:TENTATIVE"),
        ("20261103T1000/20261103T1100",),
        span("20261103T1000", "20261103T1100", "UTC"),
    ),
    Case(
        "busy periods only",
        "BEGIN:VFREEBUSY\nFREEBUSY;FBTYPE=BUSY-TENTATIVE:20261103T100000Z/PT1H,"
        "20261104T100000Z/20261104T120000Z\nFREEBUSY;FBTYPE=FREE:20261105T100000Z/PT1H\n"
        "FREEBUSY:20261106T100000Z/PT15M\nEND:VFREEBUSY\n",
        (
            "20261103T1000/20261103T1100",
            "20261104T1000/20261104T1200",
            "20261106T1000/20261106T1015",
        ),
        [
            *span("20261103T1000", "20261103T1100", "UTC"),
            *span("20261104T1000", "20261104T1200", "UTC"),
            *span("20261106T1000", "20261106T1015", "UTC"),
        ],
    ),
    Case(
        "a day of 25 hours, and 24 hours",
        one("DTSTART;TZID=Europe/Berlin:20261024T120000", "DURATION:P1D")
        + one("DTSTART;TZID=Europe/Berlin:20271030T120000", "DURATION:PT24H"),
        ("20261024T1000/20261025T1100", "20271030T1000/20271031T1000"),
        [*span("20261024T1200", "20261025T1200"), *span("20271030T1200", "20271031T1100")],
        window=("20261001", "20271201"),
    ),
    Case("no time at all", one("DTSTART:20261103T100000Z", "DTEND:20261103T100000Z"), ()),
    Case("no end at all", one("DTSTART:20261103T100000Z"), ()),
    Case(
        "begun before, and ended after",
        one("DTSTART:20260901T000000Z", "DTEND:20261002T000000Z")
        + one("DTSTART:20261130T120000Z", "DTEND:20270102T000000Z"),
        ("20261001T0000/20261002T0000", "20261130T1200/20261201T0000"),
        [
            *span("20261001T0000", "20261002T0000", "UTC"),
            *span("20261130T1200", "20261201T0000", "UTC"),
        ],
    ),
    Case(
        "a night that the clocks make longer keeps its eight hours",
        one(
            "DTSTART;TZID=Europe/Berlin:20261017T230000",
            "DTEND;TZID=Europe/Berlin:20261018T070000",
            "RRULE:FREQ=WEEKLY;COUNT=2",
        ),
        ("20261017T2100/20261018T0500", "20261024T2100/20261025T0500"),
        ruled("FREQ=WEEKLY;COUNT=2", "20261017T2300", minutes=480),
    ),
    Case(
        "the last working day of the month",
        one(
            "DTSTART;TZID=Europe/Berlin:20200131T160000",
            HALF_HOUR,
            "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ),
        ("20261030T1500/20261030T1530", "20261130T1500/20261130T1530"),
        ruled("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", "20261030T1600"),
    ),
    Case(
        "until the very time of the last",
        one(*WEEKLY, "RRULE:FREQ=WEEKLY;UNTIL=20261026T090000Z"),
        ("20261019T0800/20261019T0830", "20261026T0900/20261026T0930"),
        ruled("FREQ=WEEKLY;COUNT=2", "20261019T1000"),
    ),
    Case(
        "until a day, which is the last",
        one(*WEEKLY, "RRULE:UNTIL=20261026;FREQ=WEEKLY"),
        ("20261019T0800/20261019T0830", "20261026T0900/20261026T0930"),
        ruled("FREQ=WEEKLY;COUNT=2", "20261019T1000"),
    ),
    Case(
        "every other week since long ago",
        one(
            "DTSTART;TZID=Europe/Berlin:20010105T090000",
            HALF_HOUR,
            "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
        ),
        ("20261106T0800/20261106T0830", "20261120T0800/20261120T0830"),
        [
            each
            for each in ruled("FREQ=WEEKLY;INTERVAL=2;UNTIL=20261129T000000", "20010105T0900")
            if each[0].month == 11 and each[0].year == 2026
        ],
        window=("20261101", "20261201"),
    ),
    Case(
        "a birthday on 29 February",
        one("DTSTART;VALUE=DATE:19800229", "RRULE:FREQ=YEARLY"),
        ("20280228T2300/20280229T2300",),
        span("20280229", "20280301"),
        window=("20270101", "20281231"),
    ),
    Case(
        "what overlaps and what touches is one",
        one("DTSTART:20261103T100000Z", "DURATION:PT1H")
        + one("DTSTART:20261103T103000Z", "DURATION:PT1H")
        + one("DTSTART:20261103T113000Z", "DURATION:PT30M"),
        ("20261103T1000/20261103T1200",),
        span("20261103T1000", "20261103T1200", "UTC"),
    ),
    Case(
        "an alarm and a longer line within",
        one(
            "DTSTART;TZID=Europe/",
            " Berlin:20261103T100000",
            "BEGIN:VALARM",
            "DURATION:PT9H",
            "END:VALARM",
            HALF_HOUR,
        ),
        ("20261103T0900/20261103T0930",),
        span("20261103T1000", "20261103T1030"),
    ),
    Case(
        "broken ones, and a good one behind each",
        one("SUMMARY:never")
        + one("DTSTART:20261103T250000Z", HALF_HOUR)
        + one("DTSTART:20261104T110000Z", "DTEND:20261104T100000Z")
        + one("DTSTART:20261105T100000Z", "DURATION:soon")
        + one("DTSTART:20261106T100000Z", HALF_HOUR, "RRULE:FREQ=MINUTELY")
        + "BEGIN:VEVENT\nDTSTART:20261107T100000Z\nDURATION:PT1H\n"
        + one("DTSTART:20261108T100000Z", HALF_HOUR),
        ("20261106T1000/20261106T1030", "20261108T1000/20261108T1030"),
        [
            *span("20261106T1000", "20261106T1030", "UTC"),
            *span("20261108T1000", "20261108T1030", "UTC"),
        ],
        problems=("DTSTART", "DTSTART", "DTEND", "DURATION", "RRULE", ""),
    ),
]
