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

/* Of how many pairs one may be left open, and searched for alone, when a cap is learnt; and of how
   many the block had better be made without one. */
#define FEW_OPEN 4096
#define MANY_OPEN 256

/* The least cost from each source to each group, and with whom the best way begins. */
static CLONES void ends(const Net *net, const Batch *batch, const Tables *tables)
{
    const uint8_t *last = tables->costs[tables->count - 1];
    for (uint64_t at = 0; at < batch->count; at++) {
        uint8_t best[WIDE];
        uint32_t begins[WIDE];
        Row row = row_of(net->out, batch->sources[at]);
        ask_for_sources(net->out, batch, at, last, tables->cap);
        nothing_known(best, batch->groups);
        lower_over(best, net->out, batch->sources[at], last);
        find_begins(tables, &row, best, begins);
        memcpy(batch->costs + at * batch->groups, best, batch->groups);
        for (uint64_t group = 0; group < batch->groups; group++)
            batch->firsts[at * batch->groups + group] =
                begins[group] == UINT32_MAX ? UINT32_MAX : row.ids[begins[group]];
    }
}

/* How much of an answer comes after the source's cheapest tie: less than a cap, and it is exact. Who
   has no tie has no way, whatever the tables tell. */
static uint8_t rest_of(const Row *row, uint8_t cost)
{
    return !row->count ? 0 : cost == FAR ? FAR : (uint8_t)(cost - row->costs[0]);
}

/* Lists the pairs that a cap leaves open; TOO_LONG when these are many. */
static int list_open(const Net *net, const Batch *batch, uint8_t cap, Scratch *scratch)
{
    uint64_t most = batch->count * batch->groups / MANY_OPEN;
    const uint8_t *costs = batch->costs;
    scratch->order.count = scratch->order_costs.count = 0;
    for (uint64_t place = 0; cap < FAR && place < batch->count; place++) {
        Row row = row_of(net->out, batch->sources[place]);
        for (uint64_t group = 0; group < batch->groups; group++) {
            if (rest_of(&row, *costs++) < cap)
                continue;
            if (scratch->order.count >= most)
                return TOO_LONG;
            if (list_add(&scratch->order, (uint32_t)place) ||
                list_add(&scratch->order_costs, (uint32_t)group))
                return OUT_OF_MEMORY;
        }
    }
    return 0;
}

/* A cap that would have left nearly nothing open; FAR where many are not reached at all. */
static uint8_t learnt(const Net *net, const Batch *batch)
{
    uint64_t counts[FAR + 1] = {0}, open = 0, few = batch->count * batch->groups / FEW_OPEN;
    const uint8_t *costs = batch->costs;
    int cap = FAR;
    for (uint64_t place = 0; place < batch->count; place++) {
        Row row = row_of(net->out, batch->sources[place]);
        for (uint64_t group = 0; group < batch->groups; group++)
            counts[rest_of(&row, *costs++)]++;
    }
    while (cap && (open += counts[cap]) <= few)
        cap--;
    return (uint8_t)(cap < FAR ? cap + 1 : FAR);
}

/* Where the cap of such batches is kept: by how many members a group has. */
static uint8_t *cap_of(Scratch *scratch, const Batch *batch)
{
    uint64_t members = batch->groups ? batch->bounds[batch->groups] / batch->groups : 0;
    int size = 0;
    while (size < GUESSES - 1 && members >> (size + 1))
        size++;
    return &scratch->caps[size];
}

/* The answers of tables with a cap; TOO_LONG when it leaves too much open. */
static int answered(Scratch *scratch, const Net *net, const Batch *batch, uint8_t cap)
{
    Tables tables = {.scratch = scratch, .cap = cap};
    int answer = tables_make(&tables, net, batch);
    if (!answer) {
        ends(net, batch, &tables);
        answer = list_open(net, batch, cap, scratch);
    }
    if (!answer)
        answer = mend_open(scratch, net, batch, &tables);
    if (!answer)
        answer = mend(scratch, net, batch, &tables);
    tables_free(&tables);
    return answer;
}

/* The answers to at most WIDE groups; a source is no member of its own. OUT_OF_MEMORY or 0. */
API int kw_batch(Scratch *scratch, const Net *net, const Batch *batch)
{
    /* The first table has no cap, and is all there is of two ties. */
    uint8_t *cap = cap_of(scratch, batch);
    int answer = answered(scratch, net, batch, *cap && batch->most_ties > 2 ? *cap : FAR);
    if (answer == TOO_LONG)
        answer = answered(scratch, net, batch, FAR);
    if (!answer)
        *cap = learnt(net, batch);
    return answer;
}
