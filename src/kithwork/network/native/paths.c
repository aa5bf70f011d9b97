/* Warmest ways: the best one, and those without its introducer ("if Alice cannot, who else?"). */
#include "kernel.h"

#include <stdlib.h>
#include <string.h>

#define FEW_TIES 4
#define FEW_PEOPLE 256
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

/* What is asked, and where the answers go: of each way its ties, its cost, its persons (`room`
   apart) and the cost of each tie (as far apart). most_ties 0 is no bound. */
typedef struct {
    uint64_t source;
    const uint32_t *targets;
    uint64_t targets_count, most_ties, top, room;
    uint32_t *ties;
    uint64_t *costs;
    uint32_t *people;
    uint8_t *steps;
} Query;

static void write_steps(const Query *query, const Net *net, uint64_t found, const Way *way)
{
    query->ties[found] = way->ties;
    query->costs[found] = way->cost;
    for (uint32_t at = 0; at < way->ties; at++)
        query->steps[found * query->room + at] =
            (uint8_t)cost_of(net->out, way->people[at], way->people[at + 1]);
}

/* At most `top` ways, best first. Answers with how many; -1 without memory; -2 when a way is
   longer than `room`, whose length is then in ties[0]. */
API int64_t kw_warmest(Scratch *scratch, const Net *net, const Query *query)
{
    uint64_t top = query->top, room = query->room, found = 0;
    uint32_t *lists = malloc((size_t)(2 * top + 1 + room) * sizeof *lists);
    if (!lists)
        return OUT_OF_MEMORY;
    /* The source stands before the closed ones: onward searches shut it out as well. */
    uint32_t *shut = lists, *given = lists + top + 1, *spare_people = given + top;
    shut[0] = (uint32_t)query->source;
    Question question = {.source = (uint32_t)query->source, .targets = query->targets,
                         .targets_count = query->targets_count, .closed = shut + 1,
                         .given = given, .most_ties = (uint32_t)query->most_ties};
    int64_t answer = 0;
    while (found < top) {
        Way way = {.room = (uint32_t)room, .people = query->people + found * room};
        Way spare = {.room = (uint32_t)room, .people = spare_people};
        answer = next_way(scratch, net, &question, shut, &way, &spare);
        if (answer > 0 && way.ties + 1 > room) {
            query->ties[0] = way.ties;
            answer = TOO_LONG;
        }
        if (answer <= 0)
            break;
        write_steps(query, net, found++, &way);
        if (way.ties == 1)
            given[question.given_count++] = way.people[1];
        else
            shut[1 + question.closed_count++] = way.people[1];
    }
    free(lists);
    return answer < 0 ? answer : (int64_t)found;
}
