import { Rng } from '../../simulation/rng.ts';
import { MOST_PAUSES, type BreakDay } from './break-day.ts';
import { BREAK_OPTIONS, type BreakOptions } from './break-options.ts';
import type { BreakPlan } from './break-plan.ts';
import { BreakSearch } from './break-search.ts';
import { DayCover } from './day-cover.ts';
import { moveMeeting, placeMeeting, type PlacedMeeting } from './place-meeting.ts';
import { tellBreaks } from './tell-breaks.ts';

const MOST_SWEEPS = 3;
/** Shifts whose pauses are taken out at once, and from how near to each other by their starts they are drawn. */
const TAKEN_OUT = 3;
const NEIGHBOURS = 24;

/**
 * Lunch, short breaks and off-phone activities within the shifts of a day, such that cover suffers least: sum over rows and
 * curves of the soft cost, as the cover terms of the roster have it, with nothing hard broken for it where that can be.
 *
 * One shift after another has its breaks placed exactly, all others staying (`findPauseSteps`), until nobody's can be bettered;
 * then a few neighbours' at a time are taken out and placed anew. Spacing between breaks and to the ends of the shift is kept
 * unless a break could then not be had at all. Some 50 to 85 ms for 500 shifts (`npm run bench:roster:desk`).
 *
 * @throws RangeError when a shift has more pauses than can be searched, or rows are of different number.
 */
export function placeBreaks(day: BreakDay, chosen: Partial<BreakOptions> = {}): BreakPlan {
  const options = { ...BREAK_OPTIONS, ...chosen };
  checkDay(day, options);
  const search = new BreakSearch(day, options);
  const meetings: (PlacedMeeting | null)[] = day.meetings.map((meeting) => placeMeeting(search, meeting));
  const order = [...day.shifts.keys()].sort(
    (one, other) => day.shifts[one]!.fromMinute - day.shifts[other]!.fromMinute || one - other,
  );
  for (const shift of order) {
    search.lift(shift);
    search.place(shift);
  }
  // Where everything was may be as good as anything: then nobody is told anything new.
  keepWhatWas(search);
  sweep(search, order);
  day.meetings.forEach((meeting, at) => {
    const placed = meetings[at]!;
    if (placed !== null) meetings[at] = moveMeeting(search, meeting, placed);
  });
  takeOutAndPlace(search, order);
  sweep(search, order);
  return tellBreaks(search, meetings, new DayCover(emptied(day, options)));
}

function sweep(search: BreakSearch, order: readonly number[]): void {
  for (let round = 0; round < MOST_SWEEPS; round++) {
    const before = search.weight();
    for (const shift of order) search.remake(shift);
    if (search.weight() >= before - 1e-6) return;
  }
}

function keepWhatWas(search: BreakSearch): void {
  const { shifts } = search.day;
  if (!shifts.some(({ pauses }) => pauses.some(({ wasMinute }) => wasMinute !== null))) return;
  const placed = search.starts.map((starts) => Float64Array.from(starts));
  const tight = Uint8Array.from(search.isTight);
  const weight = search.weight();
  shifts.forEach((shift, at) => search.keepIfAllowed(shift, at));
  if (search.weight() <= weight) return;
  shifts.forEach((_, at) => search.restore(at, placed[at]!, tight[at]!));
}

function takeOutAndPlace(search: BreakSearch, order: readonly number[]): void {
  if (order.length < 2) return;
  const rng = new Rng(search.options.seed);
  const count = Math.min(TAKEN_OUT, order.length);
  const price = findPrice(search.day);
  for (let round = 0; round < search.options.rounds; round++) {
    const first = rng.nextIndex(order.length);
    const taken = new Set([order[first]!]);
    for (let tries = 0; taken.size < count && tries < 4 * count; tries++) {
      const at = first + rng.nextIndex(2 * NEIGHBOURS + 1) - NEIGHBOURS;
      if (at >= 0 && at < order.length) taken.add(order[at]!);
    }
    placeAnew(search, [...taken], rng.happens(0.5) ? price * rng.next() : 0);
  }
}

/** What one too few for one row costs, at most. */
function findPrice({ covers }: BreakDay): number {
  return covers.reduce(
    (most, { limits }) => limits.reduce((price, { perUnder = 0 }) => Math.max(price, perUnder), most),
    0,
  );
}

function placeAnew(search: BreakSearch, taken: readonly number[], shake: number): void {
  const before = taken.map((shift) => Float64Array.from(search.starts[shift]!));
  const tight = taken.map((shift) => search.isTight[shift]!);
  const weigh = () => taken.reduce((sum, shift) => sum + search.ownOf(shift), search.cover.weight);
  const weight = weigh();
  for (const shift of taken) search.lift(shift);
  search.shake = shake;
  search.place(taken[0]!);
  search.shake = 0;
  for (const shift of taken.slice(1)) search.place(shift);
  // As good is taken as well: it leads away from where nothing is better nearby.
  if (weigh() <= weight + 1e-9) return;
  for (const shift of taken) search.lift(shift);
  taken.forEach((shift, at) => search.restore(shift, before[at]!, tight[at]!));
}

/** The day with nobody pausing, to be compared with. */
function emptied(day: BreakDay, options: BreakOptions): BreakDay {
  const { covers, shifts, rowMinutes } = day;
  const full = new BreakSearch(
    { ...day, shifts: shifts.map((shift) => ({ ...shift, pauses: [] })), meetings: [] },
    options,
  );
  return {
    rowMinutes,
    meetings: [],
    shifts: [],
    covers: covers.map(({ id, limits }, cover) => ({
      id,
      limits,
      shares: [],
      base: full.cover.valuesOf(cover),
    })),
  };
}

function checkDay({ covers, shifts }: BreakDay, { gridMinutes }: BreakOptions): void {
  if (!(gridMinutes > 0)) throw new RangeError(`gridMinutes (${gridMinutes}) must be above 0; 5 is usual.`);
  for (const { agent, pauses, fromMinute, toMinute } of shifts) {
    if (pauses.length > MOST_PAUSES)
      throw new RangeError(
        `The shift of agent ${agent} has ${pauses.length} pauses, and at most ${MOST_PAUSES} can be placed. Maybe short breaks were listed twice.`,
      );
    if (!(toMinute > fromMinute))
      throw new RangeError(
        `The shift of agent ${agent} ends at minute ${toMinute}, and must end after it begins (${fromMinute}).`,
      );
  }
  const rows = covers[0]?.limits.length ?? 0;
  const odd = covers.find(({ limits, base }) => limits.length !== rows || base.length !== rows);
  if (odd !== undefined)
    throw new RangeError(
      `Cover ${odd.id} has ${odd.limits.length} limits and ${odd.base.length} others present, and must have ${rows} of both, as the first one.`,
    );
}
