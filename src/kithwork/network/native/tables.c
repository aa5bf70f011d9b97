/* Making the tables of a batch: min-plus steps from the groups on.

   The first tie is followed from the members alone, and each further one from whoever is in reach
   while these are few, else by everybody, from whomever they are tied to. The last one matters only
   to those of whom a source is tied to, and only as far as it betters what the source has without
   it: mostly very little. And all of them matter only up to what nearly no answer exceeds. */
#define _DEFAULT_SOURCE /* posix_memalign and madvise, where they are */
#include "tables.h"

#include <stdlib.h>
#include <string.h>
#if defined(__linux__)
#include <sys/mman.h>
#endif

#define HUGE_PAGE ((size_t)1 << 21)
#define LINE 64
/* How many rows ahead they are asked for, and what they lead to where most are left at once. */
#define ROWS_AHEAD 8
#define FIRST_AHEAD 4
/* Where so small a part of all ties lead to somebody in reach, these are followed instead. */
#define FEW 4

static size_t words(const Tables *tables)
{
    return (size_t)(tables->people / 64 + 1);
}

void tables_free(Tables *tables)
{
    Scratch *scratch = tables->scratch;
    for (uint32_t at = 0; at < tables->count; at++)
        if (scratch->spare_count < SPARE)
            scratch->spare[scratch->spare_count++] = tables->costs[at];
        else
            free(tables->costs[at]);
    free(tables->costs);
    free(tables->known);
}

/* A table is read here and there all over: on large pages that takes half the time. */
static uint8_t *large(size_t bytes)
{
#if defined(__linux__)
    void *place = NULL;
    if (posix_memalign(&place, bytes >= HUGE_PAGE ? HUGE_PAGE : LINE, bytes))
        return NULL;
    madvise(place, bytes, MADV_HUGEPAGE);
    return place;
#else
    return malloc(bytes);
#endif
}

/* Room for one more table, of no content yet. */
static uint8_t *one_more(Tables *tables)
{
    uint8_t **costs = realloc(tables->costs, (tables->count + 1) * sizeof *costs);
    if (!costs)
        return NULL;
    Scratch *scratch = tables->scratch;
    tables->costs = costs;
    costs[tables->count] = scratch->spare_count ? scratch->spare[--scratch->spare_count]
                                                : large((size_t)(tables->people + 1) * WIDE);
    return costs[tables->count] ? costs[tables->count++] : NULL;
}

/* Columns without a group are as near as can be, so that they never keep a row open. */
static void clear(const Tables *tables, uint64_t groups, uint8_t *costs)
{
    memset(costs, FAR, (size_t)tables->people * WIDE);
    if (groups < WIDE)
        for (uint64_t person = 0; person < tables->people; person++)
            memset(costs + (size_t)person * WIDE + groups, 0, (size_t)(WIDE - groups));
}

/* One tie from a member of one group, or none. */
static void from_member(const Net *net, Tables *tables, uint32_t member, uint64_t group, int ties)
{
    uint8_t *costs = tables->costs[0] + group;
    Row row = row_of(net->in, member);
    costs[(size_t)member * WIDE] = 0;
    set_bit(tables->known, member);
    for (uint32_t tie = 0; ties && tie < row.count; tie++) {
        if (tie + AHEAD < row.count)
            PREFETCH(costs + (size_t)row.ids[tie + AHEAD] * WIDE);
        uint8_t *own = costs + (size_t)row.ids[tie] * WIDE;
        *own = row.costs[tie] < *own ? row.costs[tie] : *own;
        set_bit(tables->known, row.ids[tie]);
    }
}

/* The first table. */
static void start(const Net *net, Tables *tables, const Batch *batch)
{
    clear(tables, batch->groups, tables->costs[0]);
    for (uint64_t group = 0; group < batch->groups; group++)
        for (uint64_t at = batch->bounds[group]; at < batch->bounds[group + 1]; at++) {
            if (at + 1 < batch->bounds[group + 1])
                PREFETCH(row_of(net->in, batch->members[at + 1]).ids);
            from_member(net, tables, batch->members[at], group, batch->most_ties > 1);
        }
}

