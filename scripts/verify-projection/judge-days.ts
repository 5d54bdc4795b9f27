import { findSkillGroups } from '../../server/planning/find-skills.ts';
import { createPlanningSettings } from '../../server/planning/parse-settings.ts';
import { runPlanning } from '../../server/planning/run-planning.ts';
import { followToday } from '../../server/planning/today/follow-today.ts';
import { loadDay } from '../../server/planning/today/load-day.ts';
import { planRest } from '../../server/planning/today/plan-rest.ts';
import { playRest } from '../../server/planning/today/play-rest.ts';
import { readFloor } from '../../server/planning/today/read-floor.ts';
import { findUsualPresence } from '../../server/planning/today/usual-presence.ts';
import type { PlanStore } from '../../server/ports/plans.ts';
import { createMemoryPlans } from '../../server/stores/plans/memory-plans.ts';
import type { ProjectionAnswer } from '../../shared/contract/today.ts';
import { minutesOf } from '../../shared/forecasting/grid/grid-clock.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';
import { countServiceLevel } from '../../shared/metrics/service-level-formulas.ts';
import type { DemoScenario } from '../../shared/simulation/demo-model.ts';
import { createDemoSite } from '../../shared/simulation/demo-site.ts';
import { findRule } from '../../shared/site/find-rule.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { watchDays } from './watched-days.ts';

export interface JudgedOptions {
  readonly scenario: DemoScenario;
  readonly seed: number;
  /** Weeks of past before the first day that is projected. */
  readonly weeks: number;
  readonly days: number;
  /** Local times, `HH:MM`. */
  readonly times: readonly string[];
  readonly replications: number;
}

/** How a day was projected at some time of it, and how it ended: of a queue, or of the site (`*`). */
export interface JudgedDay {
  readonly day: string;
  readonly at: string;
  readonly queueId: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly ended: number;
  /** CPU seconds that it was played for. */
  readonly seconds: number;
}

const FIRST_DAY = '2026-03-02';
/** Who called before midnight may be answered after it. */
const DRAIN_MS = 1_800_000;

/** Watches a simulated floor day after day, projects each as the server would, and waits for its end. */
export async function* judgeDays(options: JudgedOptions): AsyncGenerator<readonly JudgedDay[]> {
  const site = createDemoSite();
  const calendar = createSiteCalendar(site);
  const settings = { ...createPlanningSettings(site, null), intervalMinutes: 15 as const, weeksAhead: 1 };
  const floor = watchDays(site, options.scenario, options.seed, calendar.dayNamed(FIRST_DAY).fromMs);

  async function forecast(nowMs: number): Promise<PlanStore> {
    const plans = createMemoryPlans({ nowMs: () => nowMs });
    const task = {
      history: { readerModule: '', location: null },
      request: { kind: 'forecast' },
      site,
      settings,
      events: [],
      decided: {},
      edits: {},
      groups: findSkillGroups(site, floor.rows(), ''),
      methodIds: {},
      toPlay: null,
      pastKey: '',
      nowMs,
    } as const;
    await plans.save(await runPlanning(task, floor.history, () => {}));
    return plans;
  }

  async function project(plans: PlanStore, day: string, nowMs: number): Promise<ProjectionAnswer> {
    const rows = await floor.history.readQueueIntervals({
      queueIds: null,
      period: { fromMs: calendar.dayNamed(day).fromMs, toMs: nowMs },
      everyMinutes: 15,
    });
    const today = followToday((await loadDay(plans, site, day))!, rows, nowMs);
    const table = floor.rows();
    const rest = planRest(site, today, readFloor(table, nowMs), findSkillGroups(site, table, ''), nowMs);
    const presence = await findUsualPresence(floor.history, site, day);
    const { replications } = options;
    return playRest(rest, presence, { least: replications, most: replications, goOn: () => false });
  }

  async function readEnds(day: string): Promise<ReadonlyMap<string, number>> {
    let [met, counted] = [0, 0];
    const ends = new Map<string, number>();
    const rows = await floor.history.readQueueDays({ queueIds: null, fromDay: day, toDay: day });
    for (const { queueId, tally } of rows) {
      if (queueId === SITE_SCOPE) continue;
      const parts = countServiceLevel(findRule(site, queueId, day).serviceLevelFormula, tally);
      met += parts.met;
      counted += parts.counted;
      ends.set(queueId, parts.met / parts.counted);
    }
    return ends.set(SITE_SCOPE, met / counted);
  }

  for (let index = 0; index < options.days; index += 1) {
    const day = calendar.addDays(FIRST_DAY, 7 * options.weeks + index);
    const { fromMs, toMs } = calendar.dayNamed(day);
    floor.runUntil(fromMs + 60_000);
    const plans = await forecast(fromMs + 60_000);
    const answers: { at: string; answer: ProjectionAnswer; seconds: number }[] = [];
    for (const at of options.times) {
      const nowMs = fromMs + minutesOf(at) * 60_000;
      floor.runUntil(nowMs);
      const before = process.cpuUsage();
      const answer = await project(plans, day, nowMs);
      const { user, system } = process.cpuUsage(before);
      answers.push({ at, answer, seconds: (user + system) / 1e6 });
    }
    floor.runUntil(toMs + DRAIN_MS);
    const ends = await readEnds(day);
    yield answers.flatMap(({ at, answer, seconds }) => {
      const { site: whole, queues } = answer.horizons.find(({ horizonId }) => horizonId === 'day')!;
      return [{ queueId: SITE_SCOPE, serviceLevel: whole }, ...queues].flatMap(({ queueId, serviceLevel }) =>
        serviceLevel === null || !ends.has(queueId)
          ? []
          : [{ day, at, queueId, ...serviceLevel, ended: ends.get(queueId)!, seconds }],
      );
    });
  }
}
