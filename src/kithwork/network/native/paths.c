/* Warmest ways: the best one, and those without its introducer ("if Alice cannot, who else?"). */
#include "kernel.h"

#include <stdlib.h>
#include <string.h>

#define FEW_TIES 4
#define FEW_PEOPLE 256
/* So many need no memory of their own. */
#define FEW_NUMBERS 128
enum { TOO_LONG = -2 };

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

/* What is asked; most_ties 0 is no bound. The answers stand behind it, each in 2 * room + 2 numbers:
   its ties, its cost, its persons, and after room for so many the cost of each tie. */
typedef struct {
    Scratch *scratch;
    const Net *net;
    uint64_t source;
    const uint32_t *targets;
    uint64_t targets_count, most_ties, top, room;
    uint64_t answers[];
} Query;

static void write_way(Query *query, uint64_t found, const Way *way)
{
    uint64_t *answer = query->answers + found * (2 * query->room + 2);
    answer[0] = way->ties;
    answer[1] = way->cost;
    for (uint32_t at = 0; at <= way->ties; at++)
        answer[2 + at] = way->people[at];
    for (uint32_t at = 0; at < way->ties; at++)
        answer[2 + query->room + at] =
            cost_of(query->net->out, way->people[at], way->people[at + 1]);
}

/* The ways one after the other, each without the introducers before; see kw_warmest. `lists` has
   room for two lists of persons as long as `top`, and one more, and for two ways. */
static int64_t all_ways(Query *query, uint32_t *lists)
{
    uint64_t top = query->top, room = query->room, found = 0;
    /* The source stands before the closed ones: onward searches shut it out as well. */
    uint32_t *shut = lists, *given = lists + top + 1, *people = given + top;
    shut[0] = (uint32_t)query->source;
    Question question = {.source = (uint32_t)query->source, .targets = query->targets,
                         .targets_count = query->targets_count, .closed = shut + 1,
                         .given = given, .most_ties = (uint32_t)query->most_ties};
    while (found < top) {
        Way way = {.room = (uint32_t)room, .people = people};
        Way spare = {.room = (uint32_t)room, .people = people + room};
        int answer = next_way(query->scratch, query->net, &question, shut, &way, &spare);
        if (answer < 0)
            return answer;
        if (answer && way.ties + 1 > room) {
            query->answers[0] = way.ties;
            return TOO_LONG;
        }
        if (!answer)
            break;
        write_way(query, found++, &way);
        if (way.ties == 1)
            given[question.given_count++] = way.people[1];
        else
            shut[1 + question.closed_count++] = way.people[1];
    }
    return (int64_t)found;
}

/* At most `top` ways, best first. Answers with how many; -1 without memory; -2 when a way is longer
   than `room`, whose ties are then the first number. */
API int64_t kw_warmest(Query *query)
{
    uint64_t top = query->top, room = query->room;
    if (2 * top + 1 + 2 * room <= FEW_NUMBERS) {
        uint32_t lists[FEW_NUMBERS];
        return all_ways(query, lists);
    }
    uint32_t *lists = malloc((size_t)(2 * top + 1 + 2 * room) * sizeof *lists);
    if (!lists)
        return OUT_OF_MEMORY;
    int64_t found = all_ways(query, lists);
    free(lists);
    return found;
}
