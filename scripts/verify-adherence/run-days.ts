import { isDeepStrictEqual } from 'node:util';
import { AdherenceEngine, type AgentDays, type AgentPlans } from '../../shared/adherence/adherence-engine.ts';
import type { AdherenceDay } from '../../shared/adherence/adherence-figures.ts';
import { AdherenceRecount } from '../../shared/adherence/adherence-recount.ts';
import { DEFAULT_ADHERENCE_SETTINGS } from '../../shared/adherence/adherence-settings.ts';
import { planAgents } from '../../shared/adherence/plan-agents.ts';
import type { RosterDay, RosterEntry } from '../../shared/contract/rosters.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import {
  advanceFloor,
  createFloor,
  FloorRows,
  reduceFloor,
  takeFloorChanges,
} from '../../shared/floor/floor.ts';
import { createDemoModel, type DemoScenario } from '../../shared/simulation/demo-model.ts';
import { createDemoRosterDay, createDemoRosterSettings } from '../../shared/simulation/demo-roster.ts';
import { createDemoSite } from '../../shared/simulation/demo-site.ts';
import { hashSeed, Rng } from '../../shared/simulation/rng.ts';
import { SimulatedFloor } from '../../shared/simulation/simulated-weeks.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';

export interface RunOptions {
  readonly firstDay: string;
  readonly days: number;
  readonly seed: number;
  readonly scenario: DemoScenario;
  /** The live floor ticks so often. */
  readonly tickMs: number;
}

export interface CheckedDay {
  readonly day: string;
  /** People with a shift. */
  readonly agents: number;
  readonly inMs: number;
  readonly outMs: number;
  /** Agents whose figures by the live path are not those of the recount, by either roster. */
  readonly differences: readonly string[];
}

const DAY_MS = 86_400_000;
/** A day is closed when its night shifts are over. */
const CLOSED_AFTER_MS = 12 * 3_600_000;
const FEED = 'simulator';
/** A night's calls are told by then. */
const SLICE_MS = 15_000;

type Bare = Pick<RosterDay, 'day' | 'entries'>;

/**
 * A simulated floor is watched for days, tick by tick, while its rosters are published, amended during the day and excused; each
 * day is closed the noon after, as the server does. Then each is counted anew by itself from the events of its time alone.
 */
