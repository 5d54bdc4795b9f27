import type {
  RosterAnswer,
  RosterDay,
  RosterEntry,
  RosterProblemAnswer,
  RosterSettings,
} from '../../shared/contract/rosters.ts';
import type { RosterAgent, RosterProblem, ShiftTemplate } from '../../shared/rostering/problem/problem.ts';
import { Rng } from '../../shared/simulation/rng.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';

/** A roster's screens as a test begins: a Monday, three teams, two skill groups, the templates of the suggested settings. */
export const FIRST_DAY = '2027-01-04';

const FAMILY_NAMES = ['Li', 'Wang', 'Chen', 'Garcia', 'Okafor', 'Novak', 'Tan', 'Mehta', 'Silva', 'Brandt'];
const GIVEN_NAMES = [
  'Na',
  'Wei',
  'Ana',
  'Mia',
  'Jun',
  'Omar',
  'Eva',
  'Lin',
  'Noor',
  'Tom',
  'Ida',
  'Kai',
  'Zoe',
];

export function templateOf(
  id: string,
  name: string,
  firstStart: string,
  lastStart: string,
  change: Partial<ShiftTemplate> = {},
): ShiftTemplate {
  const shortBreak = { minutes: 15, isPaid: true };
  return {
    id,
    name,
    kind: 'day',
    firstStart,
    lastStart,
    gridMinutes: 30,
    minMinutes: 450,
    maxMinutes: 570,
    lengthGridMinutes: 30,
    longBreak: {
      minutes: 30,
      isPaid: false,
      earliestAfterMinutes: 180,
      latestAfterMinutes: 300,
      gridMinutes: 30,
    },
    shortBreaks: [
      { ...shortBreak, earliestAfterMinutes: 75, latestAfterMinutes: 165 },
      { ...shortBreak, earliestAfterMinutes: 330, latestAfterMinutes: 435 },
    ],
    breakSpacingMinutes: 45,
    ...change,
  };
}

const TEMPLATES: readonly ShiftTemplate[] = [
  templateOf('early', 'Early', '06:00', '08:00'),
  templateOf('middle', 'Middle', '08:30', '11:00'),
  templateOf('late', 'Late', '12:00', '15:30'),
  templateOf('night', 'Night', '22:00', '23:30', { kind: 'night' }),
];

export function makeRosterSettings(): RosterSettings {
  const hours = { perUnder: 0.25, perOver: 0.25 };
  return {
    contracts: [
      {
        id: 'full-time',
        minutesPerWeek: { softMin: 2_400, softMax: 2_400, ...hours, hardMax: 2_880, hardUnit: 60 },
      },
      {
        id: 'part-time',
        minutesPerWeek: { softMin: 1_200, softMax: 1_200, ...hours, hardMax: 1_920, hardUnit: 60 },
      },
    ],
    defaultContractId: 'full-time',
    templates: TEMPLATES,
    people: [],
    rules: [
      { rule: 'rest-between-shifts', settings: { minutes: { hardMin: 660 } } },
      { rule: 'consecutive-days', settings: { days: { hardMax: 6, softMax: 5, perOver: 40 } } },
      { rule: 'days-off-together', settings: { days: { softMin: 2, perUnder: 20 } } },
      { rule: 'wishes', settings: { weight: 1, ledgerDoublesAt: 20 } },
    ],
    lawPackId: null,
    activities: [],
    perUnder: 10,
    perOver: 2,
    currency: 'EUR',
    noticeHours: 336,
    note: '',
  };
}

/** Rosterable people `a1`, `a2`, ...: every third in billing, the rest in sales; every fifth part-time; the fourth on leave for two days. */
export function makeAgents(count: number, firstDay = FIRST_DAY): readonly RosterAgent[] {
  const later = (days: number) => nameDay(dayNumber(firstDay) + days);
  return Array.from({ length: count }, (_, at): RosterAgent => {
    const isBilling = at % 3 === 2;
    return {
      id: `a${at + 1}`,
      name: `${FAMILY_NAMES[at % FAMILY_NAMES.length]!} ${GIVEN_NAMES[(at * 7) % GIVEN_NAMES.length]!}${at < 130 ? '' : ` ${at}`}`,
      contractId: at % 5 === 4 ? 'part-time' : 'full-time',
      skills: [{ queueId: isBilling ? 'billing' : 'sales', level: 1 }],
      tags: [`team:${['North', 'South', 'West'][at % 3]!}`, `skill-group:${isBilling ? 2 : 1}`],
      seniorityYears: at % 11,
      daysOff: at === 3 ? [{ from: later(1), to: later(2), kind: 'leave', paidMinutesPerDay: 480 }] : [],
      past: [],
      pinned: [],
      wishes: at === 1 ? [{ id: 'w1', day: later(5), want: 'off', weight: 5 }] : [],
      ledgerBalance: 0,
    };
  });
}

