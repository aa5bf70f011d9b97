/* From many sources to many groups at once: the tables of a block, then the last tie for the
   sources alone. */
#include "tables.h"

#include <string.h>

/* The fewest ties with which a person comes to a group at this cost, that of the last table. */
static uint32_t fewest(const Tables *tables, uint32_t person, int group, uint8_t cost)
{
    uint32_t ties = cost != 0;
    while (ties && costs_in(tables->costs[ties - 1], person)[group] != cost)
        ties++;
    return ties;
}

/* Of two beginnings of one cost the one with fewer ties counts, then the smaller person. */
static int comes_before(const Tables *tables, const Row *row, uint32_t tie, uint32_t other_tie,
                        int group, uint8_t cost)
{
    uint32_t one = row->ids[tie], other = row->ids[other_tie];
    uint32_t ties = fewest(tables, one, group, (uint8_t)(cost - row->costs[tie]));
    uint32_t others = fewest(tables, other, group, (uint8_t)(cost - row->costs[other_tie]));
    return ties != others ? ties < others : one < other;
}

/* `begins`: of each group the place in the row of the tie with which the best way begins. */
static void take(const Tables *tables, const Row *row, uint32_t tie, const uint8_t *same,
                 const uint8_t *costs, uint32_t *begins)
{
    for (int eight = 0; eight < WIDE; eight += 8) {
        uint64_t any;
        memcpy(&any, same + eight, sizeof any);
        for (int group = eight; any && group < eight + 8; group++)
            if (same[group] && (begins[group] == UINT32_MAX ||
                                comes_before(tables, row, tie, begins[group], group, costs[group])))
                begins[group] = tie;
    }
}

/* Where each best way begins. */
INLINE void find_begins(const Tables *tables, const Row *row, const uint8_t *costs,
                        uint32_t *begins)
{
    const uint8_t *table = tables->costs[tables->count - 1];
    uint8_t most = dearest(costs);
    memset(begins, 255, WIDE * sizeof *begins);
    for (uint32_t tie = 0; tie < row->count && row->costs[tie] <= most; tie++) {
        const uint8_t *other = costs_in(table, row->ids[tie]);
        uint8_t same[WIDE], any = 0, step = row->costs[tie], limit = (uint8_t)(FAR - step);
        for (int group = 0; group < WIDE; group++) {
            same[group] = other[group] <= limit && (uint8_t)(other[group] + step) == costs[group];
            any |= same[group];
        }
        if (any)
            take(tables, row, tie, same, costs, begins);
    }
}

/* The least cost from each source to each group, and with whom the best way begins. */
static CLONES void ends(const Net *net, const Batch *batch, const Tables *tables)
{
    for (uint64_t at = 0; at < batch->count; at++) {
        uint8_t best[WIDE];
        uint32_t begins[WIDE];
        Row row = row_of(net->out, batch->sources[at]);
        memset(best, FAR, batch->groups);
        memset(best + batch->groups, 0, WIDE - batch->groups);
        lower_over(best, net->out, batch->sources[at], tables->costs[tables->count - 1]);
        find_begins(tables, &row, best, begins);
        memcpy(batch->costs + at * batch->groups, best, batch->groups);
        for (uint64_t group = 0; group < batch->groups; group++)
            batch->firsts[at * batch->groups + group] =
                begins[group] == UINT32_MAX ? UINT32_MAX : row.ids[begins[group]];
    }
}

/* The answers to at most WIDE groups; a source is no member of its own. OUT_OF_MEMORY or 0. */
API int kw_batch(Scratch *scratch, const Net *net, const Batch *batch)
{
    Tables tables = {.scratch = scratch};
    int answer = tables_make(&tables, net, batch);
    if (!answer) {
        ends(net, batch, &tables);
        answer = mend(scratch, net, batch, &tables);
    }
    tables_free(&tables);
    return answer;
}
