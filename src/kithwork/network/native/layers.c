/* The best way of at most `most_ties` ties: layer by layer from both ends.

   A layer holds whoever is reached cheaper with one tie more (Bellman-Ford), so a dear short chain
   is kept beside a cheap long one. The smaller front goes on until both together lack one tie; then
   the smaller one only looks whether its ties lead to somebody the other has. Rows are left as soon
   as what they lead to is dearer than the best way; before one is known, than a guess made from
   earlier answers, doubled until it is enough. Ways of equal cost all count, for their order. */
#include "kernel.h"

#include <stdlib.h>
#include <string.h>

#define AHEAD 6
#define SORTED_UNTIL 1024

typedef struct {
    Scratch *scratch;
    const Question *question;
    Key best;
    int found;
    uint32_t depth[2];   /* layers complete on either side */
    uint32_t meets_at;   /* how many ties lie before the ties in `meets` */
} Search;

static size_t layer_start(const Scratch *scratch, int side, uint32_t layer)
{
    return scratch->starts[side].items[layer];
}

static size_t layer_end(const Scratch *scratch, int side, uint32_t layer)
{
    const List *starts = &scratch->starts[side];
    return layer + 1 < starts->count ? starts->items[layer + 1] : scratch->layers[side].count;
}

static size_t front(const Search *search, int side)
{
    uint32_t depth = search->depth[side];
    return layer_end(search->scratch, side, depth) - layer_start(search->scratch, side, depth);
}

/* The least cost in the outermost layer of a side. */
static int64_t least(const Search *search, int side)
{
    const Scratch *scratch = search->scratch;
    uint32_t depth = search->depth[side], found = UINT32_MAX;
    const uint32_t *costs = scratch->layer_costs[side].items;
    for (size_t at = layer_start(scratch, side, depth); at < layer_end(scratch, side, depth); at++)
        if (costs[at] < found)
            found = costs[at];
    return found;
}

/* The outermost layer of a side by cost, into order and order_costs. */
static int sorted(Search *search, int side)
{
    Scratch *scratch = search->scratch;
    uint32_t depth = search->depth[side], places[SORTED_UNTIL + 1] = {0};
    size_t start = layer_start(scratch, side, depth), count = front(search, side);
    if (list_reserve(&scratch->order, count) || list_reserve(&scratch->order_costs, count))
        return OUT_OF_MEMORY;
    const uint32_t *persons = scratch->layers[side].items + start;
    const uint32_t *costs = scratch->layer_costs[side].items + start;
#define PLACE(cost) ((cost) < SORTED_UNTIL ? (cost) : SORTED_UNTIL - 1)
    for (size_t at = 0; at < count; at++)
        places[PLACE(costs[at]) + 1]++;
    for (uint32_t cost = 0; cost < SORTED_UNTIL; cost++)
        places[cost + 1] += places[cost];
    for (size_t at = 0; at < count; at++) {
        uint32_t place = places[PLACE(costs[at])]++;
        scratch->order.items[place] = persons[at];
        scratch->order_costs.items[place] = costs[at];
    }
#undef PLACE
    return 0;
}

/* A whole way was found: over the tie between `near` of this side and `far` of the other. */
static int meet(Search *search, int side, uint32_t near, uint32_t near_cost, uint32_t far,
                Key far_key, Key total)
{
    List *meets = &search->scratch->meets;
    if (total < search->best || !search->found) {
        search->best = total;
        search->found = 1;
        meets->count = 0;
        search->meets_at = side ? TIES(far_key) : search->depth[0];
    }
    uint32_t before = side ? far : near, after = side ? near : far;
    uint32_t cost = side ? (uint32_t)COST(far_key) : near_cost;
    return list_add(meets, before) || list_add(meets, after) || list_add(meets, cost)
               ? OUT_OF_MEMORY
               : 0;
}

