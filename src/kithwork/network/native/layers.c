/* The best way of at most `most_ties` ties: layer by layer from both ends.

   A layer holds whoever is reached cheaper with one tie more (Bellman-Ford), so a dear short chain
   is kept beside a cheap long one. The smaller front goes on until both together lack two ties. Of
   a way that uses all of them one half costs at most half of it: so either side goes one tie
   further labelling only who costs so little, and looks all its ties up on the other side. Rows are
   left as soon as what they lead to is dearer than the best way; before one is known, than a guess
   made from earlier answers, widened until it is enough. Ways of equal cost all count, for their
   order. */
#include "layers.h"

#define AHEAD 12
#define SORTED_UNTIL 1024
/* Below so many rows the last tie is not worth halving. */
#define FEW_ROWS 16
/* What reading a row takes, in ties. */
#define A_ROW 8

static size_t size(const Search *search, int side, uint32_t layer)
{
    return layer_end(search->scratch, side, layer) - layer_start(search->scratch, side, layer);
}

static size_t front(const Search *search, int side)
{
    return size(search, side, search->depth[side]);
}

/* The least cost in a layer; more than anything when it is empty. */
static int64_t least(const Search *search, int side, uint32_t layer)
{
    const Scratch *scratch = search->scratch;
    uint32_t found = UINT32_MAX;
    const uint32_t *costs = scratch->layer_costs[side].items;
    for (size_t at = layer_start(scratch, side, layer); at < layer_end(scratch, side, layer); at++)
        if (costs[at] < found)
            found = costs[at];
    return found;
}

/* About how much it takes to go on from the outermost layer of a side: a row, and of its ties as
   many more as they may cost more. */
static uint64_t work(const Search *search, int side)
{
    const Scratch *scratch = search->scratch;
    uint32_t layer = search->depth[side];
    int64_t most = COST(search->best) - least(search, !side, search->depth[!side]);
    const uint32_t *costs = scratch->layer_costs[side].items;
    uint64_t sum = 0;
    for (size_t at = layer_start(scratch, side, layer); at < layer_end(scratch, side, layer); at++)
        if (costs[at] < most)
            sum += (uint64_t)(most - costs[at]) + A_ROW;
    return sum;
}

