import type { DeferredLot } from './deferred-load.ts';

/** A lot is gathered over at most this part of the time its first piece has. */
const LOT_PART = 1 / 8;

/**
 * What arises interval by interval as lots that can be laid. Neighbours are one lot where they have long enough: it begins when
 * the last of them is there and is due with the first, so that no piece is done before it arises or after it is due, and at
 * most an eighth of the delay is given away. So weeks of work with days of delay stay some hundred lots.
 *
 * @param agentSeconds work that arises in each interval
 * @param dueOf the last interval in which what arises in this one is in time; never falls
 * Example: 60 s in each of 16 intervals, due 15 later: pairs of two, 120 s each, the first from 1 to 15.
 */
export function gatherLots(
  agentSeconds: Float64Array,
  dueOf: (interval: number) => number,
): readonly DeferredLot[] {
  const lots: DeferredLot[] = [];
  let at = 0;
  while (at < agentSeconds.length) {
    if (!(agentSeconds[at]! > 0)) {
      at += 1;
      continue;
    }
    const dueInterval = dueOf(at);
    const most = Math.max(1, Math.floor((dueInterval - at + 1) * LOT_PART));
    const end = Math.min(agentSeconds.length, at + most);
    let sum = 0;
    let last = at;
    for (let next = at; next < end; next++) {
      sum += agentSeconds[next]!;
      if (agentSeconds[next]! > 0) last = next;
    }
    lots.push({ fromInterval: last, dueInterval, agentSeconds: sum });
    at = end;
  }
  return lots;
}
