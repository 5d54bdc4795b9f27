import { expect, it } from 'vitest';
import { createHolidayCalendar } from '../../server/planning/holidays/holiday-calendar.ts';
import { openPlanning } from '../../server/planning/planning.ts';
import { createMemoryDocuments } from '../../server/stores/documents/memory-documents.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import { createPlanStore } from '../../server/stores/sql/sql-plans.ts';
import type { PlanningJob } from '../../shared/contract/planning.ts';
import { describeEngines } from '../helpers/databases.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { keepQuarters } from './keep-quarters.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from './weeks-of-calls.ts';

describeEngines('planning jobs', (openOne) => {
  const READER = new URL('../../server/stores/sql/history/open-history-reading.ts', import.meta.url).href;

  async function open(engine: Awaited<ReturnType<typeof openOne>>) {
    let clockMs = NOW_MS;
    const live = new ScriptedFloor({}, 'epoch-1', PLANNED_SITE);
    live.nowMs = NOW_MS;
    return openPlanning({
      plans: createPlanStore(engine, { nowMs: () => NOW_MS }),
      documents: createMemoryDocuments(),
      history: createHistory(engine, PLANNED_SITE),
      reading: { readerModule: READER, location: engine.location },
      holidays: createHolidayCalendar(),
      live,
      imports: { list: async () => [] },
      // Whatever stands twice has stood for long.
      clock: { nowMs: () => (clockMs += 60_000) },
      onError: () => {},
    });
  }

  it('PN4 works in a thread, keeps what it made, and drops what is stopped', async () => {
    const engine = await openOne();
    await keepQuarters(engine, inventWeeks());
    const planning = await open(engine);
    const done = new Promise<PlanningJob>((resolve) => planning.jobs.onDone(resolve));
    const { id } = planning.jobs.start({ kind: 'forecast' });
    expect(['waiting', 'running']).toContain(planning.jobs.find(id).state);
    expect(await done).toMatchObject({ id, state: 'done', progress: 1, problem: null });
    const { forecast } = await planning.overview();
    expect(forecast).toMatchObject({ firstDay: '2026-11-02', days: 56, isStale: false });
    const before = await planning.readForecast('sales', null);
    const second = planning.jobs.start({ kind: 'backtest' });
    expect(planning.jobs.cancel(second.id).state).toBe('cancelled');
    await planning.jobs.close();
    await expect(planning.readAccuracy('sales')).rejects.toThrow(/not tried .* yet/);
    expect(await planning.readForecast('sales', null)).toEqual(before);
  });

  it('PA1, PA6 forecasts by itself, and of a queue that is gone nothing stays', async () => {
    const engine = await openOne();
    await keepQuarters(engine, inventWeeks());
    const plans = createPlanStore(engine, { nowMs: () => NOW_MS });
    await plans.save([{ kind: 'forecast', key: 'gone', text: '{}' }]);
    const planning = await open(engine);
    const done = new Promise<PlanningJob>((resolve) => planning.jobs.onDone(resolve));
    const stop = planning.keepUp();
    expect(await done).toMatchObject({ origin: 'first', state: 'done' });
    await stop();
    expect((await planning.overview()).forecast).toMatchObject({ isStale: false, refused: [] });
    expect((await plans.readAll('forecast')).map(({ key }) => key)).toEqual(['sales', 'support']);
    await planning.jobs.close();
  });

  it('PN5 tells a job that the end of the process cut off as failed', async () => {
    const engine = await openOne();
    const first = await open(engine);
    const { id } = first.jobs.start({ kind: 'forecast' });
    await first.jobs.close();
    const next = await open(engine);
    expect(next.jobs.find(id)).toMatchObject({
      state: 'failed',
      problem: expect.stringMatching(/Start it again/),
    });
    await next.jobs.close();
  });
});
