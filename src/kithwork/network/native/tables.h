/* Tables of a batch: of every person, how dear the way to each group of a block is. */
#ifndef KITHWORK_TABLES_H
#define KITHWORK_TABLES_H

#include "kernel.h"

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
   `whole` ones are all they say. `still` says that more ties change nothing. */
typedef struct {
    Scratch *scratch;
    uint64_t people;
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

/* Lowers `costs` to the least over each tie of somebody; these are left where the next one alone is
   dearer than all that is known. The next row's begin where these end, and are asked for as well. */
INLINE void lower_over(uint8_t *costs, const Rows *rows, uint32_t person, const uint8_t *table)
{
    Row row = row_of(rows, person);
    uint64_t readable = readable_from(rows, person);
    for (uint32_t tie = 0; tie < row.count; tie++) {
        if (tie % LOOK_EVERY == 0 && row.costs[tie] >= dearest(costs))
            break;
        if (tie + AHEAD < readable)
            ask_for(table, row.ids[tie + AHEAD]);
        lower(costs, costs_in(table, row.ids[tie]), row.costs[tie]);
    }
}

/* Makes the tables; OUT_OF_MEMORY or 0. Either way tables_free takes them back. */
int tables_make(Tables *tables, const Net *net, const Batch *batch);
void tables_free(Tables *tables);

/* Answers anew for the sources that are members of a group: of their own they are no target. */
int mend(Scratch *scratch, const Net *net, const Batch *batch, const Tables *tables);

#endif
