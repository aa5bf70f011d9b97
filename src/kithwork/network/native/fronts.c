/* The best way with no bound on ties: from both ends in order of cost (Dijkstra), the emptier
   bucket first, until what both still hold together is dearer than the best way.

   Whoever is reached is labelled only while that can still be part of a best way, or, before one is
   known, of one no dearer than a guess (scratch.c); ways meet where somebody has a label on both
   sides. Ways of equal cost all count, for their order. */
#include "kernel.h"

#define BUCKETS 256
#define AHEAD 4
/* Dearer than any way. */
#define MOST UINT32_MAX

typedef struct {
    Scratch *scratch;
    const Question *question;
    Key best;
    int found;
    int left_out;       /* somebody was not labelled: a dearer way may be there */
    int64_t now[2];     /* the cost whose bucket is next */
    size_t waiting[2];  /* how many entries all buckets hold */
} Search;

static int queue(Search *search, int side, uint32_t person, int64_t cost)
{
    search->waiting[side]++;
    return list_add(&search->scratch->queue[side][cost % BUCKETS], person);
}

/* Goes on to the next bucket that holds somebody; how many it holds. */
static size_t next_bucket(Search *search, int side)
{
    if (!search->waiting[side])
        return 0;
    size_t count;
    while (!(count = search->scratch->queue[side][search->now[side] % BUCKETS].count))
        search->now[side]++;
    return count;
}

static int reach(Search *search, int side, uint32_t person, Key key)
{
    Scratch *scratch = search->scratch;
    Side *own = &scratch->sides[side], *other = &scratch->sides[!side];
    if (bit(own->bits, person) && own->labels[person] <= LABEL(key))
        return 0;
    if (side_label(own, person, LABEL(key)) || queue(search, side, person, COST(key)))
        return OUT_OF_MEMORY;
    if (!bit(other->bits, person))
        return 0;
    Key total = key + KEY_OF(other->labels[person]);
    if (total > search->best)
        return 0;
    if (total < search->best)
        scratch->meets.count = 0;
    search->best = total;
    search->found = 1;
    return list_add(&scratch->meets, person);
}

static int go_on(Search *search, int side, uint32_t person, int from_source)
{
    Side *own = &search->scratch->sides[side];
    Key key = from_source ? 0 : KEY_OF(own->labels[person]);
    Row row = row_of(own->rows, person);
    for (uint32_t tie = 0; tie < row.count; tie++) {
        if (COST(key) + row.costs[tie] + search->now[!side] > COST(search->best)) {
            search->left_out = 1;
            break;
        }
        if (from_source && is_given(search->question, row.ids[tie]))
            continue;
        if (reach(search, side, row.ids[tie], key + KEY(row.costs[tie], 1)))
            return OUT_OF_MEMORY;
    }
    return 0;
}

/* Everybody of one cost goes on. All costs are 1 or more, so their labels are final. */
static int empty_bucket(Search *search, int side)
{
    Scratch *scratch = search->scratch;
    const Side *own = &scratch->sides[side];
    List *bucket = &scratch->queue[side][search->now[side] % BUCKETS];
    for (size_t at = 0; at < bucket->count; at++) {
        if (at + 2 * AHEAD < bucket->count)
            PREFETCH(&own->rows->heads[bucket->items[at + 2 * AHEAD]]);
        if (at + AHEAD < bucket->count) {
            Row row = row_of(own->rows, bucket->items[at + AHEAD]);
            PREFETCH(row.ids);
            PREFETCH(row.costs);
        }
        uint32_t person = bucket->items[at];
        /* Who was reached cheaper since has been here before. */
        if (COST(KEY_OF(own->labels[person])) == search->now[side] &&
            go_on(search, side, person, 0))
            return OUT_OF_MEMORY;
    }
    search->waiting[side] -= bucket->count;
    bucket->count = 0;
    search->now[side]++;
    return 0;
}

static int mark(Scratch *scratch, uint32_t person)
{
    if (bit(scratch->marks, person))
        return 0;
    set_bit(scratch->marks, person);
    return list_add(&scratch->marked, person);
}

