/* How far: the fewest ties between two, and everybody within a few ties of one. */
#include "kernel.h"

#include <stdlib.h>

#define AHEAD 8

static uint32_t lowest(uint64_t bits)
{
#if defined(__GNUC__)
    return (uint32_t)__builtin_ctzll(bits);
#else
    uint32_t at = 0;
    while (!(bits >> at & 1))
        at++;
    return at;
#endif
}

/* A number for how good a way is: its cost, then its ties, then with whom it begins. */
#define RANK(cost, ties, first) ((uint64_t)(cost) << 40 | (uint64_t)(ties) << 32 | (uint64_t)(first))
#define RANK_COST(rank) ((uint32_t)((rank) >> 40))
#define RANK_TIES(rank) ((uint32_t)((rank) >> 32 & 255))

/* Somebody is on this side, at no cost that would matter. */
static int mark(Side *side, uint32_t person)
{
    set_bit(side->bits, person);
    return list_add(&side->seen, person);
}

INLINE void fetch(const Rows *rows, const List *list, size_t at)
{
    if (at + 2 * AHEAD < list->count)
        PREFETCH(&rows->heads[list->items[at + 2 * AHEAD]]);
    if (at + AHEAD < list->count)
        PREFETCH(row_of(rows, list->items[at + AHEAD]).ids);
}

/* Goes one tie further from the persons listed from `from` on, who know nobody of the other side. */
static int advance(Side *own, size_t from)
{
    size_t until = own->seen.count;
    for (size_t at = from; at < until; at++) {
        fetch(own->rows, &own->seen, at);
        Row row = row_of(own->rows, own->seen.items[at]);
        for (uint32_t tie = 0; tie < row.count; tie++)
            if (!bit(own->bits, row.ids[tie]) && mark(own, row.ids[tie]))
                return OUT_OF_MEMORY;
    }
    return 0;
}

static uint64_t work(const Side *side, size_t from)
{
    uint64_t ties = 0;
    for (size_t at = from; at < side->seen.count; at++)
        ties += degree_of(side->rows, side->seen.items[at]);
    return ties;
}

/* Whether a tie leads from the newest of one side to the other's: to look takes much less time than
   to mark, and of the last and largest layer nobody need be marked. */
static int touches(const Side *own, const Side *other, size_t from)
{
    for (size_t at = from; at < own->seen.count; at++) {
        fetch(own->rows, &own->seen, at);
        Row row = row_of(own->rows, own->seen.items[at]);
        for (uint32_t tie = 0; tie < row.count; tie++)
            if (bit(other->bits, row.ids[tie]))
                return 1;
    }
    return 0;
}

static int64_t degrees(Scratch *scratch, const Net *net, uint32_t source, uint32_t target,
                       uint32_t at_most)
{
    Side *sides = scratch->sides;
    size_t from[2] = {0, 0};
    sides[0].rows = net->out;
    sides[1].rows = net->in;
    if (mark(&sides[0], source) || mark(&sides[1], target))
        return OUT_OF_MEMORY;
    for (uint32_t ties = 1; ties <= at_most; ties++) {
        if (from[0] == sides[0].seen.count || from[1] == sides[1].seen.count)
            break;
        int side = work(&sides[1], from[1]) < work(&sides[0], from[0]);
        size_t until = sides[side].seen.count;
        if (touches(&sides[side], &sides[!side], from[side]))
            return ties;
        if (ties < at_most && advance(&sides[side], from[side]))
            return OUT_OF_MEMORY;
        from[side] = until;
    }
    return UNREACHABLE;
}

/* The fewest ties from one to another who differs, at most `at_most`; 0 when there are more. */
int64_t fewest_ties(Scratch *scratch, const Net *net, uint32_t source, uint32_t target,
                    uint32_t at_most)
{
    int64_t answer = degrees(scratch, net, source, target, at_most);
    side_clear(&scratch->sides[0]);
    side_clear(&scratch->sides[1]);
    return answer;
}

/* One tie further from everybody whose way uses exactly `layer` ties. Their ranks are copied first:
   nobody goes on from what this layer has found. */
static int push(Side *side, const uint32_t *persons, const uint64_t *ranks, size_t count,
                uint32_t layer, List *next)
{
    for (size_t at = 0; at < count; at++) {
        if (at + AHEAD < count)
            PREFETCH(row_of(side->rows, persons[at + AHEAD]).ids);
        Row row = row_of(side->rows, persons[at]);
        for (uint32_t tie = 0; tie < row.count; tie++) {
            uint32_t one = row.ids[tie];
            uint64_t rank = layer ? ranks[at] + RANK(row.costs[tie], 1, 0)
                                  : RANK(row.costs[tie], 1, one);
            int known = bit(side->bits, one);
            if (known && (RANK_COST(side->labels[one]) <= RANK_COST(rank))) {
                /* Of one cost the shorter stays, and of one length the smaller beginning. */
                if (RANK_TIES(side->labels[one]) == layer + 1 && rank < side->labels[one])
                    side->labels[one] = rank;
                continue;
            }
            int listed = known && RANK_TIES(side->labels[one]) == layer + 1;
            if (side_label(side, one, rank) || (!listed && list_add(next, one)))
                return OUT_OF_MEMORY;
        }
    }
    return 0;
}

