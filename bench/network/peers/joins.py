"""The question as one SQL statement: at most two introducers, which is three joins.

`BY_HAND` is how it is written down: from each person to the next, by an index on both ends of a
tie. The bound is held against it. Two that are thought out further stand beside it, over ties
that lie in the order of their cost: `ROWS_ONCE` reads both people's own ties once and keeps them;
`BOUNDED` does so too, takes a bound from a direct tie or a common contact, and reads only those
of each contact's ties that may still be cheaper.

`{source}` and `{target}` are the parameters.
"""

from typing import Final

BY_HAND: Final = """
SELECT cost FROM ties WHERE person = {source} AND other = {target}
UNION ALL
SELECT a.cost + b.cost
FROM ties a JOIN ties b ON b.person = a.other
WHERE a.person = {source} AND b.other = {target}
UNION ALL
SELECT a.cost + b.cost + c.cost
FROM ties a JOIN ties b ON b.person = a.other JOIN ties c ON c.person = b.other
WHERE a.person = {source} AND c.other = {target}
ORDER BY 1
LIMIT 1
"""
ROWS_ONCE: Final = """
WITH near_source AS MATERIALIZED (SELECT other, cost FROM ties_by_cost WHERE person = {source}),
     near_target AS MATERIALIZED (SELECT other, cost FROM ties_by_cost WHERE person = {target})
SELECT cost FROM near_source WHERE other = {target}
UNION ALL
SELECT s.cost + t.cost FROM near_source s JOIN near_target t ON t.other = s.other
UNION ALL
SELECT s.cost + m.cost + t.cost
FROM near_source s
JOIN ties_by_cost m ON m.person = s.other
JOIN near_target t ON t.other = m.other
ORDER BY 1
LIMIT 1
"""
BOUNDED: Final = """
WITH near_source AS MATERIALIZED (SELECT other, cost FROM ties_by_cost WHERE person = {source}),
     near_target AS MATERIALIZED (SELECT other, cost FROM ties_by_cost WHERE person = {target}),
     short AS MATERIALIZED (
         SELECT cost, CAST(NULL AS integer) AS first, CAST(NULL AS integer) AS second
         FROM near_source WHERE other = {target}
         UNION ALL
         SELECT s.cost + t.cost, s.other, CAST(NULL AS integer)
         FROM near_source s JOIN near_target t ON t.other = s.other
     ),
     bound AS MATERIALIZED (
         SELECT coalesce((SELECT min(cost) FROM short), 766)
                - (SELECT min(cost) FROM near_target) AS room
     )
SELECT cost, first, second FROM short
UNION ALL
SELECT s.cost + m.cost + t.cost, s.other, m.other
FROM bound
CROSS JOIN near_source s
JOIN ties_by_cost m ON m.person = s.other AND m.cost < bound.room - s.cost
JOIN near_target t ON t.other = m.other
ORDER BY 1
LIMIT 1
"""
# How a peer's name goes on, for each of them.
STATEMENTS: Final = {"": BY_HAND, ", both rows read once": ROWS_ONCE, ", bounded": BOUNDED}
HOW: Final = "theirs at most 2 introducers"