/* Whether few ties lead to those who are in reach of any group. */
static int few_known(const Net *net, const Tables *tables)
{
    uint64_t ties = 0, all = 0;
    for (uint64_t person = 0; person < net->people; person++) {
        all += degree_of(net->in, (uint32_t)person);
        if (bit(tables->known, (uint32_t)person))
            ties += degree_of(net->in, (uint32_t)person);
    }
    return ties < all / FEW;
}

/* One tie further from those in reach, to whoever leads to them; says whether it changed anything. */
static CLONES int spread(const Net *net, Tables *tables, const uint8_t *before, uint8_t *after,
                         uint64_t *known)
{
    memcpy(after, before, (size_t)net->people * WIDE);
    memcpy(known, tables->known, words(tables) * sizeof *known);
    for (uint64_t person = 0; person < net->people; person++) {
        if (!bit(known, (uint32_t)person))
            continue;
        Row row = row_of(net->in, (uint32_t)person);
        for (uint32_t tie = 0; tie < row.count; tie++) {
            if (tie + AHEAD < row.count)
                ask_for(after, row.ids[tie + AHEAD]);
            uint8_t *own = after + (size_t)row.ids[tie] * WIDE;
            lower(own, costs_in(before, (uint32_t)person), row.costs[tie]);
            set_bit(tables->known, row.ids[tie]);
        }
    }
    return memcmp(after, before, (size_t)net->people * WIDE) != 0;
}

/* One tie further for everybody, from whomever they are tied to. To ask first who of them is in
   reach would take longer. */
static CLONES int gather(const Net *net, Tables *tables, const uint8_t *before, uint8_t *after)
{
    int further = 0;
    for (uint64_t person = 0; person < net->people; person++) {
        uint8_t known[WIDE], best[WIDE];
        const uint8_t *own = costs_in(before, (uint32_t)person);
        if (person + ROWS_AHEAD < net->people)
            ask_for_row(net->out, (uint32_t)person + ROWS_AHEAD);
        if (person + 1 < net->people)
            ask_for_first(before, net->out, (uint32_t)person + 1, tables->cap);
        for (int group = 0; group < WIDE; group++)
            known[group] = own[group] < tables->cap ? own[group] : tables->cap;
        memcpy(best, known, WIDE);
        lower_over(best, net->out, (uint32_t)person, before);
        if (memcmp(best, known, WIDE) != 0) {
            set_bit(tables->known, (uint32_t)person);
            further = 1;
        }
        memcpy(after + (size_t)person * WIDE, best, WIDE);
    }
    return further;
}

/* How cheap one tie more has to be, for those of whom a source is tied to (marked in `near`), to
   better what any source has by `before`: into `needed`, a table where only their rows count. */
static CLONES void need(const Net *net, const Batch *batch, const uint8_t *before, uint8_t *needed,
                        uint8_t cap, uint64_t *near)
{
    for (uint64_t at = 0; at < batch->count; at++) {
        uint8_t best[WIDE];
        Row row = row_of(net->out, batch->sources[at]);
        ask_for_sources(net->out, batch, at, before, cap);
        nothing_known(best, batch->groups);
        lower_over(best, net->out, batch->sources[at], before);
        uint8_t most = dearest(best);
        for (uint32_t tie = 0; tie < row.count && row.costs[tie] <= most; tie++) {
            if (tie + AHEAD < row.count)
                ask_for(needed, row.ids[tie + AHEAD]);
            uint8_t *theirs = needed + (size_t)row.ids[tie] * WIDE, step = row.costs[tie];
            if (!bit(near, row.ids[tie]))
                memset(theirs, 0, WIDE);
            set_bit(near, row.ids[tie]);
            for (int group = 0; group < WIDE; group++) {
                /* What is not reached yet may cost 255 in all. */
                uint8_t room = (uint8_t)((best[group] > step ? best[group] - step : 0) +
                                         (best[group] == FAR));
                room = room < cap ? room : cap;
                theirs[group] = room > theirs[group] ? room : theirs[group];
            }
        }
    }
}

