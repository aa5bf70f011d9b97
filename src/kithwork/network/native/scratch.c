/* What searches work with: lists that grow, labels of persons, and clearing them again. */
#include "kernel.h"

#include <stdlib.h>
#include <string.h>

int list_reserve(List *list, size_t room)
{
    if (room <= list->room)
        return 0;
    size_t more = list->room ? list->room * 2 : 64;
    if (more < room)
        more = room;
    uint32_t *items = realloc(list->items, more * sizeof *items);
    if (!items)
        return OUT_OF_MEMORY;
    list->items = items;
    list->room = more;
    return 0;
}

int list_add(List *list, uint32_t item)
{
    if (UNLIKELY(list->count == list->room) && list_reserve(list, list->count + 1))
        return OUT_OF_MEMORY;
    list->items[list->count++] = item;
    return 0;
}

int side_label(Side *side, uint32_t person, Key label)
{
    if (!bit(side->bits, person)) {
        if (list_add(&side->seen, person))
            return OUT_OF_MEMORY;
        set_bit(side->bits, person);
    }
    side->labels[person] = label;
    return 0;
}

void side_clear(Side *side)
{
    for (size_t at = 0; at < side->seen.count; at++)
        side->bits[side->seen.items[at] >> 6] = 0;
    side->seen.count = 0;
}

static void free_list(List *list)
{
    free(list->items);
}

/* Gives back what only the next block of a batch would need. */
void scratch_rest(Scratch *scratch)
{
    while (scratch->spare_count)
        free(scratch->spare[--scratch->spare_count]);
}

void scratch_free(Scratch *scratch)
{
    if (!scratch)
        return;
    scratch_rest(scratch);
    for (int side = 0; side < 2; side++) {
        free(scratch->sides[side].bits);
        free(scratch->sides[side].labels);
        free_list(&scratch->sides[side].seen);
        free_list(&scratch->layers[side]);
        free_list(&scratch->layer_costs[side]);
        free_list(&scratch->starts[side]);
        for (int at = 0; at < 256; at++)
            free_list(&scratch->queue[side][at]);
    }
    free(scratch->marks);
    free_list(&scratch->marked);
    free_list(&scratch->meets);
    free_list(&scratch->order);
    free_list(&scratch->order_costs);
    free(scratch->ranks);
    free_list(&scratch->targets);
    free(scratch->answers);
    free(scratch);
}

/* Sees that there is room for `top` answers of `room` persons each, and of as many as ever before. */
int answers_lay(Scratch *scratch, uint64_t top, uint64_t room)
{
    Answers *answers = scratch->answers;
    if (answers && answers->room > room)
        room = answers->room;
    uint64_t size = top * ANSWER(room) + 1;
    if (!answers || answers->size < size) {
        answers = realloc(answers, sizeof *answers + (size_t)size * sizeof *answers->numbers);
        if (!answers)
            return OUT_OF_MEMORY;
        answers->size = size;
        scratch->answers = answers;
    }
    answers->top = top;
    answers->room = room;
    return 0;
}

Scratch *scratch_new(uint64_t people)
{
    Scratch *scratch = calloc(1, sizeof *scratch);
    size_t words = (size_t)(people / 64 + 1);
    if (!scratch)
        return NULL;
    scratch->people = people;
    scratch->marks = calloc(words, sizeof(uint64_t));
    int whole = scratch->marks != NULL;
    for (int side = 0; side < 2; side++) {
        scratch->sides[side].bits = calloc(words, sizeof(uint64_t));
        scratch->sides[side].labels = malloc((size_t)(people + 1) * sizeof(Key));
        whole = whole && scratch->sides[side].bits && scratch->sides[side].labels;
    }
    if (!whole) {
        scratch_free(scratch);
        return NULL;
    }
    return scratch;
}

int is_given(const Question *question, uint32_t person)
{
    for (uint64_t at = 0; at < question->given_count; at++)
        if (question->given[at] == person)
            return 1;
    return 0;
}

/* Labels the targets, and shuts out the source and whoever is closed, on both sides. */
int begin(Scratch *scratch, const Net *net, const Question *question)
{
    scratch->sides[0].rows = net->out;
    scratch->sides[1].rows = net->in;
    for (int side = 0; side < 2; side++) {
        Side *one = &scratch->sides[side];
        if (side_label(one, question->source, BLOCKED))
            return OUT_OF_MEMORY;
        for (uint64_t at = 0; at < question->closed_count; at++)
            if (side_label(one, question->closed[at], BLOCKED))
                return OUT_OF_MEMORY;
    }
    for (uint64_t at = 0; at < question->targets_count; at++) {
        uint32_t target = question->targets[at];
        if (!bit(scratch->sides[1].bits, target) &&
            side_label(&scratch->sides[1], target, LABEL(0)))
            return OUT_OF_MEMORY;
    }
    return 0;
}

int end(Scratch *scratch, int answer)
{
    for (int side = 0; side < 2; side++) {
        side_clear(&scratch->sides[side]);
        scratch->layers[side].count = 0;
        scratch->layer_costs[side].count = 0;
        scratch->starts[side].count = 0;
    }
    for (size_t at = 0; at < scratch->marked.count; at++)
        scratch->marks[scratch->marked.items[at] >> 6] = 0;
    scratch->marked.count = 0;
    scratch->meets.count = 0;
    return answer;
}

/* Where the guess for such a question is kept: first or further answers, bound or not, by how many
   targets there are. */
uint32_t *guess_of(Scratch *scratch, const Question *question)
{
    int size = 0, further = question->closed_count || question->given_count;
    while (size < GUESSES - 1 && question->targets_count >> (size + 1))
        size++;
    return &scratch->guess[question->most_ties != 0][further][size];
}

/* How dear a way may be at first. */
uint64_t first_limit(uint32_t guess)
{
    return guess ? guess : 64;
}

/* How dear it may be when none is found that cheap. */
uint64_t wider(uint64_t limit)
{
    return limit + limit / 2;
}

/* About half of all answers cost less than the guess that comes of this: to look twice for some
   takes less time than to look further for all. */
void learn(uint32_t *guess, uint64_t cost)
{
    uint32_t step = 1 + (*guess >> 5);
    if (!*guess)
        *guess = (uint32_t)cost + 16;
    else if (cost > *guess)
        *guess += step;
    else if (*guess > 8)
        *guess -= step;
}
