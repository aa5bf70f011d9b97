/* A search layer by layer, as layers.c goes it and traces.c reads it. */
#ifndef KITHWORK_LAYERS_H
#define KITHWORK_LAYERS_H

#include "kernel.h"

/* A meeting is who stands before the tie, who after it, the cost up to the one before, and how many
   ties lie before. */
#define MEETING 4

typedef struct {
    Scratch *scratch;
    const Question *question;
    Key best;
    int found;
    uint32_t depth[2];   /* layers complete on either side */
} Search;

static inline size_t layer_start(const Scratch *scratch, int side, uint32_t layer)
{
    return scratch->starts[side].items[layer];
}

static inline size_t layer_end(const Scratch *scratch, int side, uint32_t layer)
{
    const List *starts = &scratch->starts[side];
    return layer + 1 < starts->count ? starts->items[layer + 1] : scratch->layers[side].count;
}

/* The best way that has the smaller number wherever two differ. */
int trace(Search *search, Way *way);

#endif
