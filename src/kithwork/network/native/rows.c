/* Rows of ties: laid out from a list of ties, changed in place, packed, and checked. */
#include "kernel.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The cost of each warmth; the place of the first that is none, or `count`. The same arithmetic
   as costs.py: doubles, the logarithm of the C library, ties to even. */
API uint64_t kw_costs(const double *warmth, uint64_t count, uint8_t *costs)
{
    for (uint64_t at = 0; at < count; at++) {
        if (!(warmth[at] > 0.0 && warmth[at] <= 1.0))
            return at;
        double cost = nearbyint(-COST_SCALE * log(warmth[at]));
        costs[at] = (uint8_t)(cost < 1.0 ? 1.0 : cost > 255.0 ? 255.0 : cost);
    }
    return count;
}

/* Whole numbers of `width` bytes (negative: signed) as persons; the place of the first that is no
   person, or `count`. */
API uint64_t kw_persons(const void *numbers, int width, uint64_t count, uint64_t people,
                        uint32_t *persons)
{
#define NARROW(type)                                                                      \
    for (uint64_t at = 0; at < count; at++) {                                             \
        type number = ((const type *)numbers)[at];                                        \
        if (number < 0 || (uint64_t)number >= people)                                     \
            return at;                                                                    \
        persons[at] = (uint32_t)number;                                                   \
    }                                                                                     \
    return count
#define NARROW_UNSIGNED(type)                                                             \
    for (uint64_t at = 0; at < count; at++) {                                             \
        type number = ((const type *)numbers)[at];                                        \
        if ((uint64_t)number >= people)                                                   \
            return at;                                                                    \
        persons[at] = (uint32_t)number;                                                   \
    }                                                                                     \
    return count
    switch (width) {
    case -8: NARROW(int64_t);
    case -4: NARROW(int32_t);
    case 8: NARROW_UNSIGNED(uint64_t);
    case 4: NARROW_UNSIGNED(uint32_t);
    default: return 0;
    }
#undef NARROW
#undef NARROW_UNSIGNED
}

static int by_cost(const void *one, const void *other)
{
    uint64_t left = *(const uint64_t *)one, right = *(const uint64_t *)other;
    return (left > right) - (left < right);
}

/* Ties of one row as numbers, cost before person, small rows by insertion. */
static void sort(uint64_t *ties, uint32_t count)
{
    if (count > 48) {
        qsort(ties, count, sizeof *ties, by_cost);
        return;
    }
    for (uint32_t at = 1; at < count; at++) {
        uint64_t tie = ties[at];
        uint32_t place = at;
        for (; place && ties[place - 1] > tie; place--)
            ties[place] = ties[place - 1];
        ties[place] = tie;
    }
}

/* Sorts each row and drops parallel ties, the warmest stays; rows close up. Answers with how many
   slots are left in use, or -1. */
static int64_t tidy(uint64_t people, uint64_t *heads, uint32_t *ids, uint8_t *costs)
{
    uint32_t *seen_in = calloc((size_t)people + 1, sizeof *seen_in), longest = 0;
    for (uint64_t person = 0; person < people; person++)
        if ((heads[person] & DEGREE_MASK) > longest)
            longest = (uint32_t)(heads[person] & DEGREE_MASK);
    uint64_t *row = malloc(((size_t)longest + 1) * sizeof *row), slots = 0;
    if (!row || !seen_in) {
        free(row);
        free(seen_in);
        return OUT_OF_MEMORY;
    }
    for (uint64_t person = 0; person < people; person++) {
        uint64_t from = heads[person] >> DEGREE_BITS, start = slots;
        uint32_t count = (uint32_t)(heads[person] & DEGREE_MASK);
        for (uint32_t tie = 0; tie < count; tie++)
            row[tie] = (uint64_t)costs[from + tie] << 32 | ids[from + tie];
        sort(row, count);
        for (uint32_t tie = 0; tie < count; tie++) {
            uint32_t other = (uint32_t)row[tie];
            if (seen_in[other] == person + 1)
                continue;
            seen_in[other] = (uint32_t)person + 1;
            ids[slots] = other;
            costs[slots++] = (uint8_t)(row[tie] >> 32);
        }
        heads[person] = start << DEGREE_BITS | (slots - start);
    }
    free(row);
    free(seen_in);
    return (int64_t)slots;
}

/* Lays out `count` ties from source to target, and back as well when `both` (loops are left out).
   ids and costs have room for all of them. Answers with the slots in use; -1 without memory, -2
   when somebody has more ties than a header counts. */
API int64_t kw_build(uint64_t people, uint64_t count, const uint32_t *source,
                     const uint32_t *target, const uint8_t *tie_costs, int both, uint64_t *heads,
                     uint32_t *ids, uint8_t *costs)
{
    uint64_t *next = calloc((size_t)people + 1, sizeof *next), slots = 0;
    if (!next)
        return OUT_OF_MEMORY;
    for (uint64_t tie = 0; tie < count; tie++) {
        if (source[tie] == target[tie])
            continue;
        next[source[tie]]++;
        if (both)
            next[target[tie]]++;
    }
    for (uint64_t person = 0; person < people; person++) {
        uint64_t degree = next[person];
        if (degree > DEGREE_MASK) {
            free(next);
            return -2;
        }
        heads[person] = slots << DEGREE_BITS | degree;
        next[person] = slots;
        slots += degree;
    }
    for (uint64_t tie = 0; tie < count; tie++) {
        uint32_t one = source[tie], other = target[tie];
        if (one == other)
            continue;
        ids[next[one]] = other;
        costs[next[one]++] = tie_costs[tie];
        if (both) {
            ids[next[other]] = one;
            costs[next[other]++] = tie_costs[tie];
        }
    }
    free(next);
    return tidy(people, heads, ids, costs);
}

