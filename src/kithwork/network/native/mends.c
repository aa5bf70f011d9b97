/* Members of a group that are sources, too: they are no target of their own. And sources whose way is
   dearer than the tables tell.

   The tables say of everybody near such a source how near it is itself. So it searches alone, layer
   by layer, and goes only where the tables, which never say more than it takes, leave hope: about
   halfway to the next member, and from there straight on. */
#include "tables.h"

#include <stdlib.h>

#define NO_WAY UINT64_MAX

/* A source and its place in the question: sorted, those of one person stand together. */
typedef struct {
    uint32_t person, place;
} Asker;

typedef struct {
    const Net *net;
    const Tables *tables;
    uint64_t group;
    uint32_t source;
    uint64_t limit; /* no way may cost more: at first a guess, then what the best one costs */
    Key here;       /* of the best way that ends in this layer: its cost, and with whom it begins */
} Search;

static int by_person(const void *one, const void *other)
{
    const Asker *a = one, *b = other;
    return (a->person > b->person) - (a->person < b->person);
}

/* In which table the costs with so many ties left are; the first where none says them. */
static const uint8_t *table_for(const Tables *tables, uint64_t ties)
{
    if (ties > tables->whole)
        ties = tables->still ? tables->whole : 1;
    return tables->costs[ties ? ties - 1 : 0];
}

/* At least so much it costs from a person on, with so many ties left: 0 for a member, more for
   anybody else. */
static uint64_t at_least(const Search *search, uint32_t person, uint64_t ties)
{
    const Tables *tables = search->tables;
    uint8_t cost = costs_in(table_for(tables, ties), person)[search->group];
    if (ties > tables->whole && !tables->still)
        return cost != 0;
    return cost && (!ties || cost == FAR) ? NO_WAY / 2 : cost;
}

/* To a person at this cost, with `ties` left; `after` are those who go on. */
static int reach(Search *search, Side *after, uint32_t person, uint64_t cost, uint32_t first,
                 uint64_t ties)
{
    Key key = KEY(cost, first);
    uint64_t more = at_least(search, person, ties);
    if (cost + more > search->limit)
        return 0;
    if (!more) {
        search->here = key < search->here ? key : search->here;
        search->limit = cost;
        return 0;
    }
    if (bit(after->bits, person) && after->labels[person] <= key)
        return 0;
    return side_label(after, person, key);
}

/* Asks for what the ties of a row lead to, and for the rows after it. */
INLINE void ask_ahead(const Search *search, const Side *layer, size_t at, uint64_t ties)
{
    const Rows *rows = search->net->out;
    uint32_t person = layer->seen.items[at];
    const uint8_t *table = table_for(search->tables, ties) + search->group;
    uint64_t cost = (uint64_t)COST(layer->labels[person]);
    Row row = row_of(rows, person);
    for (uint32_t tie = 0; tie < row.count && cost + row.costs[tie] <= search->limit; tie++)
        PREFETCH(table + (size_t)row.ids[tie] * WIDE);
    if (at + 1 < layer->seen.count) {
        Row next = row_of(rows, layer->seen.items[at + 1]);
        PREFETCH(next.ids);
        PREFETCH(next.costs);
    }
    if (at + 2 < layer->seen.count)
        PREFETCH(&rows->heads[layer->seen.items[at + 2]]);
}

/* One tie further from all of a layer. Labels are a cost and with whom the way begins. */
static int layer(Search *search, const Side *before, Side *after, uint64_t ties)
{
    for (size_t at = 0; at < before->seen.count; at++) {
        uint32_t person = before->seen.items[at], first = TIES(before->labels[person]);
        uint64_t cost = (uint64_t)COST(before->labels[person]);
        Row row = row_of(search->net->out, person);
        ask_ahead(search, before, at, ties);
        for (uint32_t tie = 0; tie < row.count && cost + row.costs[tie] <= search->limit; tie++) {
            uint32_t next = row.ids[tie];
            if (next != search->source && reach(search, after, next, cost + row.costs[tie],
                                                cost ? first : next, ties))
                return OUT_OF_MEMORY;
        }
    }
    return 0;
}

