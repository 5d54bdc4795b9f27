import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { FloorcastError } from '../../../server/floorcast-error.ts';
import { createDayOutlook } from '../../../server/planning/today/day-outlook.ts';
import type { RestOfDay } from '../../../server/planning/today/plan-rest.ts';
import { playRest } from '../../../server/planning/today/play-rest.ts';
import type { WatchedPlans } from '../../../server/planning/watch-plans.ts';
import type { ProjectionAnswer, TodayForecastAnswer } from '../../../shared/contract/today.ts';
import { ScriptedFloor } from '../../helpers/scripted-floor.ts';
import { keepPast } from '../../history/build-past.ts';
import { makePlans } from '../made-plans.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from '../weeks-of-calls.ts';
import { noonRows } from './floor-rows.ts';

const PAST = keepPast(PLANNED_SITE, inventWeeks());
const PLANS = await makePlans(PAST);
const MINUTE_MS = 60_000;

function open(plans: WatchedPlans = PLANS, fails: 'fails' | 'plays' = 'plays') {
  const floor = new ScriptedFloor(noonRows(), 'epoch-1', PLANNED_SITE);
  floor.nowMs = NOW_MS;
  const counts = { reads: 0, plays: 0, rests: 0, atOnce: 0, most: 0 };
  const errors: unknown[] = [];
  const outlook = createDayOutlook({
    plans,
    live: floor,
    history: {
      readQueueIntervals: (request) => {
        counts.reads += 1;
        return PAST.readQueueIntervals(request);
      },
    },
    player: {
      play: async (rest: RestOfDay) => {
        counts.plays += 1;
        counts.atOnce += 1;
        counts.most = Math.max(counts.most, counts.atOnce);
        await new Promise((resolve) => setImmediate(resolve));
        counts.atOnce -= 1;
        if (fails === 'fails') throw new FloorcastError('internal', { code: 'projection-failed' });
        return playRest(rest, null, { least: 2, most: 2, goOn: () => false });
      },
      rest: async () => void (counts.rests += 1),
    },
    onError: (error) => errors.push(error),
  });
  onTestFinished(async () => {
    await outlook.close();
    expect(errors).toEqual([]);
  });
  const read = async <T>(of: 'readToday' | 'readProjection') => {
    const { json, etag } = await outlook[of]();
    return { answer: JSON.parse(new TextDecoder().decode(json)) as T, etag };
  };
  return {
    floor,
    counts,
    readToday: () => read<TodayForecastAnswer>('readToday'),
    readProjection: () => read<ProjectionAnswer>('readProjection'),
  };
}

describe('the outlook of the day', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('PJ5 is worked out once an interval, for all who ask', async () => {
    const { floor, counts, readToday } = open();
    const [first, second] = await Promise.all([readToday(), readToday()]);
    expect(first).toEqual(second);
    floor.nowMs += 29 * MINUTE_MS;
    expect((await readToday()).etag).toBe(first.etag);
    expect(counts.reads).toBe(1);
    floor.nowMs += MINUTE_MS;
    const { answer } = await readToday();
    expect(answer.knownUntilMs).toBe(NOW_MS + 30 * MINUTE_MS);
    expect(counts.reads).toBe(2);
  });

  it('PJ5 is worked out anew when a person edits the forecast', async () => {
    const plans = await makePlans(PAST);
    const { readToday } = open(plans);
    const before = await readToday();
    const edit = { kind: 'percent', days: ['2026-11-02'], places: [30], percent: 100 };
    const entry = { id: '1', queueId: 'sales', madeAtMs: NOW_MS, author: 'p', reason: '', edit };
    await plans.save([{ kind: 'edits', key: 'sales', text: JSON.stringify([entry]) }]);
    const after = await readToday();
    expect(after.etag).not.toBe(before.etag);
    const calls = ({ answer }: typeof after) => answer.queues[0]!.forecast[30]!;
    expect(calls(after) / calls(before)).toBeCloseTo(2, 3);
  });

  it('PJ6 says what is missing before the first forecast, and when it does not reach to today', async () => {
    const plans = await makePlans(PAST);
    await plans.remove('working', '');
    const { readToday, readProjection, floor } = open(plans);
    await expect(readToday()).rejects.toMatchObject({
      code: 'not-found',
      said: { code: 'forecast-not-made' },
    });
    await expect(readProjection()).rejects.toMatchObject({ said: { code: 'forecast-not-made' } });
    const later = open();
    later.floor.nowMs = NOW_MS + 30 * 24 * 60 * MINUTE_MS;
    expect(floor.nowMs).toBe(NOW_MS);
    await expect(later.readToday()).rejects.toMatchObject({
      said: { code: 'forecast-not-of-today', day: '2026-12-02' },
    });
  });

  it('PJ13 is played once for all who ask, and again every minute while somebody does', async () => {
    const { counts, readProjection } = open();
    await Promise.all([readProjection(), readProjection(), readProjection()]);
    expect(counts).toMatchObject({ plays: 1, most: 1 });
    for (let minute = 1; minute <= 4; minute += 1) {
      await vi.advanceTimersByTimeAsync(MINUTE_MS);
      await vi.waitFor(() => expect(counts.plays).toBe(1 + minute));
      await readProjection();
    }
    expect(counts.most).toBe(1);
  });

  it('PJ13 that could not be played is not tried again for everybody who asks', async () => {
    const { counts, readProjection } = open(PLANS, 'fails');
    for (let asked = 0; asked < 3; asked += 1)
      await expect(readProjection()).rejects.toMatchObject({ said: { code: 'projection-failed' } });
    expect(counts.plays).toBe(1);
    await vi.advanceTimersByTimeAsync(MINUTE_MS);
    await expect(readProjection()).rejects.toThrow(/next try is in a minute/);
    expect(counts.plays).toBe(2);
  });

  it('PJ13 is played no more when nobody has asked for three minutes, and the thread is let go', async () => {
    const { counts, readProjection, floor } = open();
    const first = await readProjection();
    for (let minute = 1; minute <= 10; minute += 1) {
      await vi.advanceTimersByTimeAsync(MINUTE_MS);
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(counts.plays).toBeLessThanOrEqual(4);
    expect(counts.rests).toBe(1);
    // What is that old is not shown again: whoever asks waits for a new one.
    floor.nowMs += 10 * MINUTE_MS;
    expect((await readProjection()).answer.atMs).toBe(first.answer.atMs + 10 * MINUTE_MS);
  });
});
