/* The network as the server tells it, made ready for the stage. */

import { SIZES, arrange } from "./layout.js";

// More ties than these would be a ball of wool; everybody's own are drawn when they are chosen.
const MOST_OWN = 250;
const MOST_BETWEEN = 1500;

export async function fetched(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return answer.json();
}

/** The picture of the whole network, and what can be asked of it. */
export function network(data, says) {
  const { people, places, between } = data;
  const { x, y, discs, me } = arrange(people, places);
  for (const disc of discs) disc.label = disc.name || says.alone;
  // The largest get their names first.
  const byName = discs.filter((disc) => disc.members.length > 1).sort((one, other) => other.r - one.r);
  const number = new Map(people.id.map((id, place) => [id, place]));
  const pairs = [];
  for (let place = 0; place < between.length; place += 3) pairs.push(between.slice(place, place + 3));
  const own = people.own.flatMap((warmth, place) => (warmth ? [[-1, place, warmth]] : []));
  own.sort((one, other) => other[2] - one[2] || one[1] - other[1]);
  return {
    ...data,
    says,
    numbers: (ids) => ids.flatMap((id) => (number.has(id) ? [number.get(id)] : [])),
    tiesOf: (who) => [
      ...(people.own[who] ? [[-1, who]] : []),
      ...pairs.filter(([one, other]) => one === who || other === who).map(([one, other]) => [one, other]),
    ],
    silenced: new Set(people.silenced),
    picture: {
      x, y, discs, byName, me: { ...me, name: says.you },
      names: people.name,
      sizes: people.level.map((level) => SIZES.at(level)),
      ties: [...own.slice(0, MOST_OWN), ...pairs.slice(0, MOST_BETWEEN)],
    },
  };
}