/* The best way within the limit, into `best`: of one cost the one with fewer ties. */
static int best_within(Search *search, Scratch *scratch, uint64_t most_ties, Key *best)
{
    Side *before = &scratch->sides[0], *after = &scratch->sides[1];
    int answer = side_label(before, search->source, KEY(0, 0));
    *best = NO_WAY;
    for (uint64_t ties = most_ties; !answer && ties && before->seen.count; ties--) {
        Side *done = before;
        search->here = NO_WAY;
        answer = layer(search, before, after, ties - 1);
        if (*best == NO_WAY || (search->here != NO_WAY && COST(search->here) < COST(*best)))
            *best = search->here;
        side_clear(done);
        before = after;
        after = done;
    }
    side_clear(before);
    side_clear(after);
    return answer;
}

/* The best way of a source to others of its group; `guess` is learnt from one to the next. */
static int others(Search *search, Scratch *scratch, uint64_t most_ties, uint32_t *guess, Key *best)
{
    for (uint64_t limit = first_limit(*guess);; limit = wider(limit)) {
        search->limit = limit < FAR ? limit : FAR;
        if (best_within(search, scratch, most_ties, best))
            return OUT_OF_MEMORY;
        if (*best != NO_WAY || limit >= FAR)
            break;
    }
    learn(guess, *best == NO_WAY ? FAR : (uint64_t)COST(*best));
    return 0;
}

/* The first of the askers who is this person or a larger one. */
static uint64_t first_of(const Asker *askers, uint64_t count, uint32_t person)
{
    uint64_t low = 0, high = count;
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        if (askers[middle].person < person)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void write_best(const Batch *batch, uint64_t place, uint64_t group, Key best)
{
    batch->costs[place * batch->groups + group] = best == NO_WAY ? FAR : (uint8_t)COST(best);
    batch->firsts[place * batch->groups + group] = TIES(best);
}

static int mend_group(Search *search, Scratch *scratch, const Batch *batch, const Asker *askers,
                      uint32_t *guess)
{
    for (uint64_t at = batch->bounds[search->group]; at < batch->bounds[search->group + 1]; at++) {
        uint32_t member = batch->members[at];
        uint64_t one = first_of(askers, batch->count, member);
        if (one == batch->count || askers[one].person != member)
            continue;
        Key best;
        search->source = member;
        if (others(search, scratch, batch->most_ties, guess, &best))
            return OUT_OF_MEMORY;
        for (; one < batch->count && askers[one].person == member; one++)
            write_best(batch, askers[one].place, search->group, best);
    }
    return 0;
}

int mend(Scratch *scratch, const Net *net, const Batch *batch, const Tables *tables)
{
    uint32_t guess = 0;
    int answer = 0;
    Asker *askers = malloc((size_t)(batch->count + 1) * sizeof *askers);
    if (!askers)
        return OUT_OF_MEMORY;
    for (uint64_t place = 0; place < batch->count; place++)
        askers[place] = (Asker){batch->sources[place], (uint32_t)place};
    qsort(askers, (size_t)batch->count, sizeof *askers, by_person);
    for (uint64_t group = 0; !answer && group < batch->groups; group++) {
        Search search = {.net = net, .tables = tables, .group = group};
        answer = mend_group(&search, scratch, batch, askers, &guess);
    }
    free(askers);
    return answer;
}

int mend_open(Scratch *scratch, const Net *net, const Batch *batch, const Tables *tables)
{
    uint32_t guess = 0;
    for (size_t at = 0; at < scratch->order.count; at++) {
        uint64_t place = scratch->order.items[at], group = scratch->order_costs.items[at];
        Search search = {.net = net, .tables = tables, .group = group,
                         .source = batch->sources[place]};
        Key best;
        if (others(&search, scratch, batch->most_ties, &guess, &best))
            return OUT_OF_MEMORY;
        write_best(batch, place, group, best);
    }
    return 0;
}
