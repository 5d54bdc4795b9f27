import type { RosterEntry, RosterPerson, RosterSegment, RosterSettings } from '../contract/rosters.ts';
import { createRosterCalendar } from '../rostering/model/roster-calendar.ts';
import type { ShiftTemplate } from '../rostering/problem/problem.ts';
import { nameClock } from '../rostering/days/shift-codec.ts';
import type { Site } from '../site/site.ts';
import { dayNumber, nameDay, weekdayOf, weekNumber } from '../time/day-number.ts';
import { planAgentDay } from './agent-day.ts';
import { demoAgentId } from './demo-site.ts';
import { DEMO_GROUPS, DEMO_SHIFT_NAMES, DEMO_SHIFTS } from './demo-staff.ts';
import type { ShiftModel, SimulationModel } from './model.ts';
import { hashSeed, Rng } from './rng.ts';
import { findRotaShift } from './rota.ts';

/** Of ten people so many work full time. */
const FULL_TIME_OF_TEN = 7;
const HOURS = { perUnder: 0.2, perOver: 0.2, hardUnit: 480 } as const;

/**
 * What the demo site's rosters are made with: seven of ten people full time, its own shifts with half an hour of play, nights among
 * them, leave and wishes from two weeks ahead on (what is published until then stays right).
 *
 * @param today the running site day
 */
export function createDemoRosterSettings(today: string): RosterSettings {
  return {
    contracts: [
      {
        id: 'full-time',
        names: { en: 'Full time', 'zh-CN': '全职', 'zh-TW': '全職' },
        minutesPerWeek: { softMin: 2_280, softMax: 2_400, ...HOURS, hardMax: 2_880 },
      },
      {
        id: 'part-time',
        names: { en: 'Part time', 'zh-CN': '兼职', 'zh-TW': '兼職' },
        minutesPerWeek: { softMin: 1_380, softMax: 1_920, ...HOURS, hardMax: 2_880 },
      },
    ],
    defaultContractId: 'full-time',
    templates: DEMO_SHIFTS.map(templateOf),
    people: DEMO_GROUPS.flatMap((group) =>
      Array.from({ length: group.agents }, (_, place) => personOf(group.firstAgent + place, place, today)),
    ),
    rules: [
      { rule: 'rest-between-shifts', settings: { minutes: { hardMin: 540, softMin: 660, perUnder: 0.1 } } },
      { rule: 'consecutive-days', settings: { days: { hardMax: 12, softMax: 6, perOver: 40 } } },
      { rule: 'days-off-together', settings: { days: { softMin: 2, perUnder: 20 } } },
      { rule: 'weekends', settings: { count: 'torn', weekends: { softMax: 0, perOver: 15 } } },
      { rule: 'fair-share', settings: { of: 'weekend-days', shifts: { softMax: 5, perOver: 10 } } },
      { rule: 'wishes', settings: { weight: 1, ledgerDoublesAt: 20 } },
    ],
    lawPackId: null,
    activities: [],
    perUnder: 10,
    perOver: 2,
    currency: 'CNY',
    noticeHours: 168,
    note: '',
  };
}

/**
 * Who works when on a day of the demo: the simulator's own rota, with the breaks its people mean to take. Shifts are by the wall
 * clock, their segments in real minutes of the day: where the clocks change one of eight hours may have seven or nine.
 */
export function createDemoRosterDay(
  model: SimulationModel,
  seed: number,
  { day, fromMs }: { readonly day: string; readonly fromMs: number },
  { timeZone, dayStartsAt }: Pick<Site, 'timeZone' | 'dayStartsAt'>,
): Readonly<Record<string, RosterEntry>> {
  const horizon = { firstDay: day, days: 1, timeZone, dayStartsAt, slotMinutes: 1_440 } as const;
  const calendar = createRosterCalendar(horizon);
  const realMinute = (minute: number) => calendar.realMinutes(0, 0, minute);
  const monday = nameDay(dayNumber(day) - weekdayOf(day));
  const weekSeed = hashSeed(seed, monday);
  return Object.fromEntries(
    model.agents.flatMap((agent) => {
      const shift = findRotaShift(model, agent, weekNumber(monday), weekdayOf(day));
      if (shift === undefined) return [];
      const beginsAt = realMinute(shift.startMinute);
      const rng = new Rng(hashSeed(weekSeed, 'agent-day', agent.id, day));
      const pauses = planAgentDay(shift, model.staff, fromMs, rng).filter(({ kind }) => kind === 'pause');
      // Breaks are the first that are planned; whoever calls in sick has them as the shift says.
      const starts = shift.breaks.map(({ reason, minutesAfterStart, minutes }) => {
        const meantMs = fromMs + (shift.startMinute + minutesAfterStart) * 60_000;
        const own = pauses.find(
          (item) =>
            item.kind === 'pause' && item.reason === reason && Math.abs(item.atMs - meantMs) <= 51 * 60_000,
        );
        const laterMinutes = own === undefined ? 0 : Math.round((own.atMs - meantMs) / 60_000);
        return { reason, minutes, fromMinute: beginsAt + minutesAfterStart + laterMinutes };
      });
      return [[agent.id, entryOf(shift, beginsAt, realMinute(shift.endMinute), starts)] as const];
    }),
  );
}