export function* runDays(options: RunOptions): Generator<CheckedDay> {
  const { firstDay, seed, scenario, tickMs } = options;
  const site = createDemoSite();
  const calendar = createSiteCalendar(site);
  const model = createDemoModel(scenario);
  const { templates } = createDemoRosterSettings(firstDay);
  const first = new Map<string, Bare>();
  const amended = new Map<string, Bare>();
  const rng = new Rng(hashSeed(seed, 'amended'));
  const publish = (day: string) => {
    const entries = createDemoRosterDay(model, seed, calendar.dayNamed(day), site);
    first.set(day, { day, entries });
    amended.set(day, { day, entries });
  };
  const exceptions: { agentId: string; fromMs: number; toMs: number }[] = [];
  const plansOf = (days: readonly string[]): ReadonlyMap<string, AgentPlans> => {
    const pick = (from: ReadonlyMap<string, Bare>) => days.flatMap((day) => from.get(day) ?? []);
    return planAgents({ site, templates, first: pick(first), amended: pick(amended), exceptions });
  };

  const fromMs = calendar.dayNamed(firstDay).fromMs;
  const simulated = new SimulatedFloor({ model, seed, calendar, feedId: FEED });
  simulated.startAt(fromMs);
  const parts = { calendar, settings: DEFAULT_ADHERENCE_SETTINGS, fromMs };
  const floor = createFloor(site);
  const rows = new FloorRows(floor);
  const news = (floor.agentNews = []);
  const engine = new AdherenceEngine(parts);
  /** Of the days that are not checked yet. */
  const kept: FloorEvent[] = [];
  const around = (day: string) => [-1, 0, 1].map((days) => calendar.addDays(day, days));
  /** The day before is closed at noon, and a shift of the one before that may have reached into it. */
  const running = (day: string) => [calendar.addDays(day, -2), ...around(day)];

  const live = new Map<string, ReadonlyMap<string, AgentDays>>();
  const close = (day: string) => {
    const agents = [...engine.agentIds()];
    live.set(day, new Map(agents.map((agentId) => [agentId, engine.daysOf(agentId)])));
    engine.forgetBefore(calendar.dayNamed(calendar.addDays(day, 1)).fromMs);
  };
  const amend = (day: string, nowMs: number) => {
    const { entries } = amended.get(day)!;
    const ids = Object.keys(entries).filter((agentId) => entries[agentId]!.shift !== null);
    const agentId = ids[rng.nextIndex(ids.length)];
    if (agentId === undefined) return;
    const shift = entries[agentId]!.shift!;
    if (rng.happens(0.5)) exceptions.push({ agentId, fromMs: nowMs - 1_800_000, toMs: nowMs + 3_600_000 });
    else
      amended.set(day, {
        day,
        entries: { ...entries, [agentId]: { ...entries[agentId]!, shift: sendHome(shift) } },
      });
    engine.setPlans(plansOf(running(day)));
  };

  let today = firstDay;
  publish(today);
  publish(calendar.addDays(today, 1));
  engine.setPlans(plansOf(running(today)));
  const lastDay = calendar.addDays(firstDay, options.days);
  for (let nowMs = fromMs; ; nowMs += SLICE_MS) {
    for (const event of simulated.runUntil(nowMs)) {
      const named = event.feedId === undefined ? { ...event, feedId: FEED } : event;
      kept.push(named);
      reduceFloor(floor, named);
    }
    if ((nowMs - fromMs) % tickMs === 0) {
      advanceFloor(floor, nowMs);
      for (const one of news.splice(0)) engine.take(one);
      engine.tick(nowMs);
      rows.changes();
      takeFloorChanges(floor);
    }
    const { day, fromMs: dayFromMs } = calendar.dayOf(nowMs);
    const sinceMs = nowMs - dayFromMs;
    if (day !== today) {
      today = day;
      publish(calendar.addDays(day, 1));
      engine.setPlans(plansOf(running(day)));
    }
    if (sinceMs > 0 && sinceMs % (3 * 3_600_000) === 0) amend(day, nowMs);
    if (sinceMs === CLOSED_AFTER_MS && day !== firstDay) close(calendar.addDays(day, -1));
    // Counted a day later: what is counted from then on is told by then.
    if (sinceMs === CLOSED_AFTER_MS + 3_600_000) {
      const ready = calendar.addDays(day, -2);
      if (ready >= firstDay) yield check(ready);
      if (calendar.addDays(ready, 1) === lastDay) return;
    }
  }

  function check(day: string): CheckedDay {
    const { fromMs: dayFromMs, toMs } = calendar.dayNamed(day);
    const beginsMs = Math.max(fromMs, dayFromMs - DAY_MS);
    const recount = new AdherenceRecount(site, { ...parts, fromMs: beginsMs }, plansOf(around(day)));
    const untilMs = toMs + CLOSED_AFTER_MS;
    for (const event of kept) if (event.atMs >= beginsMs && event.atMs <= untilMs) recount.take(event);
    const counted = new Map(recount.daysUntil(untilMs));
    const watched = live.get(day)!;
    live.delete(day);
    kept.splice(
      0,
      kept.findIndex((event) => event.atMs >= dayFromMs),
    );
    const differences: string[] = [];
    const sums = { agents: 0, inMs: 0, outMs: 0 };
    for (const agentId of new Set([...counted.keys(), ...watched.keys()])) {
      const [was, is] = [watched.get(agentId), counted.get(agentId)];
      const figures = was?.amended.get(day);
      if ((figures?.shifts ?? 0) > 0) sums.agents += 1;
      for (const times of Object.values(figures?.activities ?? {})) {
        sums.inMs += times.inMs;
        sums.outMs += times.outMs;
      }
      const isSame = (['first', 'amended'] as const).every((basis) =>
        isDeepStrictEqual(pick(was, basis, day), pick(is, basis, day)),
      );
      if (!isSame) differences.push(agentId);
    }
    return { day, ...sums, differences };
  }
}

function pick(days: AgentDays | undefined, basis: keyof AgentDays, day: string): AdherenceDay | null {
  return days?.[basis].get(day) ?? null;
}

/** The second half of the shift is off. */
function sendHome(shift: NonNullable<RosterEntry['shift']>): RosterEntry['shift'] {
  const segments = shift.segments!.slice(0, Math.ceil(shift.segments!.length / 2));
  const minutes = segments.at(-1)!.toMinute - segments[0]!.fromMinute;
  return { ...shift, segments, minutes };
}