/* A layer by cost, into order and order_costs. */
static int sorted(Search *search, int side, uint32_t layer)
{
    Scratch *scratch = search->scratch;
    uint32_t places[SORTED_UNTIL + 1] = {0};
    size_t start = layer_start(scratch, side, layer), count = size(search, side, layer);
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

/* A whole way was found: over the tie between `near`, of a layer of this side, and `far` of the
   other side. */
static int meet(Search *search, int side, uint32_t layer, uint32_t near, uint32_t near_cost,
                uint32_t far, Key far_key, Key total)
{
    List *meets = &search->scratch->meets;
    if (total < search->best || !search->found) {
        search->best = total;
        search->found = 1;
        meets->count = 0;
    }
    if (list_reserve(meets, meets->count + MEETING))
        return OUT_OF_MEMORY;
    uint32_t *meeting = meets->items + meets->count;
    meeting[0] = side ? far : near;
    meeting[1] = side ? near : far;
    meeting[2] = side ? (uint32_t)COST(far_key) : near_cost;
    meeting[3] = side ? TIES(far_key) : layer;
    meets->count += MEETING;
    return 0;
}

INLINE void look_at(const Rows *rows, uint32_t person)
{
    Row row = row_of(rows, person);
    PREFETCH(row.ids);
    PREFETCH(row.costs);
    PREFETCH(row.ids + 16);
}

/* Asks for the first rows in order before they are read. */
INLINE void look_first(const Search *search, const Rows *rows, size_t count)
{
    const uint32_t *order = search->scratch->order.items;
    for (size_t at = 0; at < 2 * AHEAD && at < count; at++)
        PREFETCH(&rows->heads[order[at]]);
    for (size_t at = 0; at < AHEAD && at < count; at++)
        look_at(rows, order[at]);
}

/* Asks for the row that comes some rows after this one, and for a header further on. */
INLINE void look_ahead(const Search *search, const Rows *rows, size_t at, size_t count)
{
    const uint32_t *order = search->scratch->order.items;
    if (at + 2 * AHEAD < count)
        PREFETCH(&rows->heads[order[at + 2 * AHEAD]]);
    if (at + AHEAD < count)
        look_at(rows, order[at + AHEAD]);
}

/* Labels whom the outermost layer of a side leads to at a cost of at most `until`, and looks for
   ways among those at a cost of at most `within`. */
static int expand(Search *search, int side, int64_t until, int64_t within, uint32_t opposite)
{
    Scratch *scratch = search->scratch;
    Side *own = &scratch->sides[side], *other = &scratch->sides[!side];
    uint32_t layer = search->depth[side] + 1;
    int64_t beyond = least(search, !side, opposite);
    size_t count = front(search, side);
    if (sorted(search, side, layer - 1) ||
        list_add(&scratch->starts[side], (uint32_t)scratch->layers[side].count))
        return OUT_OF_MEMORY;
    look_first(search, own->rows, count);
    int given = side == 0 && layer == 1 && search->question->given_count;
    for (size_t at = 0; at < count; at++) {
        look_ahead(search, own->rows, at, count);
        uint32_t person = scratch->order.items[at], cost = scratch->order_costs.items[at];
        if (cost + 1 + beyond > COST(search->best))
            continue;
        Row row = row_of(own->rows, person);
        for (uint32_t tie = 0; tie < row.count; tie++) {
            uint32_t far = row.ids[tie], reached = cost + row.costs[tie];
            if (reached + beyond > COST(search->best) || reached > within)
                break;
            if (UNLIKELY(given) && is_given(search->question, far))
                continue;
            Key key = KEY(reached, layer);
            if (UNLIKELY(bit(other->bits, far))) {
                Key label = other->labels[far];
                if (label == BLOCKED)
                    continue;
                Key total = key + KEY_OF(label);
                if (total <= search->best &&
                    meet(search, side, layer - 1, person, cost, far, KEY_OF(label), total))
                    return OUT_OF_MEMORY;
            }
            if (reached > until || (bit(own->bits, far) && LABEL(key) >= own->labels[far]))
                continue;
            int listed = bit(own->bits, far) && TIES(KEY_OF(own->labels[far])) == layer;
            if (side_label(own, far, LABEL(key)) ||
                (!listed && list_add(&scratch->layers[side], far)))
                return OUT_OF_MEMORY;
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

/* Whom a layer leads to is only looked up, on the other side. */
static int look_up(Search *search, int side, uint32_t layer)
{
    Scratch *scratch = search->scratch;
    const Side *own = &scratch->sides[side], *other = &scratch->sides[!side];
    int64_t beyond = least(search, !side, search->depth[!side]);
    size_t count = size(search, side, layer);
    if (sorted(search, side, layer))
        return OUT_OF_MEMORY;
    look_first(search, own->rows, count);
    int given = side == 0 && layer == 0 && search->question->given_count;
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
            if (LIKELY(!bit(other->bits, far)) || other->labels[far] == BLOCKED ||
                (given && is_given(search->question, far)))
                continue;
            Key key = KEY_OF(other->labels[far]), total = KEY(reached, layer + 1) + key;
            if (total <= search->best && meet(search, side, layer, person, cost, far, key, total))
                return OUT_OF_MEMORY;
        }
    }
    return 0;
}

/* The last two ties, where both fronts are large: each side labels who costs at most half. */
static int halve(Search *search, int side)
{
    uint32_t depth = search->depth[side], opposite = search->depth[!side];
    int64_t half = COST(search->best) / 2;
    if (expand(search, side, half, half, opposite))
        return OUT_OF_MEMORY;
    /* Whoever is beyond has one tie more now, but not everybody: the layer before is whole. */
    if (expand(search, !side, COST(search->best) / 2, INT64_MAX, depth))
        return OUT_OF_MEMORY;
    return look_up(search, side, depth);
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

static int attempt(Search *search, Way *way)
{
    uint32_t most = search->question->most_ties;
    if (start(search))
        return OUT_OF_MEMORY;
    while (front(search, 0) && front(search, 1)) {
        int side = search->depth[0] && work(search, 1) < work(search, 0), failed;
        uint32_t missing = most - search->depth[0] - search->depth[1];
        int alike = front(search, side) > FEW_ROWS && front(search, !side) < 2 * front(search, side);
        int last = missing == 1 || (missing == 2 && alike);
        if (missing == 1)
            failed = look_up(search, side, search->depth[side]);
        else if (last)
            failed = halve(search, side);
        else
            failed = expand(search, side, INT64_MAX, INT64_MAX, search->depth[!side]);
        if (failed)
            return OUT_OF_MEMORY;
        if (last)
            break;
    }
    return search->found ? trace(search, way) : UNREACHABLE;
}

int layered(Scratch *scratch, const Net *net, const Question *question, Way *way)
{
    uint32_t *guess = guess_of(scratch, question);
    uint64_t longest = (uint64_t)255 * question->most_ties;
    for (uint64_t limit = first_limit(*guess);; limit = wider(limit)) {
        Search search = {.scratch = scratch, .question = question,
                         .best = KEY(limit, UINT32_MAX)};
        int answer = begin(scratch, net, question);
        if (!answer)
            answer = attempt(&search, way);
        end(scratch, answer);
        if (answer > 0)
            learn(guess, way->cost);
        if (answer || limit >= longest)
            return answer;
    }
}
