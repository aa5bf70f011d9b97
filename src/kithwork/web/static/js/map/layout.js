/* Where everybody stands: me in the middle, each organisation a disc, the warmest discs nearest.

   Worked out, not simulated: the same network gives the same map, every time. Within a disc people
   stand like the seeds of a sunflower, the warmest inside. */

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const SEED = 0.66; // from seed to seed, so that two dots never touch
const RIM = 0.75;
const GAP = 0.3;
const ME = 1.5;
/** How large a dot is, by its level of warmth; the last is for those without a way. */
export const SIZES = [0.5, 0.46, 0.42, 0.38, 0.35, 0.32, 0.28];

/** `people`: columns place, warmth, level. Gives the position of each, and the discs. */
export function arrange(people, places) {
  const groups = new Map();
  people.place.forEach((place, number) => {
    if (!groups.has(place)) groups.set(place, []);
    groups.get(place).push(number);
  });
  const discs = [...groups].map(([place, members]) => disc(place, members, people, places));
  discs.sort(nearestFirst);
  const me = { r: ME + GAP };
  window.d3.packSiblings([me, ...discs.map((one) => one.circle)]);
  const x = new Float64Array(people.place.length);
  const y = new Float64Array(people.place.length);
  for (const one of discs) {
    one.x = one.circle.x - me.x;
    one.y = one.circle.y - me.y;
    delete one.circle;
    one.members.forEach((number, rank) => {
      const far = one.members.length === 1 ? 0 : SEED * Math.sqrt(rank + 0.5);
      x[number] = one.x + far * Math.cos(rank * GOLDEN);
      y[number] = one.y + far * Math.sin(rank * GOLDEN);
    });
  }
  return { x, y, discs, me: { x: 0, y: 0, r: ME } };
}

function disc(place, members, people, places) {
  members.sort((one, other) => people.warmth[other] - people.warmth[one] || one - other);
  const r = members.length === 1 ? RIM : SEED * Math.sqrt(members.length) + RIM;
  return {
    place,
    members,
    r,
    name: place < 0 ? "" : places.name[place],
    warmest: people.warmth[members[0]],
    circle: { r: r + GAP },
  };
}

function nearestFirst(one, other) {
  return (
    other.warmest - one.warmest ||
    other.members.length - one.members.length ||
    (one.name < other.name ? -1 : Number(one.name > other.name)) ||
    one.place - other.place
  );
}
