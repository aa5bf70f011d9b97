/* Warmest ways: the best one, and those without its introducer ("if Alice cannot, who else?"). */
#include "kernel.h"

#include <stdlib.h>
#include <string.h>

#define FEW_TIES 4
#define FEW_PEOPLE 256
/* So many need no memory of their own. */
#define FEW_NUMBERS 128

/* Where many ties are allowed, or few people are there for each target, the best way of all is
   mostly short enough, and found sooner. */
static int best_way(Scratch *scratch, const Net *net, const Question *question, Way *way)
{
    if (question->most_ties && question->most_ties <= FEW_TIES &&
        net->people > FEW_PEOPLE * question->targets_count)
        return layered(scratch, net, question, way);
    int answer = unbounded(scratch, net, question, way);
    if (!question->most_ties || answer <= 0 || way->ties <= question->most_ties)
        return answer;
    return layered(scratch, net, question, way);
}

static int better(const Way *one, const Way *other)
{
    if (one->cost != other->cost)
        return one->cost < other->cost;
    if (one->ties != other->ties)
        return one->ties < other->ties;
    for (uint32_t at = 0; at <= one->ties; at++)
        if (one->people[at] != other->people[at])
            return one->people[at] < other->people[at];
    return 0;
}

static uint32_t cost_of(const Rows *rows, uint32_t person, uint32_t other)
{
    Row row = row_of(rows, person);
    for (uint32_t tie = 0; tie < row.count; tie++)
        if (row.ids[tie] == other)
            return row.costs[tie];
    return 0;
}

/* The best way that begins with the given direct tie to `person` and ends in another target. */
static int onward(Scratch *scratch, const Net *net, const Question *question, const uint32_t *shut,
                  uint32_t person, Way *way)
{
    Question rest = *question;
    rest.source = person;
    rest.closed = shut;
    rest.closed_count = question->closed_count + 1;
    rest.given_count = 0;
    if (question->most_ties == 1)
        return UNREACHABLE;
    rest.most_ties = question->most_ties ? question->most_ties - 1 : 0;
    Way tail = {.people = way->people + 1, .room = way->room - 1};
    int answer = best_way(scratch, net, &rest, &tail);
    if (answer > 0) {
        way->people[0] = question->source;
        way->ties = tail.ties + 1;
        way->cost = tail.cost + cost_of(net->out, question->source, person);
    }
    return answer;
}

static int is_closed(const Question *question, uint32_t person)
{
    for (uint64_t at = 0; at < question->closed_count; at++)
        if (question->closed[at] == person)
            return 1;
    return 0;
}

/* The first of all ways still open, into `way`; `spare` is another of the same room. */
static int next_way(Scratch *scratch, const Net *net, const Question *question,
                    const uint32_t *shut, Way *way, Way *spare)
{
    int found = best_way(scratch, net, question, way);
    if (found < 0 || (found && way->ties + 1 > way->room))
        return found;
    for (uint64_t at = 0; at < question->given_count; at++) {
        if (is_closed(question, question->given[at]))
            continue;
        int also = onward(scratch, net, question, shut, question->given[at], spare);
        if (also < 0)
            return also;
        if (!also)
            continue;
        if (spare->ties + 1 > spare->room) {
            way->ties = spare->ties;
            return 1;
        }
        if (!found || better(spare, way)) {
            way->cost = spare->cost;
            way->ties = spare->ties;
            memcpy(way->people, spare->people, (spare->ties + 1) * sizeof(uint32_t));
        }
        found = 1;
    }
    return found;
}

static void write_way(Answers *answers, uint64_t found, const Net *net, const Way *way)
{
    uint64_t *answer = answers->numbers + found * ANSWER(answers->room);
    answer[0] = way->ties;
    answer[1] = way->cost;
    for (uint32_t at = 0; at <= way->ties; at++)
        answer[2 + at] = way->people[at];
    for (uint32_t at = 0; at < way->ties; at++)
        answer[2 + answers->room + at] = cost_of(net->out, way->people[at], way->people[at + 1]);
}

/* The ways one after the other, each without the introducers before; see `warmest`. `lists` has
   room for two lists of persons as long as `top`, and one more, and for two ways. */
static int64_t all_ways(Scratch *scratch, const Net *net, uint32_t *lists)
{
    Answers *answers = scratch->answers;
    uint64_t top = answers->top, room = answers->room, found = 0;
    /* The source stands before the closed ones: onward searches shut it out as well. */
    uint32_t *shut = lists, *given = lists + top + 1, *people = given + top;
    Question question = scratch->asked;
    shut[0] = question.source;
    question.closed = shut + 1;
    question.given = given;
    while (found < top) {
        Way way = {.room = (uint32_t)room, .people = people};
        Way spare = {.room = (uint32_t)room, .people = people + room};
        int answer = next_way(scratch, net, &question, shut, &way, &spare);
        if (answer < 0)
            return answer;
        if (answer && way.ties + 1 > room) {
            answers->numbers[0] = way.ties;
            return TOO_LONG;
        }
        if (!answer)
            break;
        write_way(answers, found++, net, &way);
        if (way.ties == 1)
            given[question.given_count++] = way.people[1];
        else
            shut[1 + question.closed_count++] = way.people[1];
    }
    return (int64_t)found;
}

/* What is asked of `scratch`, into its answers: at most `top` ways, best first. Answers with how
   many; -1 without memory; -2 when a way is longer than `room`, whose ties are then the first
   number. */
int64_t warmest(Scratch *scratch, const Net *net)
{
    uint64_t top = scratch->answers->top, room = scratch->answers->room;
    if (2 * top + 1 + 2 * room <= FEW_NUMBERS) {
        uint32_t lists[FEW_NUMBERS];
        return all_ways(scratch, net, lists);
    }
    uint32_t *lists = malloc((size_t)(2 * top + 1 + 2 * room) * sizeof *lists);
    if (!lists)
        return OUT_OF_MEMORY;
    int64_t found = all_ways(scratch, net, lists);
    free(lists);
    return found;
}
