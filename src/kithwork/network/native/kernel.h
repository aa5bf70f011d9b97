/* Persons 0..n-1, ties with a cost of 1..255, rows sorted by cost: see layouts.py, which owns all memory. */
#ifndef KITHWORK_KERNEL_H
#define KITHWORK_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#define API __declspec(dllexport)
#else
#define API __attribute__((visibility("default")))
#endif

#if defined(__GNUC__)
#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#define PREFETCH(address) __builtin_prefetch(address)
#else
#define LIKELY(x) (x)
#define UNLIKELY(x) (x)
#define PREFETCH(address) ((void)(address))
#endif

/* Into whoever calls it, always: a function that only asks for memory does nothing, a compiler
   thinks, and leaves the call out. */
#if defined(__GNUC__)
#define INLINE static inline __attribute__((always_inline))
#else
#define INLINE static inline
#endif

/* The same function compiled once more for wider vectors, chosen when the library is loaded. */
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__)
#define CLONES __attribute__((target_clones("avx2", "default")))
#else
#define CLONES
#endif

#define DEGREE_BITS 24
#define DEGREE_MASK ((1u << DEGREE_BITS) - 1)

enum { OUT_OF_MEMORY = -1, TOO_LONG = -2, UNREACHABLE = 0 };
/* What putting a tie says: see put_tie. */
enum { DONE, FULL, SCATTERED };
/* The scale of costs, as costs.py has it. */
#define COST_SCALE 32.0

/* One header a person: where the row starts, shifted, and how many ties it holds. Rows that outgrew
   their place stand in the second pair of arrays, at offsets from `slots` on. */
typedef struct {
    uint64_t *heads;
    uint32_t *ids;
    uint8_t *costs;
    uint64_t slots;
    uint32_t *more_ids;
    uint8_t *more_costs;
    uint64_t used, more;  /* of the slots there: taken, and in all */
    uint32_t *rooms;      /* of each person, how many ties fit there; 0: the row has not moved */
} Rows;

typedef struct {
    uint64_t people;
    Rows *out;
    Rows *in;
    uint64_t most; /* slots that moved rows may take before all had better be packed */
} Net;

typedef struct {
    const uint32_t *ids;
    const uint8_t *costs;
    uint32_t count;
} Row;

static inline Row row_at(const Rows *rows, uint64_t head)
{
    uint64_t at = head >> DEGREE_BITS;
    Row row;
    row.count = (uint32_t)(head & DEGREE_MASK);
    if (LIKELY(at < rows->slots)) {
        row.ids = rows->ids + at;
        row.costs = rows->costs + at;
    } else {
        row.ids = rows->more_ids + (at - rows->slots);
        row.costs = rows->more_costs + (at - rows->slots);
    }
    return row;
}

static inline Row row_of(const Rows *rows, uint32_t person)
{
    return row_at(rows, rows->heads[person]);
}

/* Asks for a row that is about to be read. */
INLINE void ask_for_row(const Rows *rows, uint32_t person)
{
    Row row = row_of(rows, person);
    for (uint32_t at = 0; at < 64; at += 16)
        PREFETCH(row.ids + at);
    PREFETCH(row.costs);
}

static inline uint32_t degree_of(const Rows *rows, uint32_t person)
{
    return (uint32_t)(rows->heads[person] & DEGREE_MASK);
}

/* A key is a cost and the ties spent on it; sums of keys are keys, smaller ones are better. Label
   values are keys plus one, so that 0 can say "nobody may be here". */
typedef uint64_t Key;
#define KEY(cost, ties) ((Key)(cost) << 32 | (Key)(ties))
#define COST(key) ((int64_t)((key) >> 32))
#define TIES(key) ((uint32_t)(key))
#define BLOCKED 0
#define LABEL(key) ((key) + 1)
#define KEY_OF(label) ((label) - 1)

static inline int bit(const uint64_t *bits, uint32_t person)
{
    return (int)(bits[person >> 6] >> (person & 63) & 1);
}