static void look_ahead(const Search *search, const Rows *rows, size_t at, size_t count)
{
    const uint32_t *order = search->scratch->order.items;
    if (at + 2 * AHEAD < count)
        PREFETCH(&rows->heads[order[at + 2 * AHEAD]]);
    if (at + AHEAD < count) {
        Row row = row_of(rows, order[at + AHEAD]);
        PREFETCH(row.ids);
        PREFETCH(row.costs);
        PREFETCH(row.ids + 16);
    }
}

/* Labels whom the outermost layer of a side leads to, and looks for ways. */
static int expand(Search *search, int side)
{
    Scratch *scratch = search->scratch;
    Side *own = &scratch->sides[side], *other = &scratch->sides[!side];
    uint32_t layer = search->depth[side] + 1;
    int64_t beyond = least(search, !side);
    size_t count = front(search, side);
    if (sorted(search, side) || list_add(&scratch->starts[side], (uint32_t)scratch->layers[side].count))
        return OUT_OF_MEMORY;
    int first = side == 0 && layer == 1;
    for (size_t at = 0; at < count; at++) {
        look_ahead(search, own->rows, at, count);
        uint32_t person = scratch->order.items[at], cost = scratch->order_costs.items[at];
        if (cost + 1 + beyond > COST(search->best))
            continue;
        Row row = row_of(own->rows, person);
        for (uint32_t tie = 0; tie < row.count; tie++) {
            uint32_t far = row.ids[tie], reached = cost + row.costs[tie];
            if (reached + beyond > COST(search->best))
                break;
            if (UNLIKELY(first && search->question->given_count) && is_given(search->question, far))
                continue;
            Key key = KEY(reached, layer);
            if (bit(other->bits, far)) {
                Key label = other->labels[far];
                if (label == BLOCKED)
                    continue;
                Key total = key + KEY_OF(label);
                if (total <= search->best &&
                    meet(search, side, person, cost, far, KEY_OF(label), total))
                    return OUT_OF_MEMORY;
            }
            if (!bit(own->bits, far) || LABEL(key) < own->labels[far]) {
                int listed = bit(own->bits, far) && TIES(KEY_OF(own->labels[far])) == layer;
                if (side_label(own, far, LABEL(key)))
                    return OUT_OF_MEMORY;
                if (!listed && list_add(&scratch->layers[side], far))
                    return OUT_OF_MEMORY;
            }
        }
    }
    search->depth[side] = layer;
    List *costs = &scratch->layer_costs[side];
    size_t start = layer_start(scratch, side, layer), whole = scratch->layers[side].count;
    if (list_reserve(costs, whole))
        return OUT_OF_MEMORY;
    for (size_t at = start; at < whole; at++)
        costs->items[at] = (uint32_t)COST(KEY_OF(own->labels[scratch->layers[side].items[at]]));
    costs->count = whole;
    return 0;
}

/* The last tie: whom the outermost layer leads to is only looked up, on the other side. */
static int close_up(Search *search, int side)
{
    Scratch *scratch = search->scratch;
    const Side *own = &scratch->sides[side], *other = &scratch->sides[!side];
    uint32_t layer = search->depth[side] + 1;
    int64_t beyond = least(search, !side);
    size_t count = front(search, side);
    if (sorted(search, side))
        return OUT_OF_MEMORY;
    int first = side == 0 && layer == 1;
    for (size_t at = 0; at < count; at++) {
        look_ahead(search, own->rows, at, count);
        uint32_t person = scratch->order.items[at], cost = scratch->order_costs.items[at];
        if (cost + 1 + beyond > COST(search->best))
            continue;
        Row row = row_of(own->rows, person);
        for (uint32_t tie = 0; tie < row.count; tie++) {
            uint32_t far = row.ids[tie], reached = cost + row.costs[tie];
            if (reached + beyond > COST(search->best))
                break;
            if (LIKELY(!bit(other->bits, far)) || other->labels[far] == BLOCKED)
                continue;
            if (first && is_given(search->question, far))
                continue;
            Key key = KEY_OF(other->labels[far]), total = KEY(reached, layer) + key;
            if (total <= search->best && meet(search, side, person, cost, far, key, total))
                return OUT_OF_MEMORY;
        }
    }
    return 0;
}

