/**
 * Shares out places among parties by their strength, one after the other: the next place goes to the
 * party with the highest `strength / (2 * places so far + 1)` (Webster, Sainte-Laguë). Who is twice as
 * strong gets about twice as many places, and the small are not shut out.
 *
 * @param strengths Of each party, from 0; a party of 0 gets nothing.
 * @param rooms How many places each party can fill.
 * @param places How many there are.
 * @returns The party of each place, in the order in which the places were given away.
 * @example
 * shareOut([0.6, 0.3, 0.1], [9, 9, 9], 4); // [0, 1, 0, 0]
 */
export function shareOut(
  strengths: readonly number[],
  rooms: readonly number[],
  places: number,
): number[] {
  const given = strengths.map(() => 0);
  const order: number[] = [];
  while (order.length < places) {
    let best = -1;
    let highest = 0;
    strengths.forEach((strength, party) => {
      const places = given[party] as number;
      const quotient = strength / (2 * places + 1);
      if (quotient > highest && places < (rooms[party] as number)) {
        highest = quotient;
        best = party;
      }
    });
    if (best === -1) break;
    given[best] = (given[best] as number) + 1;
    order.push(best);
  }
  return order;
}
