import { createDemoModel, DEMO_SCENARIOS, type DemoScenario } from '../../shared/simulation/demo-model.ts';
import { createDemoSite } from '../../shared/simulation/demo-site.ts';
import type { ShiftModel, SimulationModel } from '../../shared/simulation/model.ts';
import { hashSeed, Rng } from '../../shared/simulation/rng.ts';
import { SERVICE_LEVEL_FORMULAS, type Site } from '../../shared/site/site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';

/** Some days of one simulated site, one after the other, so that calls and shifts run over the day's end. */
export interface Course {
  readonly name: string;
  readonly seed: number;
  readonly site: Site;
  readonly model: SimulationModel;
  readonly firstDay: string;
  readonly days: number;
  /** A bad line: events come late and are told twice. */
  readonly line: 'good' | 'bad';
  /** `snapshot`: from what was saved last; `journal`: from its events alone. */
  readonly restarts: readonly ('snapshot' | 'journal')[];
}

interface Place {
  readonly timeZone: string;
  readonly dayStartsAt: string;
  readonly intervalMinutes: 15 | 30;
  readonly firstDay: string;
}

/** Both daylight-saving nights, offsets of half and quarter hours, days that begin at other times than midnight. */
const PLACES: readonly Place[] = [
  { timeZone: 'Europe/Berlin', dayStartsAt: '00:00', intervalMinutes: 15, firstDay: '2026-10-24' },
  { timeZone: 'Europe/Berlin', dayStartsAt: '04:00', intervalMinutes: 30, firstDay: '2026-03-28' },
  { timeZone: 'America/New_York', dayStartsAt: '06:30', intervalMinutes: 30, firstDay: '2026-10-31' },
  { timeZone: 'America/New_York', dayStartsAt: '00:00', intervalMinutes: 15, firstDay: '2026-03-07' },
  { timeZone: 'Asia/Shanghai', dayStartsAt: '00:00', intervalMinutes: 30, firstDay: '2026-11-10' },
  { timeZone: 'Australia/Lord_Howe', dayStartsAt: '00:00', intervalMinutes: 30, firstDay: '2026-04-04' },
  { timeZone: 'Asia/Kathmandu', dayStartsAt: '22:15', intervalMinutes: 15, firstDay: '2026-06-01' },
  { timeZone: 'America/Sao_Paulo', dayStartsAt: '03:00', intervalMinutes: 30, firstDay: '2018-11-03' },
  { timeZone: 'Etc/UTC', dayStartsAt: '12:00', intervalMinutes: 15, firstDay: '2026-12-30' },
];

const DAYS_A_COURSE = 3;

/** Courses of up to three days that make up so many days. The same seed gives the same courses. */
export function planCourses(days: number, seed: number): readonly Course[] {
  const courses: Course[] = [];
  for (let left = days, index = 0; left > 0; index += 1) {
    const ofCourse = Math.min(DAYS_A_COURSE, left);
    courses.push(planCourse(index, ofCourse, hashSeed(seed, index)));
    left -= ofCourse;
  }
  return courses;
}

function planCourse(index: number, days: number, seed: number): Course {
  const rng = new Rng(seed);
  const place = PLACES[index % PLACES.length]!;
  const scenario = DEMO_SCENARIOS[index % DEMO_SCENARIOS.length]!;
  const line = rng.happens(0.5) ? 'bad' : 'good';
  const restarts = Array.from({ length: rng.nextIndex(3) }, () =>
    rng.happens(0.25) ? ('journal' as const) : ('snapshot' as const),
  );
  return {
    name: `course ${index + 1} (${scenario}, ${line} line, ${place.timeZone} ${place.dayStartsAt}, ${place.intervalMinutes} min, seed ${seed})`,
    seed,
    site: createSite(place, rng),
    model: createModel(scenario, rng),
    firstDay: place.firstDay,
    days,
    line,
    restarts,
  };
}

/** On the second day every queue changes its target and its formula. */
function createSite(place: Place, rng: Rng): Site {
  const site = createDemoSite(place.timeZone);
  const secondDay = createSiteCalendar({ ...site, ...place }).addDays(place.firstDay, 1);
  return {
    ...site,
    dayStartsAt: place.dayStartsAt,
    intervalMinutes: place.intervalMinutes,
    // Pauses that count as wrap-up are the live floor's own doing; the recount knows those that are told.
    wrapUpPauseReasons: [],
    queues: site.queues.map((queue) => ({
      ...queue,
      rules: [
        ...queue.rules,
        {
          ...queue.rules[0]!,
          from: secondDay,
          answerWithinSeconds: 10 + 5 * rng.nextIndex(6),
          shortAbandonSeconds: 3 + rng.nextIndex(8),
          serviceLevelFormula: SERVICE_LEVEL_FORMULAS[rng.nextIndex(SERVICE_LEVEL_FORMULAS.length)]!,
        },
      ],
    })),
  };
}

/** A smaller demo: fewer calls for fewer agents, with outages in most weeks and, by chance, night shifts over the day's end. */
function createModel(scenario: DemoScenario, rng: Rng): SimulationModel {
  const model = createDemoModel(scenario);
  const size = 0.2 + 0.4 * rng.next();
  return {
    ...model,
    queues: model.queues.map((queue) => ({ ...queue, callsPerDay: queue.callsPerDay * size })),
    staff: { ...model.staff, sickShare: 1 - size * (1 - model.staff.sickShare) },
    incidents: { ...model.incidents, outagesPerWeek: 4 * rng.next() },
    shifts: rng.happens(0.5) ? model.shifts.map(overDaysEnd) : model.shifts,
  };
}

/** Who works at night comes two hours before the day's end and leaves six after it. */
function overDaysEnd(shift: ShiftModel): ShiftModel {
  return shift.startMinute === 0 ? { ...shift, startMinute: 22 * 60, endMinute: 30 * 60 } : shift;
}