/* What somebody has, or all that is needed of them: what is less betters a source. */
INLINE void worth(uint8_t *limit, const uint8_t *before, const uint8_t *needed, uint64_t person)
{
    const uint8_t *own = costs_in(before, (uint32_t)person);
    const uint8_t *most = costs_in(needed, (uint32_t)person);
    for (int group = 0; group < WIDE; group++)
        limit[group] = own[group] < most[group] ? own[group] : most[group];
}

/* Asks for what those behind somebody need. */
INLINE void ask_for_near(const Rows *rows, const uint8_t *before, const uint8_t *needed,
                         const uint64_t *near, uint64_t person, uint64_t people)
{
    uint64_t far = person + ROWS_AHEAD, next = person + FIRST_AHEAD;
    if (far < people && bit(near, (uint32_t)far)) {
        ask_for_row(rows, (uint32_t)far);
        ask_for(before, (uint32_t)far);
        ask_for(needed, (uint32_t)far);
    }
    if (next < people && bit(near, (uint32_t)next)) {
        uint8_t limit[WIDE];
        worth(limit, before, needed, next);
        ask_for_first(before, rows, (uint32_t)next, dearest(limit));
    }
}

/* One tie further for those near, from whomever they are tied to, as far as it is needed: `after`
   says so before. What is not cheaper than that stays as it was. */
static CLONES void gather_needed(const Net *net, const uint8_t *before, uint8_t *after,
                                 const uint64_t *near)
{
    for (uint64_t person = 0; person < net->people; person++) {
        ask_for_near(net->out, before, after, near, person, net->people);
        if (!bit(near, (uint32_t)person))
            continue;
        uint8_t *costs = after + (size_t)person * WIDE;
        const uint8_t *own = costs_in(before, (uint32_t)person);
        uint8_t limit[WIDE], best[WIDE];
        worth(limit, before, after, person);
        memcpy(best, limit, WIDE);
        lower_over(best, net->out, (uint32_t)person, before);
        for (int group = 0; group < WIDE; group++)
            costs[group] = best[group] < limit[group] ? best[group] : own[group];
    }
}

/* One more tie: a further table. */
static int step(const Net *net, Tables *tables, const Batch *batch, uint64_t *bits)
{
    uint8_t *after = one_more(tables);
    if (!after)
        return OUT_OF_MEMORY;
    const uint8_t *before = tables->costs[tables->count - 2];
    if (few_known(net, tables)) {
        tables->still = !spread(net, tables, before, after, bits);
    } else if (tables->count + 1 < batch->most_ties) {
        tables->still = !gather(net, tables, before, after);
    } else {
        memset(bits, 0, words(tables) * sizeof *bits);
        need(net, batch, before, after, tables->cap, bits);
        gather_needed(net, before, after, bits);
        return 0;
    }
    tables->whole = tables->count;
    return 0;
}

int tables_make(Tables *tables, const Net *net, const Batch *batch)
{
    tables->people = net->people;
    tables->known = calloc(words(tables), sizeof *tables->known);
    uint64_t *bits = malloc(words(tables) * sizeof *bits);
    int answer = !bits || !tables->known || !one_more(tables) ? OUT_OF_MEMORY : 0;
    if (!answer) {
        start(net, tables, batch);
        tables->whole = 1;
    }
    while (!answer && !tables->still && tables->count + 1 < batch->most_ties)
        answer = step(net, tables, batch, bits);
    free(bits);
    return answer;
}
