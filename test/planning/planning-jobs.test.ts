import { expect, it } from 'vitest';
import { createHolidayCalendar } from '../../server/planning/holidays/holiday-calendar.ts';
import { openPlanning } from '../../server/planning/planning.ts';
import { createInlineDesk } from '../../server/planning/rosters/desk/inline-desk.ts';
import { createMemoryDocuments } from '../../server/stores/documents/memory-documents.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import { createPlanStore } from '../../server/stores/sql/sql-plans.ts';
import { createRosterStore } from '../../server/stores/sql/sql-rosters.ts';
import type { PlanningJob } from '../../shared/contract/planning.ts';
import { describeEngines } from '../helpers/databases.ts';
import { editEntry } from '../helpers/forecast-edit-builder.ts';
import { openSheet } from '../../server/imports/open-sheet.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { keepQuarters } from './keep-quarters.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from './weeks-of-calls.ts';

describeEngines('planning jobs', (openOne) => {
  const READER = new URL('../../server/stores/sql/history/open-history-reading.ts', import.meta.url).href;

  async function open(engine: Awaited<ReturnType<typeof openOne>>) {
    let clockMs = NOW_MS;
    const live = new ScriptedFloor({}, 'epoch-1', PLANNED_SITE);
    live.nowMs = NOW_MS;
    const desk = createInlineDesk();
    return openPlanning({
      openSheet,
      plans: createPlanStore(engine, { nowMs: () => NOW_MS }),
      rosters: createRosterStore(engine, { nowMs: () => NOW_MS }),
      rosterDesks: { asked: desk, playing: desk },
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

  it('PN9 brings the requirement up to date with edits, also with those of before the start', async () => {
    const engine = await openOne();
    await keepQuarters(engine, inventWeeks());
    const first = await open(engine);
    const done = new Promise<PlanningJob>((resolve) => first.jobs.onDone(resolve));
    first.jobs.start({ kind: 'forecast' });
    await done;
    const day = { firstDay: '2026-11-03', days: 1 };
    const callsAt = (calls: number) => [
      editEntry(`${calls}`, { kind: 'set', day: '2026-11-03', places: [18], calls }),
    ];
    await first.saveEdits('sales', 0, callsAt(90));
    expect((await first.readRequirement(day)).isStale).toBe(true);
    await first.jobs.close();

    const next = await open(engine);
    const stop = next.keepUp();
    const expectCalls = (calls: number) =>
      expect
        .poll(
          async () => {
            const { isStale, queues } = await next.readRequirement(day);
            return { isStale, calls: queues[0]!.calls[18] };
          },
          { timeout: 30_000 },
        )
        .toEqual({ isStale: false, calls });
    await expectCalls(90);
    await next.saveEdits('sales', 1, callsAt(7));
    await expectCalls(7);

    // PN17: what the settings ask for follows beside the jobs, too.
    const { settings, settingsRevision } = await next.overview();
    const agentsOf = async () => (await next.readRequirement(day)).whole.agents[20]!;
    const before = await agentsOf();
    const requirement = { ...settings.requirement, maxOccupancyRatio: 0.4 };
    await next.saveSettings(settingsRevision, { ...settings, requirement });
    expect((await next.readRequirement(day)).isStale).toBe(true);
    await expectCalls(7);
    expect(await agentsOf()).toBeGreaterThan(1.3 * before);
    await stop();
    await next.jobs.close();
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
