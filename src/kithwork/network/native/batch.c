/* From many sources to many groups at once: min-plus steps over blocks of 64 groups.

   A table holds, for every person and each group of a block, the least cost to it within so many
   ties, saturated at 255. A step goes over all rows; the last one only over the sources', and the
   one before only over those of whom a source is tied to. */
#define _DEFAULT_SOURCE /* posix_memalign and madvise, where they are */
#include "kernel.h"

#include <stdlib.h>
#include <string.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

/* So many groups stand beside each other in a table: a cache line. For a few groups a quarter of it
   would do, and takes twice as long. */
#define WIDE 64
#define FAR 255
#define AHEAD 12
#define HUGE_PAGE ((size_t)1 << 21)
#define LOOK_EVERY 8

#if defined(__GNUC__)
#define INLINE static inline __attribute__((always_inline))
#else
#define INLINE static inline
#endif

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

/* The costs from everybody to the groups of a block, and who is in reach of any at all. */
typedef struct {
    uint8_t *costs;
    uint64_t *known;
} Table;

API void kw_table_free(Table *table)
{
    if (!table)
        return;
    free(table->costs);
    free(table->known);
    free(table);
}

/* A table is read here and there all over: on large pages that takes half the time. */
static uint8_t *large(size_t bytes)
{
#if defined(__linux__)
    void *place = NULL;
    if (posix_memalign(&place, bytes >= HUGE_PAGE ? HUGE_PAGE : WIDE, bytes))
        return NULL;
    madvise(place, bytes, MADV_HUGEPAGE);
    return place;
#else
    return malloc(bytes);
#endif
}

API Table *kw_table(uint64_t people)
{
    Table *table = calloc(1, sizeof *table);
    if (!table)
        return NULL;
    table->costs = large((size_t)(people + 1) * WIDE);
    table->known = calloc((size_t)(people / 64 + 1), sizeof *table->known);
    if (!table->costs || !table->known) {
        kw_table_free(table);
        return NULL;
    }
    return table;
}

/* The first table: 0 for the members of each group, and who is in reach of any at all. */
API void kw_batch_start(uint64_t people, const uint32_t *members, const uint64_t *bounds,
                        uint32_t groups, Table *table)
{
    memset(table->costs, FAR, (size_t)people * WIDE);
    memset(table->known, 0, (size_t)(people / 64 + 1) * sizeof *table->known);
    /* Columns without a group are as near as can be, so that they never keep a row open. */
    if (groups < WIDE)
        for (uint64_t person = 0; person < people; person++)
            memset(table->costs + (size_t)person * WIDE + groups, 0, WIDE - groups);
    for (uint32_t group = 0; group < groups; group++)
        for (uint64_t at = bounds[group]; at < bounds[group + 1]; at++) {
            table->costs[(size_t)members[at] * WIDE + group] = 0;
            set_bit(table->known, members[at]);
        }
}

/* How many ties lead to those who are in reach of any group. */
static uint64_t ties_to(const Net *net, const uint64_t *known)
{
    uint64_t ties = 0;
    for (uint64_t person = 0; person < net->people; person++)
        if (bit(known, (uint32_t)person))
            ties += degree_of(net->in, (uint32_t)person);
    return ties;
}

/* One tie further from the few who are in reach, to whoever leads to them. */
static CLONES int spread(const Net *net, const Table *before, Table *after)
{
    int cheaper = 0;
    memcpy(after->costs, before->costs, (size_t)net->people * WIDE);
    memcpy(after->known, before->known, (size_t)(net->people / 64 + 1) * sizeof *after->known);
    for (uint64_t person = 0; person < net->people; person++) {
        if (!bit(before->known, (uint32_t)person))
            continue;
        const uint8_t *costs = before->costs + (size_t)person * WIDE;
        Row row = row_of(net->in, (uint32_t)person);
        for (uint32_t tie = 0; tie < row.count; tie++) {
            if (tie + AHEAD < row.count)
                PREFETCH(after->costs + (size_t)row.ids[tie + AHEAD] * WIDE);
            uint8_t *own = after->costs + (size_t)row.ids[tie] * WIDE, step = row.costs[tie];
            lower(own, costs, step);
            set_bit(after->known, row.ids[tie]);
            cheaper = 1;
        }
    }
    return cheaper;
}

