import { describe, expect, it } from 'vitest';
import { followToday } from '../../../server/planning/today/follow-today.ts';
import { loadDay } from '../../../server/planning/today/load-day.ts';
import { keepPast } from '../../history/build-past.ts';
import { makePlans } from '../made-plans.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from '../weeks-of-calls.ts';

const ROWS = inventWeeks();
const PAST = keepPast(PLANNED_SITE, ROWS);
const PLANS = await makePlans(PAST);
const DAY = '2026-11-02';
/** 08:00 to 08:30 in Berlin. */
const AT_EIGHT = 16;

/** The day's rows with so many times the calls. */
async function follow(ratio: number, nowMs = NOW_MS) {
  const kept = (await loadDay(PLANS, PLANNED_SITE, DAY))!;
  const rows = ROWS.map((row) => ({ ...row, tally: { ...row.tally, offered: ratio * row.tally.offered } }));
  return followToday(kept, rows, nowMs);
}

describe('the running day', () => {
  it('PJ1 what is over stays as it was forecast, and the rest follows what came', async () => {
    const { answer } = await follow(1.15);
    const sales = answer.queues.find(({ queueId }) => queueId === 'sales')!;
    expect(answer).toMatchObject({ day: DAY, intervalMinutes: 30, knownUntilMs: NOW_MS });
    expect(sales.verdict).toBe('updated');
    expect(sales.actual[AT_EIGHT]).toBeGreaterThan(sales.forecast[AT_EIGHT]!);
    expect(sales.actual[23]).not.toBeNull();
    expect(sales.actual.slice(24).every((calls) => calls === null)).toBe(true);
    expect(answer.site.actual[AT_EIGHT]).toBeCloseTo(
      answer.queues.reduce((sum, { actual }) => sum + actual[AT_EIGHT]!, 0),
      2,
    );
    expect(sales.factor).toBeGreaterThan(1.02);
    expect(sales.updated[AT_EIGHT]).toBe(sales.forecast[AT_EIGHT]);
    expect(sales.updated[28]! / sales.forecast[28]!).toBeCloseTo(sales.factor, 3);
    expect(sales.low[28]).toBeLessThan(sales.updated[28]!);
    expect(sales.high[28]).toBeGreaterThan(sales.updated[28]!);
  });

  it('PJ1 counts what people edited', async () => {
    const plans = await makePlans(PAST);
    const edit = { kind: 'percent', days: [DAY], places: [28], percent: 50 } as const;
    const entry = { id: '1', queueId: 'sales', madeAtMs: NOW_MS, author: 'p', reason: '', edit };
    await plans.save([{ kind: 'edits', key: 'sales', text: JSON.stringify([entry]) }]);
    const before = (await loadDay(PLANS, PLANNED_SITE, DAY))!.queues[0]!;
    const after = (await loadDay(plans, PLANNED_SITE, DAY))!.queues[0]!;
    expect(after.calls[28]! / before.calls[28]!).toBeCloseTo(1.5, 9);
    expect(after.calls[27]).toBe(before.calls[27]);
  });

  it('PJ4 the site is the sum of its queues, and its alarm is of all calls together', async () => {
    const { answer } = await follow(3);
    const { site, queues } = answer;
    for (const list of ['forecast', 'updated'] as const)
      for (const [at, calls] of site[list].entries())
        expect(calls).toBeCloseTo(
          queues.reduce((sum, queue) => sum + queue[list][at]!, 0),
          2,
        );
    expect(site.verdict).toBe('alarm');
    expect(site.z).toBeGreaterThan(4);
    expect(site.factor).toBe(1);
  });

  it('reads past days as they were forecast, and knows no day beyond the forecast', async () => {
    const kept = (await loadDay(PLANS, PLANNED_SITE, DAY))!;
    expect(kept.queues.map(({ queueId }) => queueId)).toEqual(['sales', 'support']);
    expect(kept.queues[0]!.past.length).toBeGreaterThan(0);
    expect(kept.queues[0]!.past[0]!.expected).toHaveLength(48);
    expect(await loadDay(PLANS, PLANNED_SITE, '2026-12-24')).toBeNull();
  });

  it('says nothing of the rest before anything was due', async () => {
    const { answer } = await follow(1, Date.UTC(2026, 10, 2, 3));
    expect(answer.site).toMatchObject({ verdict: 'too-early', factor: 1 });
  });
});
