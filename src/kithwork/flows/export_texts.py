"""What lies beside exported files, for whoever finds them."""

README = """\
Exported by Kithwork

Everything here is text in UTF-8. It holds what other people trusted you with: keep it to
yourself, and delete it when you no longer need it. Which of these files are here depends on
the format that was chosen.

kithwork.json      (format json) everything: people with their addresses, positions, tags,
                   notes, touches and the imported rows behind them; organisations, ties,
                   possible duplicates, merges, campaigns with every version of the brief
                   and the targets, asks with introductions and chats, what was
                   prepared and rehearsed for them, imports.
people.csv         (format csv) one line for each person.
positions.csv      one line for each time somebody spent at an organisation or school.
organisations.csv  one line for each organisation or school.
ties.csv           one line for each two people who know each other.
asks.csv           one line for each ask.
                   In the CSV files a cell that a spreadsheet would take for a formula
                   begins with one apostrophe more than its text has.
contacts.vcf       (format vcard) your contacts as vCard 4.0, for an address book.
chats.ics          (format ics) every chat that has a day, for a calendar.

The columns and fields are described in the documentation of Kithwork, under
docs/reference/exports.md.
"""