/* One tie further for everybody, or for those `wanted`, from whomever they are tied to. A row is
   left where its next tie alone is dearer than all that is known. Whoever reaches nobody changes
   nothing: to ask each first would take longer. */
static CLONES int gather(const Net *net, const Table *before, Table *after, const uint64_t *wanted)
{
    int cheaper = 0;
    memcpy(after->known, before->known, (size_t)(net->people / 64 + 1) * sizeof *after->known);
    for (uint64_t person = 0; person < net->people; person++) {
        if (wanted && !bit(wanted, (uint32_t)person))
            continue;
        uint8_t costs[WIDE];
        const uint8_t *own = before->costs + (size_t)person * WIDE;
        Row row = row_of(net->out, (uint32_t)person);
        memcpy(costs, own, WIDE);
        for (uint32_t tie = 0; tie < row.count; tie++) {
            if (tie + AHEAD < row.count)
                PREFETCH(before->costs + (size_t)row.ids[tie + AHEAD] * WIDE);
            if (tie % LOOK_EVERY == 0 && row.costs[tie] >= dearest(costs))
                break;
            const uint8_t *other = before->costs + (size_t)row.ids[tie] * WIDE;
            uint8_t step = row.costs[tie];
            lower(costs, other, step);
        }
        if (memcmp(costs, own, WIDE) != 0) {
            set_bit(after->known, (uint32_t)person);
            cheaper = 1;
        }
        memcpy(after->costs + (size_t)person * WIDE, costs, WIDE);
    }
    return cheaper;
}

/* Marks whom the sources are tied to, a bit a person. */
API void kw_batch_near(const Net *net, const uint32_t *sources, uint64_t count, uint64_t *near)
{
    for (uint64_t at = 0; at < count; at++) {
        Row row = row_of(net->out, sources[at]);
        for (uint32_t tie = 0; tie < row.count; tie++)
            set_bit(near, row.ids[tie]);
    }
}

/* One tie further: `after` from `before`, for everybody or at least for those `wanted` (a bit a
   person, or none). Answers whether anything got cheaper. */
API int kw_batch_step(const Net *net, const Table *before, Table *after, const uint64_t *wanted)
{
    uint64_t most = 0;
    for (uint64_t person = 0; person < net->people; person++)
        most += degree_of(net->out, (uint32_t)person);
    if (ties_to(net, before->known) < most / 4)
        return spread(net, before, after);
    return gather(net, before, after, wanted);
}

/* The fewest ties with which a person comes to a group at the cost of the last table. */
static inline uint32_t fewest(const Table *const *tables, uint32_t last, size_t place)
{
    uint32_t ties = 0;
    while (ties < last && tables[ties]->costs[place] != tables[last]->costs[place])
        ties++;
    return ties;
}

/* The last tie, for the sources alone: the least cost to each group and with whom the best way
   begins: of several the one with fewer ties, then the smaller person. tables[t] holds the costs
   within t ties. A source is no member of its own groups here. */
API CLONES void kw_batch_end(const Net *net, const uint32_t *sources, uint64_t count,
                             const Table *const *tables, uint32_t last, uint32_t groups,
                             uint8_t *costs, uint32_t *firsts)
{
    const uint8_t *before = tables[last]->costs;
    const uint64_t *known = tables[last]->known;
    for (uint64_t source = 0; source < count; source++) {
        uint8_t best[WIDE], sums[WIDE];
        uint32_t first[WIDE], ties[WIDE] = {0};
        uint8_t most = FAR;
        Row row = row_of(net->out, sources[source]);
        memset(best, FAR, groups);
        memset(best + groups, 0, WIDE - groups);
        memset(first, 255, sizeof first);
        for (uint32_t tie = 0; tie < row.count; tie++) {
            uint32_t one = row.ids[tie];
            if (tie + AHEAD < row.count)
                PREFETCH(before + (size_t)row.ids[tie + AHEAD] * WIDE);
            if (tie % LOOK_EVERY == 0)
                most = dearest(best);
            if (row.costs[tie] > most)
                break;
            if (!bit(known, one))
                continue;
            const uint8_t *other = before + (size_t)one * WIDE;
            uint8_t limit = (uint8_t)(FAR - row.costs[tie]), better = 0;
            for (int at = 0; at < WIDE; at++) {
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
                uint32_t spent = fewest(tables, last, (size_t)one * WIDE + at);
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