static int start(Search *search)
{
    Scratch *scratch = search->scratch;
    const List *seen = &scratch->sides[1].seen;
    if (list_add(&scratch->starts[0], 0) || list_add(&scratch->starts[1], 0) ||
        list_add(&scratch->layers[0], search->question->source) ||
        list_add(&scratch->layer_costs[0], 0))
        return OUT_OF_MEMORY;
    for (size_t at = 0; at < seen->count; at++) {
        uint32_t target = seen->items[at];
        if (scratch->sides[1].labels[target] == LABEL(0) &&
            (list_add(&scratch->layers[1], target) || list_add(&scratch->layer_costs[1], 0)))
            return OUT_OF_MEMORY;
    }
    return 0;
}

/* Whether `person` is in this layer of a side at exactly this cost. */
static int in_layer(const Scratch *scratch, int side, uint32_t layer, uint32_t person, int64_t cost)
{
    const Side *one = &scratch->sides[side];
    if (!bit(one->bits, person) || one->labels[person] == BLOCKED)
        return 0;
    Key key = KEY_OF(one->labels[person]);
    if (TIES(key) <= layer)
        return TIES(key) == layer && COST(key) == cost;
    const uint32_t *persons = scratch->layers[side].items;
    for (size_t at = layer_start(scratch, side, layer); at < layer_end(scratch, side, layer); at++)
        if (persons[at] == person)
            return scratch->layer_costs[side].items[at] == cost;
    return 0;
}

static void unmark(Scratch *scratch, size_t from)
{
    for (size_t at = from; at < scratch->marked.count; at++)
        scratch->marks[scratch->marked.items[at] >> 6] = 0;
}

static int mark(Scratch *scratch, uint32_t person, uint32_t cost)
{
    if (bit(scratch->marks, person))
        return 0;
    set_bit(scratch->marks, person);
    return list_add(&scratch->marked, person) || list_add(&scratch->order_costs, cost) ? OUT_OF_MEMORY : 0;
}

/* Everybody on a best way at the places meets_at..1, found backward; `bounds` says where the list
   of each place begins in `marked` and order_costs. */
static int mark_back(Search *search, List *bounds)
{
    Scratch *scratch = search->scratch;
    const List *meets = &scratch->meets;
    scratch->order_costs.count = 0;
    if (list_add(bounds, 0))
        return OUT_OF_MEMORY;
    for (size_t at = 0; at < meets->count; at += 3)
        if (mark(scratch, meets->items[at], meets->items[at + 2]))
            return OUT_OF_MEMORY;
    unmark(scratch, 0);
    for (uint32_t place = search->meets_at; place > 1; place--) {
        size_t from = bounds->items[bounds->count - 1], until = scratch->marked.count;
        if (list_add(bounds, (uint32_t)until))
            return OUT_OF_MEMORY;
        for (size_t at = from; at < until; at++) {
            int64_t cost = scratch->order_costs.items[at];
            Row row = row_of(scratch->sides[1].rows, scratch->marked.items[at]);
            for (uint32_t tie = 0; tie < row.count && row.costs[tie] < cost; tie++)
                if (in_layer(scratch, 0, place - 1, row.ids[tie], cost - row.costs[tie]) &&
                    mark(scratch, row.ids[tie], (uint32_t)(cost - row.costs[tie])))
                    return OUT_OF_MEMORY;
        }
        unmark(scratch, until);
    }
    return list_add(bounds, (uint32_t)scratch->marked.count);
}

/* From the source to whoever stands before the tie where both sides met: the smallest numbers. */
static uint32_t trace_near(Search *search, const List *bounds, uint32_t *people)
{
    Scratch *scratch = search->scratch;
    uint32_t person = search->question->source;
    int64_t cost = 0;
    for (uint32_t place = 1; place <= search->meets_at; place++) {
        uint32_t list = search->meets_at - place, next = UINT32_MAX;
        int64_t next_cost = 0;
        for (size_t at = bounds->items[list]; at < bounds->items[list + 1]; at++) {
            uint32_t one = scratch->marked.items[at];
            int64_t there = scratch->order_costs.items[at];
            if (one < next && there > cost &&
                has_tie(scratch->sides[0].rows, person, one, there - cost)) {
                next = one;
                next_cost = there;
            }
        }
        people[place] = person = next;
        cost = next_cost;
    }
    return person;
}

