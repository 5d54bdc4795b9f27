import { describe, expect, it } from 'vitest';
import type { PlanningTask } from '../../server/planning/plan-messages.ts';
import { runPlanning, type KeptForecast } from '../../server/planning/run-planning.ts';
import type { AccuracyAnswer } from '../../shared/contract/planning-forecast.ts';
import type { RequirementAnswer } from '../../shared/contract/planning-requirement.ts';
import { keepPast } from '../history/build-past.ts';
import { PLANNED_TASK } from './made-plans.ts';
import { inventWeeks, PLANNED_SITE } from './weeks-of-calls.ts';

const TASK: PlanningTask = {
  ...PLANNED_TASK,
  settings: { ...PLANNED_TASK.settings, weeksAhead: 1 },
};
const PAST = keepPast(PLANNED_SITE, inventWeeks());
const AT_NINE = 18;

async function plan(changes: Partial<PlanningTask> = {}, history = PAST) {
  const told: (string | null)[] = [];
  const entries = await runPlanning({ ...TASK, ...changes }, history, (_, at) => told.push(at));
  const read = <T>(kind: string, key: string) => {
    const found = entries.find((entry) => entry.kind === kind && entry.key === key);
    return found === undefined ? null : (JSON.parse(found.text) as T);
  };
  return { entries, told, read };
}

describe('planning ahead', () => {
  it('PN1 begins with the running day, a Monday like those before it', async () => {
    const { read, told } = await plan();
    const { forecast, past } = read<KeptForecast>('forecast', 'sales')!;
    expect(forecast).toMatchObject({ firstDay: '2026-11-02', days: 7, intervalsPerDay: 48 });
    expect(forecast.calls[AT_NINE]).toBeGreaterThan(36);
    expect(forecast.calls[AT_NINE]).toBeLessThan(44);
    expect(past).toMatchObject({ firstDay: '2026-09-28', days: 35 });
    expect(past.actual[AT_NINE]).toBeGreaterThan(36);
    expect(told).toContain('support');
  });

  it('PN2 forecasts nothing at night and at the week’s end, and no queue without a past', async () => {
    const { read } = await plan();
    const { calls, bands90 } = read<KeptForecast>('forecast', 'sales')!.forecast;
    expect(calls.slice(5 * 48)).toEqual(new Array(2 * 48).fill(0));
    expect(calls.slice(0, 14)).toEqual(new Array(14).fill(0));
    expect(bands90.intervals.low[AT_NINE]).toBeLessThan(calls[AT_NINE]!);
    expect(bands90.intervals.high[AT_NINE]).toBeGreaterThan(calls[AT_NINE]!);
    expect(read('forecast', 'billing')).toBeNull();
  });

  it('PN3 asks for fewer people who share the queues than for each queue its own', async () => {
    const { read } = await plan();
    const { queues, groups, whole, presenceRatio } = read<RequirementAnswer>('requirement', '')!;
    const apart = queues.reduce((sum, { plainAgents }) => sum + plainAgents[AT_NINE]!, 0);
    expect(queues.map(({ queueId }) => queueId)).toEqual(['sales', 'support']);
    expect(whole.plainAgents[AT_NINE]).toBeLessThan(apart);
    expect(whole.plainAgents[AT_NINE]).toBeGreaterThan(8);
    const together = groups.reduce((sum, { plainAgents }) => sum + plainAgents[AT_NINE]!, 0);
    expect(together).toBeCloseTo(whole.plainAgents[AT_NINE]!, 2);
    // Two who know sales alone and three who know both: asked for as there are of them.
    expect(groups[0]!.plainAgents[AT_NINE]! / groups[1]!.plainAgents[AT_NINE]!).toBeCloseTo(2 / 3, 2);
    expect(whole.agents[AT_NINE]).toBeGreaterThanOrEqual(whole.plainAgents[AT_NINE]!);
    expect(presenceRatio).toBe(1);
  });

  it('takes an event that was typed, and shrinkage, into account', async () => {
    const event = {
      id: 'e',
      kind: 'campaign',
      name: { en: 'Mailing' },
      fromDay: '2026-11-04',
      toDay: '2026-11-04',
      queueIds: ['sales'],
      effect: { kind: 'typed-ratio', ratio: 1.5 },
      dayCurve: null,
      carryOverRatio: 0,
      note: '',
    } as const;
    const before = (await plan()).read<KeptForecast>('forecast', 'sales')!.forecast;
    const { requirement } = TASK.settings;
    const shrinkage = [{ name: 'Leave', ratio: 0.2, base: 'paid-time' }] as const;
    const settings = { ...TASK.settings, requirement: { ...requirement, shrinkage } };
    const { read } = await plan({ events: [event], settings });
    const { calls, parts } = read<KeptForecast>('forecast', 'sales')!.forecast;
    const at = 2 * 48 + AT_NINE;
    expect(calls[at]! / before.calls[at]!).toBeCloseTo(1.5, 2);
    expect(parts[2]!.events).toMatchObject([{ eventId: 'e' }]);
    const { whole } = read<RequirementAnswer>('requirement', '')!;
    expect(whole.heads[at]).toBe(Math.ceil(whole.agents[at]! / 0.8 - 1e-9));
  });

  it('refuses to forecast from nothing, and says how to get a past', async () => {
    await expect(plan({}, keepPast(PLANNED_SITE, []))).rejects.toThrow(/no past to forecast from.*Import/);
  });
});

describe('looking back', () => {
  it('tries every method on each queue, beside the floor of chance', async () => {
    const { read } = await plan({ request: { kind: 'backtest' } });
    const { methods, horizons } = read<AccuracyAnswer>('backtest', 'sales')!;
    expect(methods.map(({ methodId }) => methodId)).toContain('eight-week-average');
    expect(methods.filter(({ isUsed }) => isUsed)).toHaveLength(1);
    for (const { wapeRatio } of methods) expect(wapeRatio).toBeLessThan(0.2);
    expect(horizons[0]!.floorRatio).toBeGreaterThan(0.1);
  });
});
