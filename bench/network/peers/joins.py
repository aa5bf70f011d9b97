"""The question as one SQL statement: at most two introducers, which is three joins.

It is written as well as SQL allows: both people's rows are read once; a direct tie or a common
contact gives a bound; and of each contact's ties, which lie in the order of their cost, only
those are read that may still be cheaper. `{source}` and `{target}` are the parameters.
"""

WAY = """
WITH near_source AS MATERIALIZED (SELECT other, cost FROM ties WHERE person = {source}),
     near_target AS MATERIALIZED (SELECT other, cost FROM ties WHERE person = {target}),
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
JOIN ties m ON m.person = s.other AND m.cost < bound.room - s.cost
JOIN near_target t ON t.other = m.other
ORDER BY 1
LIMIT 1
"""
# The same as most people would write it first: all ways, and then the best of them.
PLAIN = """
WITH near_source AS MATERIALIZED (SELECT other, cost FROM ties WHERE person = {source}),
     near_target AS MATERIALIZED (SELECT other, cost FROM ties WHERE person = {target})
SELECT cost FROM near_source WHERE other = {target}
UNION ALL
SELECT s.cost + t.cost FROM near_source s JOIN near_target t ON t.other = s.other
UNION ALL
SELECT s.cost + m.cost + t.cost
FROM near_source s JOIN ties m ON m.person = s.other JOIN near_target t ON t.other = m.other
ORDER BY 1
LIMIT 1
"""
HOW = "theirs at most 2 introducers"