static uint32_t place_of(const Row *row, uint32_t other)
{
    uint32_t place = 0;
    while (place < row->count && row->ids[place] != other)
        place++;
    return place;
}

static void take_out(Row *row, uint32_t place)
{
    uint32_t *ids = (uint32_t *)row->ids;
    uint8_t *costs = (uint8_t *)row->costs;
    uint32_t after = row->count - place - 1;
    memmove(ids + place, ids + place + 1, after * sizeof *ids);
    memmove(costs + place, costs + place + 1, after);
    row->count--;
}

/* Moves a full row behind all others, with a quarter more room, or twice as much as it had. */
static int move(Rows *rows, uint32_t person)
{
    uint64_t head = rows->heads[person];
    Row row = row_at(rows, head);
    uint32_t moved = rows->rooms[person], room = moved ? 2 * moved : row.count + row.count / 4 + 2;
    if (rows->used + room > rows->more)
        return FULL;
    if (row.count) {
        memcpy(rows->more_ids + rows->used, row.ids, row.count * sizeof *row.ids);
        memcpy(rows->more_costs + rows->used, row.costs, row.count);
    }
    rows->heads[person] = (rows->slots + rows->used) << DEGREE_BITS | row.count;
    rows->rooms[person] = room;
    rows->used += room;
    return 0;
}

/* Puts a tie into a row, or gives it another cost; FULL changes nothing. */
static int put(Rows *rows, uint32_t person, uint32_t other, uint8_t cost)
{
    Row row = row_of(rows, person);
    uint32_t old = place_of(&row, other), place = 0;
    if (old < row.count) {
        take_out(&row, old);
    } else if (row.count >= rows->rooms[person]) {
        if (move(rows, person))
            return FULL;
        row = row_of(rows, person);
    }
    while (place < row.count &&
           (row.costs[place] < cost || (row.costs[place] == cost && row.ids[place] < other)))
        place++;
    uint32_t *ids = (uint32_t *)row.ids + place;
    uint8_t *costs = (uint8_t *)row.costs + place;
    memmove(ids + 1, ids, (row.count - place) * sizeof *ids);
    memmove(costs + 1, costs, row.count - place);
    *ids = other;
    *costs = cost;
    rows->heads[person] = (rows->heads[person] & ~(uint64_t)DEGREE_MASK) | (row.count + 1);
    return 0;
}

/* Puts a tie into both sides, with another cost where it is there. FULL when a row has no room to
   move to: the longest row decides how much is wanted; SCATTERED when many rows have moved. */
int put_tie(Net *net, uint32_t source, uint32_t target, double warmth)
{
    uint8_t cost;
    if (source == target)
        return DONE;
    ask_for_row(net->out, source);
    ask_for_row(net->in, target);
    kw_costs(&warmth, 1, &cost);
    if (put(net->out, source, target, cost) || put(net->in, target, source, cost))
        return FULL;
    return net->out->used > net->most || net->in->used > net->most ? SCATTERED : DONE;
}

static void drop(Rows *rows, uint32_t person, uint32_t other)
{
    Row row = row_of(rows, person);
    uint32_t place = place_of(&row, other);
    if (place == row.count)
        return;
    take_out(&row, place);
    rows->heads[person] = (rows->heads[person] & ~(uint64_t)DEGREE_MASK) | row.count;
}

/* Takes ties out of both sides, where they are there. */
API void kw_drop(Net *net, uint64_t count, const uint32_t *source, const uint32_t *target)
{
    for (uint64_t tie = 0; tie < count; tie++) {
        drop(net->out, source[tie], target[tie]);
        drop(net->in, target[tie], source[tie]);
    }
}

/* Makes the headers this process's own: of a mapped file each page would else be copied when it is
   first written to, which takes much longer than all the rest of a change. */
API void kw_own(Rows *rows, uint64_t people)
{
    volatile uint64_t *heads = rows->heads;
    for (uint64_t person = 0; person < people; person += 4096 / sizeof *heads)
        heads[person] = heads[person];
}

/* How many ties the longest row holds. */
API uint32_t kw_longest(const Rows *rows, uint64_t people)
{
    uint32_t longest = 0;
    for (uint64_t person = 0; person < people; person++)
        if (degree_of(rows, (uint32_t)person) > longest)
            longest = degree_of(rows, (uint32_t)person);
    return longest;
}

/* All rows one after the other, without gaps, into arrays that have room. */
API void kw_pack(const Rows *rows, uint64_t people, uint64_t *heads, uint32_t *ids, uint8_t *costs)
{
    uint64_t slots = 0;
    for (uint64_t person = 0; person < people; person++) {
        Row row = row_of(rows, (uint32_t)person);
        heads[person] = slots << DEGREE_BITS | row.count;
        if (!row.count) /* An empty row may stand behind the last slot, where nothing is. */
            continue;
        memcpy(ids + slots, row.ids, row.count * sizeof *row.ids);
        memcpy(costs + slots, row.costs, row.count);
        slots += row.count;
    }
}
