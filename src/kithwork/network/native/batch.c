/* From many sources to many groups at once: min-plus steps over blocks of 64 groups.

   A table holds, for every person and each group of a block, the least cost to it within so many
   ties, saturated at 255. A step goes over all rows; the last one only over the sources'. */
#include "kernel.h"

#include <string.h>

#define WIDTH 64
#define FAR 255
#define AHEAD 6
#define LOOK_EVERY 8

/* Lowers `costs` to those of `other` plus `step`. A sum of more than 255 is 255: min before plus. */
#define LOWER(costs, other, step)                                                  \
    do {                                                                           \
        uint8_t limit_ = (uint8_t)(FAR - (step));                                  \
        for (int at_ = 0; at_ < WIDTH; at_++) {                                    \
            uint8_t sum_ = (other)[at_] < limit_ ? (other)[at_] : limit_;          \
            sum_ = (uint8_t)(sum_ + (step));                                       \
            (costs)[at_] = sum_ < (costs)[at_] ? sum_ : (costs)[at_];              \
        }                                                                          \
    } while (0)

static inline uint8_t dearest(const uint8_t *costs)
{
    uint8_t most = 0;
    for (int at = 0; at < WIDTH; at++)
        most = costs[at] > most ? costs[at] : most;
    return most;
}

/* The first table: 0 for the members of each group, and who is in reach of any at all. */
API void kw_batch_start(uint64_t people, const uint32_t *members, const uint64_t *bounds,
                        uint32_t groups, uint8_t *table, uint64_t *known)
{
    memset(table, FAR, (size_t)people * WIDTH);
    /* Columns without a group are as near as can be, so that they never keep a row open. */
    if (groups < WIDTH)
        for (uint64_t person = 0; person < people; person++)
            memset(table + (size_t)person * WIDTH + groups, 0, WIDTH - groups);
    memset(known, 0, (size_t)(people / 64 + 1) * sizeof *known);
    for (uint32_t group = 0; group < groups; group++)
        for (uint64_t at = bounds[group]; at < bounds[group + 1]; at++) {
            table[(size_t)members[at] * WIDTH + group] = 0;
            set_bit(known, members[at]);
        }
}

/* One tie further for the persons from..until-1: `after` from `before`. A row is left where its
   next tie alone is dearer than all that is known; `known` says whose row of `before` holds any.
   Answers whether anything got cheaper. */
API CLONES int kw_batch_step(const Net *net, uint64_t from, uint64_t until, const uint8_t *before,
                              const uint64_t *known, uint8_t *after, uint64_t *known_after)
{
    int cheaper = 0;
    for (uint64_t person = from; person < until; person++) {
        uint8_t costs[WIDTH];
        const uint8_t *own = before + (size_t)person * WIDTH;
        uint8_t most = FAR;
        int any = bit(known, (uint32_t)person);
        Row row = row_of(net->out, (uint32_t)person);
        memcpy(costs, own, WIDTH);
        for (uint32_t tie = 0; tie < row.count; tie++) {
            if (tie + AHEAD < row.count && bit(known, row.ids[tie + AHEAD]))
                PREFETCH(before + (size_t)row.ids[tie + AHEAD] * WIDTH);
            if (tie % LOOK_EVERY == 0 && any)
                most = dearest(costs);
            if (row.costs[tie] >= most)
                break;
            if (!bit(known, row.ids[tie]))
                continue;
            const uint8_t *other = before + (size_t)row.ids[tie] * WIDTH;
            uint8_t step = row.costs[tie];
            LOWER(costs, other, step);
            any = 1;
        }
        cheaper |= memcmp(costs, own, WIDTH) != 0;
        memcpy(after + (size_t)person * WIDTH, costs, WIDTH);
        if (any)
            known_after[person >> 6] |= (uint64_t)1 << (person & 63);
    }
    return cheaper;
}

/* The fewest ties with which a person comes to a group at the cost of the last table. */
static inline uint32_t fewest(const uint8_t *const *tables, uint32_t last, size_t place)
{
    uint32_t ties = 0;
    while (ties < last && tables[ties][place] != tables[last][place])
        ties++;
    return ties;
}

/* The last tie, for the sources alone: the least cost to each group and with whom the best way
   begins: of several the one with fewer ties, then the smaller person. tables[t] holds the costs
   within t ties. A source is no member of its own groups here. */
API CLONES void kw_batch_end(const Net *net, const uint32_t *sources, uint64_t count,
                             const uint8_t *const *tables, uint32_t last, const uint64_t *known,
                             uint32_t groups, uint8_t *costs, uint32_t *firsts)
{
    const uint8_t *before = tables[last];
    for (uint64_t source = 0; source < count; source++) {
        uint8_t best[WIDTH], sums[WIDTH];
        uint32_t first[WIDTH], ties[WIDTH] = {0};
        uint8_t most = FAR;
        Row row = row_of(net->out, sources[source]);
        memset(best, FAR, groups);
        memset(best + groups, 0, WIDTH - groups);
        memset(first, 255, sizeof first);
        for (uint32_t tie = 0; tie < row.count; tie++) {
            uint32_t one = row.ids[tie];
            if (tie + AHEAD < row.count)
                PREFETCH(before + (size_t)row.ids[tie + AHEAD] * WIDTH);
            if (tie % LOOK_EVERY == 0)
                most = dearest(best);
            if (row.costs[tie] > most)
                break;
            if (!bit(known, one))
                continue;
            const uint8_t *other = before + (size_t)one * WIDTH;
            uint8_t limit = (uint8_t)(FAR - row.costs[tie]), better = 0;
            for (int at = 0; at < WIDTH; at++) {
                uint8_t sum = other[at] <= limit ? (uint8_t)(other[at] + row.costs[tie]) : FAR;
                uint8_t reached = other[at] <= limit && other[at] != FAR && sum <= best[at];
                sums[at] = sum;
                better |= reached;
            }
            if (!better)
                continue;
            for (uint32_t at = 0; at < groups; at++) {
                if (other[at] > limit || other[at] == FAR || sums[at] > best[at])
                    continue;
                uint32_t spent = fewest(tables, last, (size_t)one * WIDTH + at);
                if (sums[at] == best[at] && first[at] != UINT32_MAX &&
                    (spent > ties[at] || (spent == ties[at] && one > first[at])))
                    continue;
                best[at] = sums[at];
                ties[at] = spent;
                first[at] = one;
            }
        }
        memcpy(costs + source * groups, best, groups);
        memcpy(firsts + source * groups, first, groups * sizeof *first);
    }
}
