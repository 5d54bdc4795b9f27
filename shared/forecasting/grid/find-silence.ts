/** What a site's queues did together, by quarter hours in order of time. */
export interface SiteQuarters {
  /** 1 where any queue has a row. */
  readonly hasRow: Uint8Array;
  /** Calls offered. */
  readonly offered: Float64Array;
  /** Place of the week: weekday x quarters a day + quarter of the day. */
  readonly weekPlace: Int32Array;
  readonly quartersPerDay: number;
}

/**
 * Silence with so many calls missing is no chance any more: with 7 expected calls none comes in one stretch of a thousand
 * (Poisson, e^-7).
 */
export const IMPROBABLE_SILENCE_CALLS = 7;
/** From so many weeks on a time of the week is known by itself; before, other weekdays speak for it too. */
const ENOUGH_WEEKS = 4;

/**
 * Where silence of the whole site means that nobody wrote anything down: 1 in each quarter hour of a stretch without any row
 * in which, by the usual calls at those times of the week, at least `IMPROBABLE_SILENCE_CALLS` would have come. Shorter or
 * quieter silence is silence: a night hotline with a call an hour has many quarters without a row, and were they unknown its
 * rate would be that of the busy quarters alone.
 */
export function findUnknownSilence(site: SiteQuarters): Uint8Array {
  const usual = findUsualCalls(site);
  const { hasRow, weekPlace } = site;
  const unknown = new Uint8Array(hasRow.length);
  let from = 0;
  while (from < hasRow.length) {
    if (hasRow[from] === 1) {
      from += 1;
      continue;
    }
    let to = from;
    let missing = 0;
    while (to < hasRow.length && hasRow[to] !== 1) {
      missing += usual[weekPlace[to]!]!;
      to += 1;
    }
    if (missing >= IMPROBABLE_SILENCE_CALLS) unknown.fill(1, from, to);
    from = to;
  }
  return unknown;
}

/** Mean calls of each place of the week; silent quarters count as none. */
function findUsualCalls({ offered, weekPlace, quartersPerDay }: SiteQuarters): Float64Array {
  const sums = new Float64Array(7 * quartersPerDay);
  const weeks = new Float64Array(7 * quartersPerDay);
  offered.forEach((calls, quarter) => {
    const place = weekPlace[quarter]!;
    sums[place] = sums[place]! + calls;
    weeks[place] = weeks[place]! + 1;
  });
  const own = sums.map((sum, place) => (weeks[place]! > 0 ? sum / weeks[place]! : 0));
  return own.map((calls, place) => {
    if (weeks[place]! >= ENOUGH_WEEKS) return calls;
    let sum = 0;
    let count = 0;
    for (let other = place % quartersPerDay; other < sums.length; other += quartersPerDay) {
      if (other === place) continue;
      sum += sums[other]!;
      count += weeks[other]!;
    }
    return Math.max(calls, count > 0 ? sum / count : 0);
  });
}