/* From there to a target. */
static void trace_far(const Search *search, uint32_t person, uint32_t *people)
{
    const Scratch *scratch = search->scratch;
    const List *meets = &scratch->meets;
    uint32_t ties = TIES(search->best) - search->meets_at - 1, place = search->meets_at + 1;
    uint32_t next = UINT32_MAX, cost = 0;
    for (size_t at = 0; at < meets->count; at += 3)
        if (meets->items[at] == person && meets->items[at + 1] < next) {
            next = meets->items[at + 1];
            cost = meets->items[at + 2];
        }
    Row row = row_of(scratch->sides[0].rows, person);
    int64_t left = COST(search->best) - cost;
    for (uint32_t tie = 0; tie < row.count; tie++)
        if (row.ids[tie] == next) {
            left -= row.costs[tie];
            break;
        }
    people[place] = next;
    while (ties) {
        ties--;
        row = row_of(scratch->sides[0].rows, next);
        uint32_t smallest = UINT32_MAX, step = 0;
        for (uint32_t tie = 0; tie < row.count && row.costs[tie] <= left; tie++)
            if (row.ids[tie] < smallest &&
                in_layer(scratch, 1, ties, row.ids[tie], left - row.costs[tie])) {
                smallest = row.ids[tie];
                step = row.costs[tie];
            }
        people[++place] = next = smallest;
        left -= step;
    }
}

static int trace(Search *search, Way *way)
{
    List bounds = {0};
    way->ties = TIES(search->best);
    if (way->ties + 1 > way->room)
        return 1;
    int failed = mark_back(search, &bounds);
    if (!failed) {
        way->cost = (uint64_t)COST(search->best);
        way->people[0] = search->question->source;
        trace_far(search, trace_near(search, &bounds, way->people), way->people);
    }
    free(bounds.items);
    search->scratch->order_costs.count = 0;
    return failed ? OUT_OF_MEMORY : 1;
}

static int attempt(Search *search, Way *way)
{
    uint32_t most = search->question->most_ties;
    if (start(search))
        return OUT_OF_MEMORY;
    while (front(search, 0) && front(search, 1)) {
        int side = front(search, 1) < front(search, 0);
        if (search->depth[0] + search->depth[1] + 1 == most) {
            if (close_up(search, side))
                return OUT_OF_MEMORY;
            break;
        }
        if (expand(search, side))
            return OUT_OF_MEMORY;
    }
    return search->found ? trace(search, way) : UNREACHABLE;
}

static uint32_t *guess_of(Scratch *scratch, const Question *question)
{
    int size = 0, alternative = question->closed_count || question->given_count;
    while (size < 15 && question->targets_count >> (size + 1))
        size++;
    return &scratch->guess[alternative][size];
}

int layered(Scratch *scratch, const Net *net, const Question *question, Way *way)
{
    uint32_t *guess = guess_of(scratch, question);
    uint64_t longest = (uint64_t)255 * question->most_ties;
    uint64_t limit = *guess ? *guess : 64;
    for (;;) {
        Search search = {.scratch = scratch, .question = question,
                         .best = KEY(limit, UINT32_MAX)};
        int answer = begin(scratch, net, question);
        if (!answer)
            answer = attempt(&search, way);
        end(scratch, answer);
        if (answer > 0) {
            /* About four in five answers cost less than the guess that comes of this. */
            uint32_t step = 1 + (*guess >> 5);
            if (!*guess)
                *guess = (uint32_t)way->cost + 16;
            else if (way->cost > *guess)
                *guess += 4 * step;
            else if (*guess > 8)
                *guess -= step;
        }
        if (answer || limit >= longest)
            return answer;
        limit *= 2;
    }
}
