/* What the colours may say. Each way of colouring gives a colour for a person, and its legend.

   Another one is another entry here and another choice on the page. Colour is never alone: the
   size of a dot says its warmth too, a disc carries its organisation's name, the table says both. */

const MOST_GROUPS = 8;

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
  organisation: ({ people, places, says }) => {
    const counts = new Array(places.name.length).fill(0);
    for (const place of people.place) if (place >= 0) counts[place] += 1;
    const order = counts.map((_, place) => place);
    order.sort((one, other) => counts[other] - counts[one] || one - other);
    const largest = order.slice(0, MOST_GROUPS);
    const group = new Map(largest.map((place, rank) => [place, rank]));
    const others = people.place.length - largest.reduce((sum, place) => sum + counts[place], 0);
    return {
      colour: (theme, number) => theme.groups[group.get(people.place[number])] ?? theme.none,
      legend: (theme) => [
        ...largest.map((place, rank) => ({
          label: places.name[place], colour: theme.groups[rank], count: counts[place], place: 0,
        })),
        ...(others ? [{ label: says.others, colour: theme.none, count: others, place: 0 }] : []),
      ],
    };
  },
};