static int push_layer(Side *side, List *layer, uint32_t ties, uint64_t **ranks)
{
    List next = {0};
    uint64_t *grown = realloc(*ranks, (layer->count + 1) * sizeof **ranks);
    if (!grown)
        return OUT_OF_MEMORY;
    *ranks = grown;
    for (size_t at = 0; at < layer->count; at++)
        grown[at] = side->labels[layer->items[at]];
    int failed = push(side, layer->items, grown, layer->count, ties, &next);
    free(layer->items);
    *layer = next;
    return failed;
}

/* The last tie, looked for from those who were asked for: cheaper when they are few. */
static uint64_t pull(const Side *side, const Rows *incoming, uint32_t person, uint32_t source)
{
    uint64_t best = bit(side->bits, person) ? side->labels[person] : UINT64_MAX;
    Row row = row_of(incoming, person);
    for (uint32_t tie = 0; tie < row.count; tie++) {
        uint32_t before = row.ids[tie];
        if (row.costs[tie] > RANK_COST(best))
            break;
        if (!bit(side->bits, before))
            continue;
        uint64_t rank = before == source ? RANK(row.costs[tie], 1, person)
                                         : side->labels[before] + RANK(row.costs[tie], 1, 0);
        if (rank < best)
            best = rank;
    }
    return best;
}

static uint64_t ties_of(const Rows *rows, const uint32_t *persons, uint64_t count)
{
    uint64_t ties = 0;
    for (uint64_t at = 0; at < count; at++)
        ties += degree_of(rows, persons[at]);
    return ties;
}

static int64_t within(Scratch *scratch, const Net *net, uint32_t source, uint32_t ties,
                      const uint32_t *of, uint64_t of_count, int everybody, List *layer,
                      uint64_t **ranks, int *pulled)
{
    Side *side = &scratch->sides[0];
    side->rows = net->out;
    if (side_label(side, source, 0) || list_add(layer, source))
        return OUT_OF_MEMORY;
    for (uint32_t done = 0; done < ties && layer->count; done++) {
        *pulled = !everybody && done + 1 == ties &&
                  ties_of(net->in, of, of_count) < ties_of(net->out, layer->items, layer->count);
        if (!*pulled && push_layer(side, layer, done, ranks))
            return OUT_OF_MEMORY;
    }
    return 0;
}

static int keep(Scratch *scratch, uint32_t person, uint64_t rank)
{
    List *order = &scratch->order;
    if (order->count == scratch->ranks_room) {
        size_t room = scratch->ranks_room ? 2 * scratch->ranks_room : 256;
        uint64_t *ranks = realloc(scratch->ranks, room * sizeof *ranks);
        if (!ranks)
            return OUT_OF_MEMORY;
        scratch->ranks = ranks;
        scratch->ranks_room = room;
    }
    scratch->ranks[order->count] = rank;
    return list_add(order, person);
}

/* The persons of a side, ascending: its bits are in that order already. */
static int keep_all(Scratch *scratch, uint32_t source)
{
    const Side *side = &scratch->sides[0];
    for (uint64_t word = 0; word <= scratch->people / 64; word++)
        for (uint64_t bits = side->bits[word]; bits; bits &= bits - 1) {
            uint32_t person = (uint32_t)(word * 64) + lowest(bits);
            if (person != source && keep(scratch, person, side->labels[person]))
                return OUT_OF_MEMORY;
        }
    return 0;
}

static int keep_some(Scratch *scratch, const Net *net, uint32_t source, const uint32_t *of,
                     uint64_t of_count, int pulled)
{
    const Side *side = &scratch->sides[0];
    for (uint64_t at = 0; at < of_count; at++) {
        uint64_t rank = UINT64_MAX;
        if (of[at] == source)
            continue;
        if (pulled)
            rank = pull(side, net->in, of[at], source);
        else if (bit(side->bits, of[at]))
            rank = side->labels[of[at]];
        if (rank != UINT64_MAX && keep(scratch, of[at], rank))
            return OUT_OF_MEMORY;
    }
    return 0;
}

/* Finds everybody within `ties` ties, at most 255, and says how many; kw_take hands them over. Of
   these only the `of_count` persons in `of` (ascending, each once) unless `everybody`. */
API int64_t kw_within(Scratch *scratch, const Net *net, uint32_t source, uint32_t ties,
                      const uint32_t *of, uint64_t of_count, int everybody)
{
    List layer = {0};
    uint64_t *ranks = NULL;
    int pulled = 0;
    scratch->order.count = 0;
    int64_t failed = within(scratch, net, source, ties, of, of_count, everybody, &layer, &ranks,
                            &pulled);
    if (!failed)
        failed = everybody ? keep_all(scratch, source)
                           : keep_some(scratch, net, source, of, of_count, pulled);
    side_clear(&scratch->sides[0]);
    free(layer.items);
    free(ranks);
    return failed ? failed : (int64_t)scratch->order.count;
}

/* What kw_within found: persons ascending, the cost of the best way to each, with whom it begins. */
API void kw_take(const Scratch *scratch, uint32_t *people, uint32_t *costs, uint32_t *firsts)
{
    for (size_t at = 0; at < scratch->order.count; at++) {
        people[at] = scratch->order.items[at];
        costs[at] = RANK_COST(scratch->ranks[at]);
        firsts[at] = (uint32_t)scratch->ranks[at];
    }
}
