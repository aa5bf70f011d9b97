/* Tables of a batch: of every person, how dear the way to each group of a block is. */
#ifndef KITHWORK_TABLES_H
#define KITHWORK_TABLES_H

#include "kernel.h"

#include <string.h>

/* So many groups stand beside each other: two cache lines, which are fetched together. One takes
   nearly as long, and four no longer fit near the processor. */
#define WIDE 128
/* The dearest cost a table holds: as much, or no way at all. */
#define FAR 255
/* How many ties ahead what they lead to is asked for. */
#define AHEAD 20
#define LOOK_EVERY 8

/* What a batch asks: the members of group g stand from bounds[g] on. The answers go to `costs` and
   `firsts`, source after source. */
typedef struct {
    const uint32_t *sources;
    uint64_t count;
    const uint32_t *members;
    const uint64_t *bounds;
    uint64_t groups, most_ties;
    uint8_t *costs;
    uint32_t *firsts;
} Batch;

/* tables[t - 1] holds the costs within t ties; where one tie is all a way may have, within none.
   The last of them may be no lower than the one before where a source has no use for it; the first
   `whole` ones are all they say. `still` says that more ties change nothing. Past the first one they
   tell nothing above `cap`: there it stands for itself and all that is dearer. */
typedef struct {
    Scratch *scratch;
    uint64_t people;
    uint8_t cap;
    uint8_t **costs;
    uint64_t *known; /* who is in reach of any group */
    uint32_t count, whole;
    int still;
} Tables;

/* The costs of a person in a table. */
INLINE const uint8_t *costs_in(const uint8_t *table, uint32_t person)
{
    return table + (size_t)person * WIDE;
}

/* Asks for them before they are read. */
INLINE void ask_for(const uint8_t *table, uint32_t person)
{
    for (int at = 0; at < WIDE; at += 64)
        PREFETCH(table + (size_t)person * WIDE + at);
}

/* Lowers `costs` to those of `other` plus `step`. A sum of more than 255 is 255: min before plus. */
INLINE void lower(uint8_t *costs, const uint8_t *other, uint8_t step)
{
    uint8_t limit = (uint8_t)(FAR - step);
    for (int at = 0; at < WIDE; at++) {
        uint8_t sum = other[at] < limit ? other[at] : limit;
        sum = (uint8_t)(sum + step);
        costs[at] = sum < costs[at] ? sum : costs[at];
    }
}

INLINE uint8_t dearest(const uint8_t *costs)
{
    uint8_t most = 0;
    for (int at = 0; at < WIDE; at++)
        most = costs[at] > most ? costs[at] : most;
    return most;
}

/* Asks for what the first ties of somebody lead to, of those cheaper than `limit`. */
INLINE void ask_for_first(const uint8_t *table, const Rows *rows, uint32_t person, uint8_t limit)
{
    Row row = row_of(rows, person);
    for (uint32_t tie = 0; tie < AHEAD && tie < row.count && row.costs[tie] < limit; tie++)
        ask_for(table, row.ids[tie]);
}

/* Asks for what the source after this one needs, and those after it. */
INLINE void ask_for_sources(const Rows *rows, const Batch *batch, uint64_t at, const uint8_t *table,
                            uint8_t limit)
{
    if (at + 8 < batch->count)
        PREFETCH(rows->heads + batch->sources[at + 8]);
    if (at + 4 < batch->count)
        ask_for_row(rows, batch->sources[at + 4]);
    if (at + 1 < batch->count)
        ask_for_first(table, rows, batch->sources[at + 1], limit);
}

/* Lowers `costs` to the least over each tie of somebody; these are left where the next one alone is
   dearer than all that is known. */
INLINE void lower_over(uint8_t *costs, const Rows *rows, uint32_t person, const uint8_t *table)
{
    Row row = row_of(rows, person);
    uint8_t most = 0;
    for (uint32_t tie = 0; tie < row.count; tie++) {
        if (tie % LOOK_EVERY == 0)
            most = dearest(costs);
        if (row.costs[tie] >= most)
            break;
        /* What is asked for in vain takes as long as what is read. */
        if (tie + AHEAD < row.count && row.costs[tie + AHEAD] < most)
            ask_for(table, row.ids[tie + AHEAD]);
        lower(costs, costs_in(table, row.ids[tie]), row.costs[tie]);
    }
}

/* The costs of a source before any way is known: columns without a group are as near as can be. */
INLINE void nothing_known(uint8_t *costs, uint64_t groups)
{
    memset(costs, FAR, groups);
    memset(costs + groups, 0, WIDE - groups);
}

/* Makes the tables; OUT_OF_MEMORY or 0. Either way tables_free takes them back. */
int tables_make(Tables *tables, const Net *net, const Batch *batch);
void tables_free(Tables *tables);

/* Answers anew for the sources that are members of a group: of their own they are no target. */
int mend(Scratch *scratch, const Net *net, const Batch *batch, const Tables *tables);

/* Answers anew what the tables leave open: the places in `order` of the sources, beside each the group
   in `order_costs`. */
int mend_open(Scratch *scratch, const Net *net, const Batch *batch, const Tables *tables);

#endif
