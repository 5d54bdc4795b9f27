import type { RosterProblem } from '../../shared/rostering/problem/problem.ts';
import { hashSeed, Rng } from '../../shared/simulation/rng.ts';
import { nameDay, dayNumber } from '../../shared/time/day-number.ts';
import { generateAgents } from './generate-agents.ts';
import { generateCover } from './generate-cover.ts';

export interface CentreOptions {
  readonly agents: number;
  readonly days: number;
  readonly seed: number;
  /** 15 or 30. */
  readonly slotMinutes: number;
}

/** A Monday with no change of clocks within four weeks. */
const FIRST_DAY = '2026-09-07';

/**
 * A call centre to measure rosters on: three queues with some agents of several skills, a requirement of two peaks a day that
 * takes nearly all the hours there are, 24 shifts (16 starts of full time, 8 of part time), 70 % full time, 11 hours of rest,
 * leave, wishes, hours and weekends. Plain data; the same options give the same centre.
 */
export function generateCentre({ agents: count, days, seed, slotMinutes }: CentreOptions): RosterProblem {
  const dayNames = Array.from({ length: days }, (_, day) => nameDay(dayNumber(FIRST_DAY) + day));
  const agents = generateAgents(new Rng(hashSeed(seed, 'agents', count, days)), count, dayNames);
  const cover = generateCover(new Rng(hashSeed(seed, 'cover', count, days)), agents, dayNames, slotMinutes);
  const weeks = Math.ceil(days / 7);
  const shortBreak = { minutes: 15, isPaid: true };
  return {
    name: `${count} agents, ${days} days, seed ${seed}`,
    horizon: { firstDay: FIRST_DAY, days, timeZone: 'Europe/Berlin', dayStartsAt: '00:00', slotMinutes },
    agents,
    contracts: [
      {
        id: 'full',
        minutesPerWeek: { hardMin: 1920, softMin: 2400, perUnder: 0.02, hardMax: 2400, hardUnit: 480 },
      },
      {
        id: 'part',
        minutesPerWeek: { hardMin: 900, softMin: 1200, perUnder: 0.02, hardMax: 1500, hardUnit: 300 },
      },
    ],
    templates: [
      {
        id: 'full',
        name: 'Full',
        kind: 'day',
        firstStart: '06:00',
        lastStart: '13:30',
        gridMinutes: 30,
        minMinutes: 510,
        maxMinutes: 510,
        lengthGridMinutes: 30,
        longBreak: {
          minutes: 30,
          isPaid: false,
          earliestAfterMinutes: 240,
          latestAfterMinutes: 240,
          gridMinutes: 30,
        },
        shortBreaks: [
          { ...shortBreak, earliestAfterMinutes: 90, latestAfterMinutes: 180 },
          { ...shortBreak, earliestAfterMinutes: 330, latestAfterMinutes: 450 },
        ],
        breakSpacingMinutes: 45,
        tags: ['full'],
      },
      {
        id: 'part',
        name: 'Part',
        kind: 'day',
        firstStart: '10:00',
        lastStart: '17:00',
        gridMinutes: 60,
        minMinutes: 300,
        maxMinutes: 300,
        lengthGridMinutes: 30,
        longBreak: null,
        shortBreaks: [{ ...shortBreak, earliestAfterMinutes: 90, latestAfterMinutes: 210 }],
        breakSpacingMinutes: 45,
        tags: ['part'],
      },
    ],
    cover,
    activities: [],
    rules: [
      { rule: 'rest-between-shifts', settings: { minutes: { hardMin: 660, hardUnit: 60 } } },
      { rule: 'consecutive-days', settings: { days: { hardMax: 5, softMin: 2, perUnder: 4 } } },
      { rule: 'days-off-together', settings: { days: { softMin: 2, perUnder: 4 } } },
      {
        rule: 'weekends',
        settings: { weekends: { softMax: weeks / 2, perOver: 10, hardMax: Math.max(1, weeks - 1) } },
      },
      { rule: 'wishes', settings: { weight: 1 } },
    ],
  };
}
