import { findVariant } from './find-variant.ts';
import { compileModel } from '../../shared/rostering/model/compile-model.ts';
import type { Picks, RosterModel } from '../../shared/rostering/model/roster-model.ts';
import type {
  Contract,
  Horizon,
  PastShift,
  RosterAgent,
  RosterProblem,
  ShiftTemplate,
} from '../../shared/rostering/problem/problem.ts';

/** A template of one start and one length, without breaks. */
export function template(
  id: string,
  start: string,
  minutes: number,
  more: Partial<ShiftTemplate> = {},
): ShiftTemplate {
  return {
    id,
    name: id,
    kind: 'day',
    firstStart: start,
    lastStart: start,
    gridMinutes: 60,
    minMinutes: minutes,
    maxMinutes: minutes,
    lengthGridMinutes: 60,
    longBreak: null,
    shortBreaks: [],
    breakSpacingMinutes: 0,
    ...more,
  };
}

/** Early 6 to 14, Day 9 to 17, Late 14 to 22, Night 22 to 6, Standby 6 to 18. */
export const TEMPLATES: readonly ShiftTemplate[] = [
  template('E', '06:00', 480),
  template('D', '09:00', 480),
  template('L', '14:00', 480),
  template('N', '22:00', 480, { kind: 'night' }),
  template('S', '06:00', 720, { kind: 'standby' }),
];

export function agent(id: string, more: Partial<RosterAgent> = {}): RosterAgent {
  return {
    id,
    name: id,
    contractId: 'any',
    skills: [{ queueId: 'billing', level: 1 }],
    tags: [],
    seniorityYears: 0,
    daysOff: [],
    past: [],
    pinned: [],
    wishes: [],
    ledgerBalance: 0,
    ...more,
  };
}

/** Monday 2 March 2026, a week, in a zone whose clocks stay. */
export const WEEK: Horizon = {
  firstDay: '2026-03-02',
  days: 7,
  timeZone: 'Asia/Shanghai',
  dayStartsAt: '00:00',
  slotMinutes: 60,
};

export function problem(more: Partial<RosterProblem> = {}): RosterProblem {
  const contracts: readonly Contract[] = [{ id: 'any' }];
  return {
    name: 'test',
    horizon: WEEK,
    agents: [agent('ann')],
    contracts,
    templates: TEMPLATES,
    cover: [],
    activities: [],
    rules: [],
    ...more,
  };
}

/** Shifts before Monday 2 March 2026 from letters, the last of them Sunday 1 March; `-` is off. */
export function past(letters: string, firstDay = WEEK.firstDay): readonly PastShift[] {
  const times: Readonly<Record<string, readonly [string, string]>> = {
    E: ['06:00', '14:00'],
    D: ['09:00', '17:00'],
    L: ['14:00', '22:00'],
    N: ['22:00', '30:00'],
  };
  return [...letters].flatMap((letter, place) => {
    if (letter === '-') return [];
    const date = new Date(Date.parse(firstDay) - (letters.length - place) * 86_400_000);
    const [from, to] = times[letter]!;
    return [{ day: date.toISOString().slice(0, 10), templateId: letter, from, to, paidMinutes: 480 }];
  });
}

/** A roster by letters, a text an agent. */
export function rosterOf(
  given: RosterProblem,
  ...rows: readonly string[]
): { model: RosterModel; picks: Picks } {
  const model = compileModel(given);
  const picks = Uint16Array.from(
    rows.flatMap((row, who) => [...row].map((letter, day) => findVariant(model, who, day, letter))),
  );
  return { model, picks };
}
