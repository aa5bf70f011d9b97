"""The first twenty-two migrations at once, for whoever begins: see `tables_at_once.py`.

A folder that has taken any of them takes the others one by one, as before.
"""

from typing import Final

from django.db import migrations

from kithwork.store.tables_at_once import TablesAtOnce, steps_of

NAMES: Final = (
    '0001_first',
    '0002_devices',
    '0003_captures',
    '0004_chats',
    '0005_question_plans',
    '0006_briefs',
    '0007_slots',
    '0008_debriefs',
    '0009_runs',
    '0010_rehearsals',
    '0011_feeds',
    '0012_made_by_debriefs',
    '0013_drafts',
    '0014_learned',
    '0015_common_ground',
    '0016_digest',
    '0017_upkeep',
    '0018_landed',
    '0019_given',
    '0020_retention',
    '0021_liking',
    '0022_network_changes',
)
*_, LAST = steps_of(NAMES[-1:])


class Migration(migrations.Migration):

    initial = True

    replaces = [('store', name) for name in NAMES]

    dependencies = [
    ]

    operations = [
        TablesAtOnce(steps_of(NAMES)),
        # The triggers of the network.
        LAST,
    ]