/* Marks everybody on a best way between the source and where both sides met. */
static int mark_back(Search *search)
{
    Scratch *scratch = search->scratch;
    const Side *own = &scratch->sides[0];
    for (size_t at = 0; at < scratch->meets.count; at++) {
        /* Someone may have got a better label since, and then belongs to no best way. */
        uint32_t person = scratch->meets.items[at];
        Key total = KEY_OF(own->labels[person]) + KEY_OF(scratch->sides[1].labels[person]);
        if (total == search->best && mark(scratch, person))
            return OUT_OF_MEMORY;
    }
    for (size_t at = 0; at < scratch->marked.count; at++) {
        uint32_t person = scratch->marked.items[at];
        Key key = KEY_OF(own->labels[person]);
        Row row = row_of(scratch->sides[1].rows, person);
        for (uint32_t tie = 0; tie < row.count && row.costs[tie] < COST(key); tie++) {
            uint32_t before = row.ids[tie];
            if (bit(own->bits, before) &&
                own->labels[before] == LABEL(key - KEY(row.costs[tie], 1)) &&
                own->labels[before] != BLOCKED && mark(scratch, before))
                return OUT_OF_MEMORY;
        }
    }
    return 0;
}

/* The way that has the smaller number wherever two best ones differ. */
static int trace(Search *search, Way *way)
{
    Scratch *scratch = search->scratch;
    const Side *near = &scratch->sides[0], *far = &scratch->sides[1];
    uint32_t person = search->question->source, ties = TIES(search->best);
    Key spent = 0;
    way->ties = ties;
    way->cost = (uint64_t)COST(search->best);
    if (ties + 1 > way->room)
        return 1;
    if (mark_back(search))
        return OUT_OF_MEMORY;
    way->people[0] = person;
    for (uint32_t place = 1; place <= ties; place++) {
        Row row = row_of(near->rows, person);
        uint32_t next = UINT32_MAX;
        Key next_spent = 0;
        for (uint32_t tie = 0; tie < row.count; tie++) {
            uint32_t one = row.ids[tie];
            Key then = spent + KEY(row.costs[tie], 1);
            if (COST(then) > COST(search->best))
                break;
            if (one >= next || (place == 1 && is_given(search->question, one)))
                continue;
            int on_near = bit(scratch->marks, one) && near->labels[one] == LABEL(then);
            int on_far = bit(far->bits, one) && far->labels[one] != BLOCKED &&
                         then + KEY_OF(far->labels[one]) == search->best;
            if (on_near || on_far) {
                next = one;
                next_spent = then;
            }
        }
        way->people[place] = person = next;
        spent = next_spent;
    }
    return 1;
}

static int clear(Search *search, int answer)
{
    for (int side = 0; side < 2; side++)
        for (int at = 0; at < BUCKETS && search->waiting[side]; at++) {
            search->waiting[side] -= search->scratch->queue[side][at].count;
            search->scratch->queue[side][at].count = 0;
        }
    return end(search->scratch, answer);
}

static int run(Search *search, const Net *net)
{
    Scratch *scratch = search->scratch;
    if (begin(scratch, net, search->question))
        return OUT_OF_MEMORY;
    const List *seen = &scratch->sides[1].seen;
    for (size_t at = 0, count = seen->count; at < count; at++)
        if (scratch->sides[1].labels[seen->items[at]] == LABEL(0) &&
            queue(search, 1, seen->items[at], 0))
            return OUT_OF_MEMORY;
    if (search->waiting[1] && go_on(search, 0, search->question->source, 1))
        return OUT_OF_MEMORY;
    for (;;) {
        size_t counts[2] = {next_bucket(search, 0), next_bucket(search, 1)};
        if (!counts[0] || !counts[1])
            break;
        if (search->now[0] + search->now[1] > COST(search->best)) {
            search->left_out = 1;
            break;
        }
        if (empty_bucket(search, counts[1] < counts[0]))
            return OUT_OF_MEMORY;
    }
    return search->found;
}

int unbounded(Scratch *scratch, const Net *net, const Question *question, Way *way)
{
    uint32_t *guess = guess_of(scratch, question);
    for (uint64_t limit = first_limit(*guess);; limit = wider(limit)) {
        limit = limit < MOST ? limit : MOST;
        Search search = {.scratch = scratch, .question = question,
                         .best = KEY(limit, UINT32_MAX)};
        int answer = run(&search, net);
        if (answer > 0)
            answer = trace(&search, way);
        clear(&search, answer);
        if (answer > 0)
            learn(guess, way->cost);
        if (answer || !search.left_out || limit == MOST)
            return answer;
    }
}