static inline void set_bit(uint64_t *bits, uint32_t person)
{
    bits[person >> 6] |= (uint64_t)1 << (person & 63);
}

/* A list that grows. */
typedef struct {
    uint32_t *items;
    size_t count, room;
} List;

int list_add(List *list, uint32_t item);
int list_reserve(List *list, size_t room);

/* One direction of a search: who is labelled, with what, and all of them for clearing. */
typedef struct {
    uint64_t *bits;
    Key *labels;
    List seen;
    const Rows *rows;
} Side;

typedef struct {
    uint32_t source;
    const uint32_t *targets;
    uint64_t targets_count;
    const uint32_t *closed;
    uint64_t closed_count;
    const uint32_t *given;
    uint64_t given_count;
    uint32_t most_ties;   /* 0: no bound */
} Question;

/* The ways found, at most `top`, each in ANSWER(room) numbers: its ties, its cost, its persons, and
   after room for so many of them the cost of each tie. */
typedef struct {
    uint64_t size; /* numbers there is room for */
    uint64_t top, room;
    uint64_t numbers[];
} Answers;
#define ANSWER(room) (2 * (room) + 2)

#define GUESSES 16
/* So many tables of a batch are kept for its next block: memory that is new takes long to get. */
#define SPARE 4

/* What one search needs besides the network; one for each thread, used again and again. */
typedef struct Scratch {
    struct Scratch *next; /* of those that nobody uses */
    uint64_t people;
    Question asked;
    List targets; /* whom it asks for */
    Answers *answers;
    Side sides[2];
    uint64_t *marks;
    List marked;
    List layers[2];       /* persons, layer after layer */
    List layer_costs[2];  /* their costs in that layer */
    List starts[2];       /* where each layer begins */
    List queue[2][256];   /* buckets by cost, modulo 256 */
    List meets, order, order_costs;
    uint64_t *ranks;
    size_t ranks_room;
    uint32_t guess[2][2][GUESSES]; /* the cost of recent answers: see guess_of */
    uint8_t caps[GUESSES];         /* how dear recent batches looked: see cap_of in batch.c */
    void *spare[SPARE];            /* tables of the last block, see tables.c */
    int spare_count;
} Scratch;

Scratch *scratch_new(uint64_t people);
void scratch_rest(Scratch *scratch);
void scratch_free(Scratch *scratch);
int answers_lay(Scratch *scratch, uint64_t top, uint64_t room);
int side_label(Side *side, uint32_t person, Key label);
void side_clear(Side *side);

/* Of the best way: how many ties, its cost, and who stands on it (ties + 1 persons). `people` has
   room for `room` of them; a longer way answers with its length and leaves `people` as it was. */
typedef struct {
    uint64_t cost;
    uint32_t ties;
    uint32_t room;
    uint32_t *people;
} Way;

static inline int has_tie(const Rows *rows, uint32_t person, uint32_t other, int64_t cost)
{
    Row row = row_of(rows, person);
    uint32_t low = 0, high = row.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (row.costs[middle] < cost || (row.costs[middle] == cost && row.ids[middle] < other))
            low = middle + 1;
        else
            high = middle;
    }
    return low < row.count && row.ids[low] == other && row.costs[low] == cost;
}

int is_given(const Question *question, uint32_t person);
uint32_t *guess_of(Scratch *scratch, const Question *question);
uint64_t first_limit(uint32_t guess);
uint64_t wider(uint64_t limit);
void learn(uint32_t *guess, uint64_t cost);
int begin(Scratch *scratch, const Net *net, const Question *question);
int end(Scratch *scratch, int answer);
int layered(Scratch *scratch, const Net *net, const Question *question, Way *way);
int unbounded(Scratch *scratch, const Net *net, const Question *question, Way *way);
int64_t warmest(Scratch *scratch, const Net *net);
int64_t fewest_ties(Scratch *scratch, const Net *net, uint32_t source, uint32_t target,
                    uint32_t at_most);
int put_tie(Net *net, uint32_t source, uint32_t target, double warmth);

#endif