interface PlannedBreak {
  readonly reason: string;
  readonly minutes: number;
  readonly fromMinute: number;
}

/** @param beginsAt and `endsAt` in real minutes of the day, as the breaks are */
function entryOf(
  { id, startMinute, endMinute }: ShiftModel,
  beginsAt: number,
  endsAt: number,
  breaks: readonly PlannedBreak[],
): RosterEntry {
  const segments: RosterSegment[] = [];
  let reached = beginsAt;
  let shortBreaks = 0;
  const work = (toMinute: number) => {
    if (toMinute > reached)
      segments.push({ kind: 'work', id: null, fromMinute: reached, toMinute, isPaid: true });
    reached = Math.max(reached, toMinute);
  };
  for (const { reason, minutes, fromMinute } of breaks) {
    const from = Math.max(reached, fromMinute);
    const to = Math.min(endsAt, from + minutes);
    if (to <= from) continue;
    work(from);
    const isLunch = reason === 'Lunch';
    segments.push({
      kind: isLunch ? 'lunch' : 'break',
      id: isLunch ? 'lunch' : `break-${(shortBreaks += 1)}`,
      fromMinute: from,
      toMinute: to,
      isPaid: !isLunch,
    });
    reached = to;
  }
  work(endsAt);
  return {
    shift: {
      templateId: templateIdOf(id),
      start: nameClock(startMinute),
      minutes: endMinute - startMinute,
      longBreakAfterMinutes: null,
      segments,
    },
    isPinned: false,
    note: '',
  };
}

function templateIdOf(shiftId: string): string {
  return shiftId.replaceAll(' ', '-');
}

function templateOf({ id, startMinute, endMinute, breaks }: ShiftModel): ShiftTemplate {
  const names = DEMO_SHIFT_NAMES[id]!;
  const lunch = breaks.find(({ reason }) => reason === 'Lunch');
  const play = startMinute === 0 ? 0 : 30;
  const minutes = endMinute - startMinute;
  return {
    id: templateIdOf(id),
    name: names.en,
    names,
    kind: startMinute === 0 ? 'night' : 'day',
    firstStart: nameClock(startMinute - play),
    lastStart: nameClock(startMinute + (endMinute > 1_440 ? 0 : play)),
    gridMinutes: 30,
    minMinutes: minutes,
    maxMinutes: minutes,
    lengthGridMinutes: 30,
    longBreak: lunch
      ? {
          minutes: lunch.minutes,
          isPaid: false,
          earliestAfterMinutes: lunch.minutesAfterStart - 65,
          latestAfterMinutes: lunch.minutesAfterStart + 25,
          gridMinutes: 30,
        }
      : null,
    shortBreaks: breaks
      .filter(({ reason }) => reason !== 'Lunch')
      .map((pause) => ({
        minutes: pause.minutes,
        isPaid: true,
        earliestAfterMinutes: Math.max(45, pause.minutesAfterStart - 45),
        latestAfterMinutes: Math.min(minutes - 30, pause.minutesAfterStart + 45),
      }))
      .filter(({ earliestAfterMinutes, latestAfterMinutes }) => earliestAfterMinutes <= latestAfterMinutes),
    breakSpacingMinutes: 30,
  };
}

function personOf(index: number, place: number, today: string): RosterPerson {
  const rng = new Rng(hashSeed('demo-person', index));
  const first = dayNumber(today) - weekdayOf(today) + 14;
  const dayAfter = (days: number) => nameDay(first + days);
  const leaveFrom = rng.nextIndex(24);
  const hasLeave = rng.happens(0.12);
  const wishDay = dayAfter(rng.nextIndex(28));
  return {
    agentId: demoAgentId(index),
    isRostered: true,
    contractId: index % 10 < FULL_TIME_OF_TEN ? 'full-time' : 'part-time',
    tags: place % 10 === 0 ? ['leader'] : [],
    seniorityYears: rng.nextIndex(12),
    daysOff: hasLeave
      ? [
          {
            from: dayAfter(leaveFrom),
            to: dayAfter(leaveFrom + 1 + rng.nextIndex(7)),
            kind: 'leave',
            paidMinutesPerDay: 470,
          },
        ]
      : [],
    wishes: rng.happens(0.35) ? [{ id: 'demo-1', day: wishDay, want: 'off', weight: 8 }] : [],
    ledgerBalance: rng.nextIndex(21) - 10,
  };
}
