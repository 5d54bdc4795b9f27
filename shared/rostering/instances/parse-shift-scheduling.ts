import type { CoverDemand, RosterAgent, RosterProblem, ShiftTemplate, Wish } from '../problem/problem.ts';
import type { RuleSetting } from '../problem/rule-setting.ts';
import { nameDay } from '../../time/day-number.ts';
import { checkShiftScheduling } from './check-shift-scheduling.ts';
import { readSections, splitList, type Sections } from './read-sections.ts';

/** A Monday: day 0 of every instance. */
const FIRST_DAY = 19_723;

/**
 * Reads an instance of the public shift-scheduling set (Curtois and Qu, "Computational results on new staff scheduling benchmark
 * instances", 2014) into a problem of the same objective: cover and requests are its costs, everything else is hard.
 * Employees are agents, shifts are templates of one length from midnight, and only days count.
 *
 * @throws RangeError naming the row that is not as the format has it.
 */
export function parseShiftScheduling(text: string, name: string): RosterProblem {
  const sections = readSections(text);
  checkShiftScheduling(sections);
  const days = Number(sections.rows('HORIZON')[0]![0]);
  const shifts = sections.rows('SHIFTS').map(readShift);
  const staff = sections.rows('STAFF').map(readEmployee);
  return {
    name,
    horizon: {
      firstDay: nameDay(FIRST_DAY),
      days,
      timeZone: 'UTC',
      dayStartsAt: '00:00',
      slotMinutes: 1440,
    },
    agents: listAgents(sections, staff),
    contracts: staff.map(({ id, minutes }) => ({ id, minutesPerPeriod: minutes })),
    templates: shifts.map(({ template }) => template),
    cover: listCover(sections, days),
    activities: [],
    rules: [
      ...listOrder(shifts),
      ...groupByAgent('shifts-per-template', staff, ({ mostShifts }) => listMostShifts(mostShifts, days)),
      ...groupByAgent('consecutive-days', staff, (one) => [
        { days: { hardMin: one.leastInARow, hardMax: one.mostInARow } },
      ]),
      ...groupByAgent('days-off-together', staff, (one) => [{ days: { hardMin: one.leastOffInARow } }]),
      ...groupByAgent('weekends', staff, (one) => [{ weekends: { hardMax: one.mostWeekends } }]),
      { rule: 'wishes', settings: {} },
    ],
  };
}

interface Shift {
  readonly template: ShiftTemplate;
  readonly notNext: readonly string[];
}

function readShift([id = '', minutes = '', notNext = '']: readonly string[]): Shift {
  const length = Number(minutes);
  return {
    template: {
      id,
      name: id,
      kind: 'day',
      firstStart: '00:00',
      lastStart: '00:00',
      gridMinutes: 1440,
      minMinutes: length,
      maxMinutes: length,
      lengthGridMinutes: 1440,
      longBreak: null,
      shortBreaks: [],
      breakSpacingMinutes: 0,
    },
    notNext: splitList(notNext),
  };
}

type Employee = ReturnType<typeof readEmployee>;

function readEmployee(fields: readonly string[]) {
  const [id = '', shifts = '', ...numbers] = fields;
  const [maxMinutes, minMinutes, mostInARow, leastInARow, leastOffInARow, mostWeekends] = numbers.map(Number);
  return {
    id,
    mostShifts: splitList(shifts).map((entry) => entry.split('=')),
    minutes: { hardMin: minMinutes!, hardMax: maxMinutes!, hardUnit: 480 },
    mostInARow: mostInARow!,
    leastInARow: leastInARow!,
    leastOffInARow: leastOffInARow!,
    mostWeekends: mostWeekends!,
  };
}

function listAgents(sections: Sections, staff: readonly Employee[]): readonly RosterAgent[] {
  const dayName = (day: string) => nameDay(FIRST_DAY + Number(day));
  const daysOff = (id: string) =>
    sections.rows('DAYS_OFF').flatMap(([of, ...days]) => (of === id ? days : []));
  const on = listWishes(sections, 'SHIFT_ON_REQUESTS', 'shift');
  const off = listWishes(sections, 'SHIFT_OFF_REQUESTS', 'avoid-shift');
  return staff.map(({ id }) => ({
    id,
    name: id,
    contractId: id,
    skills: [],
    tags: [],
    seniorityYears: 0,
    daysOff: daysOff(id).map((day) => {
      return { from: dayName(day), to: dayName(day), kind: 'fixed', paidMinutesPerDay: 0 } as const;
    }),
    past: [],
    pinned: [],
    wishes: [...(on.get(id) ?? []), ...(off.get(id) ?? [])],
    ledgerBalance: 0,
  }));
}

function listWishes(
  sections: Sections,
  section: string,
  want: 'shift' | 'avoid-shift',
): ReadonlyMap<string, readonly Wish[]> {
  const wishes = new Map<string, Wish[]>();
  for (const [id = '', day, templateId, weight] of sections.rows(section)) {
    const wish: Wish = {
      id: `${want} ${id} ${day} ${templateId}`,
      day: nameDay(FIRST_DAY + Number(day)),
      want,
      templateId: templateId!,
      weight: Number(weight),
    };
    wishes.set(id, [...(wishes.get(id) ?? []), wish]);
  }
  return wishes;
}

function listCover(sections: Sections, days: number): readonly CoverDemand[] {
  interface Rows {
    readonly needed: number[];
    readonly perUnder: number[];
    readonly perOver: number[];
  }
  const byShift = new Map<string, Rows>();
  const zeros = () => Array<number>(days).fill(0);
  for (const [day, id = '', needed, under, over] of sections.rows('COVER')) {
    const rows = byShift.get(id) ?? { needed: zeros(), perUnder: zeros(), perOver: zeros() };
    byShift.set(id, rows);
    rows.needed[Number(day)] = Number(needed);
    rows.perUnder[Number(day)] = Number(under);
    rows.perOver[Number(day)] = Number(over);
  }
  return [...byShift].map(([id, rows]) => ({
    id,
    name: id,
    who: {},
    templateIds: [id],
    rows: 'day',
    ...rows,
  }));
}

function listOrder(shifts: readonly Shift[]): readonly RuleSetting[] {
  const notAfter = shifts
    .filter(({ notNext }) => notNext.length > 0)
    .map(({ template, notNext }) => ({ templateId: template.id, next: notNext }));
  return notAfter.length === 0 ? [] : [{ rule: 'shift-order', settings: { notAfter } }];
}

/** Limits that a horizon cannot reach say nothing. */
function listMostShifts(mostShifts: readonly (readonly string[])[], days: number): readonly object[] {
  return mostShifts
    .filter(([, most]) => Number(most) < days)
    .map(([id, most]) => ({ templateIds: [id], shifts: { hardMax: Number(most) } }));
}

/** One rule for all employees with the same settings. */
function groupByAgent(
  rule: string,
  staff: readonly Employee[],
  settingsOf: (one: Employee) => readonly object[],
): readonly RuleSetting[] {
  const groups = new Map<string, { settings: object; agentIds: string[] }>();
  for (const one of staff) {
    for (const settings of settingsOf(one)) {
      const key = JSON.stringify(settings);
      const group = groups.get(key) ?? { settings, agentIds: [] };
      groups.set(key, group);
      group.agentIds.push(one.id);
    }
  }
  return [...groups.values()].map(({ settings, agentIds }) => ({ rule, who: { agentIds }, settings }));
}
