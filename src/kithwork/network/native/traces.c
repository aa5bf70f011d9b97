/* Who stands on the best way, once layers.c knows its cost: of equal ones whose numbers are smaller.

   Backward from the ties where both sides met everybody who may stand before them is marked; then
   forward from the source the smallest number is taken, place after place. */
#include "layers.h"

#include <stdlib.h>

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
    return list_add(&scratch->marked, person) || list_add(&scratch->order_costs, cost)
               ? OUT_OF_MEMORY
               : 0;
}

static uint32_t last_meeting(const List *meets)
{
    uint32_t last = 0;
    for (size_t at = 0; at < meets->count; at += MEETING)
        if (meets->items[at + 3] > last)
            last = meets->items[at + 3];
    return last;
}

/* Everybody on a best way before the ties where both sides met, found backward. From `bounds` on
   `marked` and order_costs hold those of each place, the last place first. */
static int mark_back(Search *search, uint32_t last, List *bounds)
{
    Scratch *scratch = search->scratch;
    const List *meets = &scratch->meets;
    scratch->order_costs.count = 0;
    for (uint32_t place = last; place; place--) {
        size_t from = scratch->marked.count;
        size_t before = bounds->count ? bounds->items[bounds->count - 1] : from;
        if (list_add(bounds, (uint32_t)from))
            return OUT_OF_MEMORY;
        for (size_t at = 0; at < meets->count; at += MEETING)
            if (meets->items[at + 3] == place &&
                mark(scratch, meets->items[at], meets->items[at + 2]))
                return OUT_OF_MEMORY;
        for (size_t at = before; at < from; at++) {
            int64_t cost = scratch->order_costs.items[at];
            Row row = row_of(scratch->sides[1].rows, scratch->marked.items[at]);
            for (uint32_t tie = 0; tie < row.count && row.costs[tie] < cost; tie++)
                if (in_layer(scratch, 0, place, row.ids[tie], cost - row.costs[tie]) &&
                    mark(scratch, row.ids[tie], (uint32_t)(cost - row.costs[tie])))
                    return OUT_OF_MEMORY;
        }
        unmark(scratch, from);
    }
    return list_add(bounds, (uint32_t)scratch->marked.count);
}

/* Where a trace stands; `beyond`: the far side knows how to go on from there. */
typedef struct {
    uint32_t person;
    int64_t cost;
    int beyond;
} Step;

static void offer(Step *next, uint32_t person, int64_t cost, int beyond)
{
    if (person <= next->person) {
        next->person = person;
        next->cost = cost;
        next->beyond = beyond;
    }
}

/* Who may come after `here` at `place`: of those marked, over a tie where both sides met, or of
   those from whom the far side knows how to go on. The smallest number. */
static Step step_on(const Search *search, Step here, uint32_t place, uint32_t last,
                    const List *bounds)
{
    const Scratch *scratch = search->scratch;
    const List *meets = &scratch->meets;
    Step next = {.person = UINT32_MAX};
    Row row = row_of(scratch->sides[0].rows, here.person);
    uint32_t left = TIES(search->best) - place;
    if (place <= last)
        for (size_t at = bounds->items[last - place]; at < bounds->items[last - place + 1]; at++) {
            int64_t cost = scratch->order_costs.items[at];
            if (cost > here.cost && has_tie(scratch->sides[0].rows, here.person,
                                            scratch->marked.items[at], cost - here.cost))
                offer(&next, scratch->marked.items[at], cost, 0);
        }
    int met = here.beyond;
    for (size_t at = 0; at < meets->count && !met; at += MEETING)
        met = meets->items[at + 3] + 1 == place && meets->items[at] == here.person;
    for (uint32_t tie = 0; met && tie < row.count; tie++) {
        int64_t cost = here.cost + row.costs[tie];
        if (cost > COST(search->best))
            break;
        if (row.ids[tie] <= next.person &&
            !(place == 1 && is_given(search->question, row.ids[tie])) &&
            in_layer(scratch, 1, left, row.ids[tie], COST(search->best) - cost))
            offer(&next, row.ids[tie], cost, 1);
    }
    return next;
}

int trace(Search *search, Way *way)
{
    List bounds = {0};
    way->ties = TIES(search->best);
    way->cost = (uint64_t)COST(search->best);
    if (way->ties + 1 > way->room)
        return 1;
    uint32_t last = last_meeting(&search->scratch->meets);
    int failed = mark_back(search, last, &bounds);
    Step here = {.person = search->question->source};
    way->people[0] = here.person;
    for (uint32_t place = 1; place <= way->ties && !failed; place++) {
        here = step_on(search, here, place, last, &bounds);
        way->people[place] = here.person;
    }
    free(bounds.items);
    search->scratch->order_costs.count = 0;
    return failed ? OUT_OF_MEMORY : 1;
}
