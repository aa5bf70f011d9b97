/* What the colours may say. Each way of colouring gives a colour for a person, and its legend.

   Another one is another entry here and another choice on the page. Colour is never alone: the
   size of a dot says its warmth too, a disc carries its organisation's name, the table says both
   and the community. */

const MOST_GROUPS = 8;

/** The largest groups have a colour each, everybody else none; `of` numbers the group of each. */
function grouped(of, names, says) {
  const counts = new Array(names.length).fill(0);
  for (const group of of) if (group >= 0) counts[group] += 1;
  const order = counts.map((_, group) => group);
  order.sort((one, other) => counts[other] - counts[one] || one - other);
  const largest = order.slice(0, MOST_GROUPS);
  const rank = new Map(largest.map((group, place) => [group, place]));
  const others = of.length - largest.reduce((sum, group) => sum + counts[group], 0);
  return {
    colour: (theme, number) => theme.groups[rank.get(of[number])] ?? theme.none,
    legend: (theme) => [
      ...largest.map((group, place) => ({
        label: names[group], colour: theme.groups[place], count: counts[group], place: 0,
      })),
      ...(others ? [{ label: says.others, colour: theme.none, count: others, place: 0 }] : []),
    ],
  };
}

export const colourings = {
  warmth: ({ people, words, says }) => {
    const counts = new Map();
    for (const level of people.level) counts.set(level, (counts.get(level) ?? 0) + 1);
    return {
      colour: (theme, number) => theme.levels[people.level[number]] ?? theme.none,
      legend: (theme) =>
        [...words, says.none].flatMap((label, place) => {
          const level = place < words.length ? place : -1;
          const colour = theme.levels[level] ?? theme.none;
          return counts.has(level) ? [{ label, colour, count: counts.get(level), place }] : [];
        }),
    };
  },
  organisation: ({ people, places, says }) => grouped(people.place, places.name, says),
  community: ({ people, communities, says }) => grouped(people.community, communities.name, says),
};