/** Needed in each half hour of a day: a peak before noon and one after. */
function neededAt(slot: number, people: number): number {
  const hour = slot / 2;
  if (hour < 6 || hour >= 23) return people * 0.03;
  return (
    people * (0.12 + 0.2 * Math.exp(-((hour - 10.5) ** 2) / 4) + 0.14 * Math.exp(-((hour - 16) ** 2) / 6))
  );
}

export function makeProblem(people: number, days: number, firstDay = FIRST_DAY): RosterProblem {
  const settings = makeRosterSettings();
  const agents = makeAgents(people, firstDay);
  const ofGroup = (group: number) =>
    agents.filter(({ tags }) => tags.includes(`skill-group:${group}`)).length;
  return {
    name: 'Hotline',
    horizon: { firstDay, days, timeZone: 'Europe/Berlin', dayStartsAt: '00:00', slotMinutes: 30 },
    agents,
    contracts: settings.contracts,
    templates: settings.templates,
    cover: [1, 2].map((group) => ({
      id: `skill-group:${group}`,
      name: group === 1 ? 'Sales' : 'Billing',
      who: { tags: [`skill-group:${group}`] },
      rows: 'slot' as const,
      needed: Array.from({ length: days * 48 }, (_, slot) => neededAt(slot % 48, ofGroup(group))),
      perUnder: settings.perUnder,
      perOver: settings.perOver,
    })),
    activities: [],
    rules: settings.rules,
    currency: settings.currency,
  };
}

export function makeProblemAnswer(people: number, days: number): RosterProblemAnswer {
  return {
    problem: makeProblem(people, days),
    covers: [
      { coverId: 'skill-group:1', groupId: 'g1' },
      { coverId: 'skill-group:2', groupId: 'g2' },
    ],
    leftOut: [],
    daysWithoutRequirement: [],
    isRequirementStale: false,
  };
}

export const EARLY: RosterEntry = {
  shift: { templateId: 'early', start: '07:00', minutes: 510, longBreakAfterMinutes: 240, segments: null },
  isPinned: false,
  note: '',
};

/** Five days on and two off for everybody, early, middle, late by turns; the same seed the same roster. */
export function makeRosterDays(problem: RosterProblem, seed: number): readonly RosterDay[] {
  const rng = new Rng(seed);
  const starts = {
    early: ['06:00', '07:00', '08:00'],
    middle: ['09:00', '10:00'],
    late: ['12:00', '13:30', '15:00'],
  };
  const kinds = problem.agents.map(() => (['early', 'middle', 'late'] as const)[rng.nextIndex(3)]!);
  const phases = problem.agents.map(() => rng.nextIndex(7));
  return Array.from({ length: problem.horizon.days }, (_, day): RosterDay => {
    const entries: Record<string, RosterEntry> = {};
    problem.agents.forEach(({ id }, at) => {
      if ((day + phases[at]!) % 7 >= 5) return;
      const kind = kinds[at]!;
      const start = starts[kind][(at + day) % starts[kind].length]!;
      const shift = { templateId: kind, start, minutes: 510, longBreakAfterMinutes: 240, segments: null };
      entries[id] = { shift, isPinned: rng.happens(0.05), note: '' };
    });
    return {
      day: nameDay(dayNumber(problem.horizon.firstDay) + day),
      revision: 1,
      changedAtMs: 0,
      author: 'Mia',
      entries,
    };
  });
}

export function makeRosterAnswer(days: readonly RosterDay[]): RosterAnswer {
  return {
    copyId: null,
    firstDay: days[0]!.day,
    days,
    publishedVersions: days.map(() => null),
  };
}
