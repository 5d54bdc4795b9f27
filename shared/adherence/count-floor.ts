import type { FloorAdherence, FloorAdherenceRow } from '../contract/adherence.ts';
import type { Verdict } from './judge-step.ts';
import { ROSTERED_ACTIVITIES, type RosteredActivity } from './rostered-shift.ts';

/** Of fewer people than this, colleagues would know who is meant. */
export const FEWEST_COUNTED = 5;
/** Whose time ends within this is about to change. */
export const SOON_MS = 15 * 60_000;

/** One person with something rostered at this moment, as far as a count needs to know. */
export interface CountedStanding {
  readonly activity: RosteredActivity;
  readonly verdict: Exclude<Verdict, 'off'>;
  /** Out for so long without an excuse. */
  readonly outMs: number;
  /** What is rostered now ends in so long. */
  readonly endsInMs: number;
}

/**
 * How many are where the roster says, for walls, which everybody reads: nobody is named, and nobody can be made out. An activity of
 * fewer than five is counted together with the next smaller ones until they are five; of fewer than five altogether nothing is
 * told (rule AD40).
 *
 * Example: of 12 at work, 6 at lunch and 2 in a meeting the rows are 12 at work, and 8 at lunch or in a meeting.
 *
 * @returns null: fewer than five
 */
export function countFloor(standings: readonly CountedStanding[]): FloorAdherence | null {
  if (standings.length < FEWEST_COUNTED) return null;
  const rows = ROSTERED_ACTIVITIES.map((activity) =>
    countRow(
      [activity],
      standings.filter((one) => one.activity === activity),
    ),
  );
  const out = standings.filter(({ verdict }) => verdict === 'out');
  const { activities: _, ...all } = countRow([], standings);
  return {
    ...all,
    changingSoon: standings.filter(({ endsInMs }) => endsInMs <= SOON_MS).length,
    longestOutMinutes:
      out.length === 0 ? null : Math.floor(Math.max(...out.map(({ outMs }) => outMs)) / 60_000),
    rows: joinFew(rows.filter(({ rostered }) => rostered > 0)),
  };
}

function countRow(
  activities: readonly RosteredActivity[],
  standings: readonly CountedStanding[],
): FloorAdherenceRow {
  const count = (test: (verdict: Verdict) => boolean) =>
    standings.filter(({ verdict }) => test(verdict)).length;
  const inPlace = count((verdict) => verdict === 'in' || verdict === 'grace');
  const out = count((verdict) => verdict === 'out');
  return {
    activities,
    rostered: standings.length,
    inPlace,
    excused: standings.length - inPlace - out,
    out,
  };
}

/** The smallest go together: what is left of the sum says nothing of them then, either. */
function joinFew(rows: readonly FloorAdherenceRow[]): readonly FloorAdherenceRow[] {
  const bySize = rows.toSorted((a, b) => a.rostered - b.rostered);
  const [least, next, ...others] = bySize;
  if (least === undefined || next === undefined || least.rostered >= FEWEST_COUNTED) return rows;
  const joined: FloorAdherenceRow = {
    activities: ROSTERED_ACTIVITIES.filter((one) => [...least.activities, ...next.activities].includes(one)),
    rostered: least.rostered + next.rostered,
    inPlace: least.inPlace + next.inPlace,
    excused: least.excused + next.excused,
    out: least.out + next.out,
  };
  const rank = ({ activities }: FloorAdherenceRow) => ROSTERED_ACTIVITIES.indexOf(activities[0]!);
  return joinFew([joined, ...others].toSorted((a, b) => rank(a) - rank(b)));
}
