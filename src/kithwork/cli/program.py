"""`kith` itself: the table of its commands, and what is true of every call."""

import sys
from typing import Any

import click

from kithwork.cli import failures, output
from kithwork.cli.commands import LazyGroup

# Where each command stands, and what `kith --help` says of it without importing it.
PLACES = {
    "init": ("folders:init", "Make the data folder, and say who you are."),
    "serve": ("folders:serve", "Open Kithwork in the browser."),
    "demo": ("folders:demo", "Fill an empty folder with a fictional search."),
    "import": ("imports:import_files", "Bring your contacts in."),
    "imports": ("imports:listing", "List the imports so far."),
    "undo": ("imports:undo", "Take one import back whole."),
    "review": ("reviews:review", "List people who may be one person."),
    "merge": ("reviews:merge", "Make two people one."),
    "split": ("reviews:split", "Undo the last merge into a person."),
    "people": ("people:listing", "List and search your contacts."),
    "person": ("people:show", "Show one person whole."),
    "add": ("additions:add", "Add people, ties, positions and more by hand."),
    "edit": ("edits:edit", "Correct by hand."),
    "remove": ("removals:remove", "Take something away."),
    "restore-removed": ("removals:restore_removed", "Bring back what was removed."),
    "note": ("people:note", "Write a note about a person."),
    "tag": ("people:tag", "Put tags on a person."),
    "touch": ("additions:touch", "Record that something happened with a person."),
    "met": ("captures:met", "Note whom you just met, where, and what comes next."),
    "do-not-contact": ("people:do_not_contact", "Never write to a person."),
    "path": ("paths:path", "Show who can introduce you, and how warm each way is."),
    "what-if": ("what_ifs:what_if", "Say what would change if you met somebody."),
    "next": ("steps:next_steps", "Say what to do now, and why."),
    "guide": ("guides:show", "Say how far your search has come."),
    "campaign": ("campaigns:campaign", "Say what you look for."),
    "target": ("targets:target", "Say whom you want to reach."),
    "fans": ("fans:fans", "Keep the list of those who offered to help."),
    "check-text": ("messages:check_text", "Check a message before it leaves."),
    "ask": ("asks:ask", "Draft an ask for a chat."),
    "asks": ("asks:listing", "List the asks."),
    "introduction": ("introductions:introduction", "Keep track of introductions."),
    "give": ("given_introductions:give", "Introduce two people to each other, once both agree."),
    "chat": ("chats:chat", "Book a chat, prepare it, and remember it."),
    "chats": ("chats:listing", "List the chats."),
    "follow-ups": ("follow_ups:listing", "List whom you owe a word, the soonest due first."),
    "follow-up": ("follow_ups:follow_up", "Do, put off or drop what you owe."),
    "upkeep": ("upkeep:upkeep", "Say whose turn it is to hear from you, and how often."),
    "learned": ("findings:learned", "Say what your chats taught you, and print dossiers."),
    "news": ("news:news", "Say what is worth telling, and to whom."),
    "recommendation": (
        "recommendations:recommendation",
        "Note who spoke for you, and what came of it.",
    ),
    "landed": ("landed:landed", "Close your search, and thank everybody who helped."),
    "report": ("reports:report", "Say what the search brought, and how sure that is."),
    "week": ("digests:week", "Tell a week: whom you met, what you learned, what comes."),
    "missed": ("digests:missed", "List what passed its day while nobody looked."),
    "hours": ("slots:hours", "Say when in the week you can talk."),
    "calendar": ("slots:calendar", "Read your calendars, and let yours show your chats."),
    "card": ("cards:card", "Show your business card, or write it into a file."),
    "devices": ("devices:devices", "List the paired phones, and revoke them."),
    "export": ("exports:export", "Write everything out, in formats others read."),
    "dump": ("exports:dump", "Print all content as sorted JSON lines."),
    "backup": ("backups:backup", "Write a whole copy of the data into one file."),
    "restore": ("backups:restore", "Put a backup in the place of the data."),
    "check": ("backups:check", "Say whether the data is sound."),
    "migrate": ("folders:migrate", "Bring an older folder up to date."),
    "retention": ("retention:retention", "Take away whom you lost touch with long ago."),
    "erase": ("removals:erase", "Erase a person for good."),
}


class Program(LazyGroup):
    """The outermost group: it tells failures, and makes the console safe when run by itself."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run as a program of its own."""
        output.make_safe()
        sys.excepthook = failures.tell_internal
        return super().__call__(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; its failures come out as messages with exit codes."""
        with failures.Told():
            return super().invoke(ctx)


main = Program(
    "kith",
    places=PLACES,
    help="Find your way to the people who can help your search, through people you know.",
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)
