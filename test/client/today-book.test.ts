import { describe, expect, test } from 'vitest';
import type { ApiAnswer } from '../../client/connection/api.ts';
import {
  OLD_AFTER_MS,
  readForecast,
  readProjection,
  TodayBook,
} from '../../client/state/today-book.svelte.ts';
import { buildProjection, buildQueueToday, buildTodayForecast, HOUR_MS } from '../helpers/today-builders.ts';

const MINUTE_MS = 60_000;
const FORECAST = buildTodayForecast([buildQueueToday('sales', { forecast: Array<number>(48).fill(10) })]);
const NONE: ApiAnswer<never> = { ok: false, code: 'not-found', message: '' };
const UNREACHABLE: ApiAnswer<never> = { ok: false, code: 'unreachable', message: '' };
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** A book whose server and whose time the test holds. */
function openBook(chance = 0.5) {
  const server = {
    asked: [] as string[],
    forecast: { ok: true, value: FORECAST } as ApiAnswer<unknown>,
    projection: { ok: true, value: buildProjection() } as ApiAnswer<unknown>,
  };
  const time = { nowMs: 0 };
  const book = new TodayBook({
    read: <T>(path: string) => {
      server.asked.push(path);
      return Promise.resolve((path.endsWith('today') ? server.forecast : server.projection) as ApiAnswer<T>);
    },
    stopwatchMs: () => time.nowMs,
    chance: () => chance,
  });
  /** Beats every five seconds, as a screen does. */
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 5_000) {
      time.nowMs += 5_000;
      book.beat();
      await settle();
    }
  };
  const begin = async () => {
    book.beat();
    await settle();
  };
  return { book, server, time, pass, begin };
}

describe('the running day’s forecast, followed', () => {
  test('WA11 is asked for at once and about twice a minute, for all tiles together', async () => {
    const { server, pass, begin } = openBook();
    await begin();
    expect(server.asked).toEqual(['/api/v1/forecast/today', '/api/v1/projection']);
    await pass(25_000);
    expect(server.asked).toHaveLength(2);
    await pass(5_000);
    expect(server.asked).toHaveLength(4);
    await pass(10 * MINUTE_MS);
    expect(server.asked).toHaveLength(44);
  });

  test('WA11 a thousand screens that open together do not go on asking together', async () => {
    const [early, late] = [openBook(0), openBook(1)];
    for (const { begin, pass } of [early, late]) {
      await begin();
      await pass(25_000);
    }
    expect([early.server.asked.length, late.server.asked.length]).toEqual([4, 2]);
  });

  test('WA12 the last good answer stays with its age, and is not told as of now after five minutes', async () => {
    const { book, server, pass, begin } = openBook();
    const floor = { nowMs: 12 * HOUR_MS, speed: 1 };
    await begin();
    server.forecast = UNREACHABLE;
    server.projection = { ok: false, code: 'internal', message: '' };
    await pass(OLD_AFTER_MS);
    expect(readForecast(book, floor)).toBe(FORECAST);
    expect(readProjection(book, floor)).toMatchObject({ ageMs: OLD_AFTER_MS, isOld: false });
    await pass(5_000);
    expect(readForecast(book, floor)).toBeNull();
    expect(readProjection(book, floor)).toMatchObject({ ageMs: OLD_AFTER_MS + 5_000, isOld: true });
    server.forecast = { ok: true, value: FORECAST };
    await pass(35_000);
    expect(readForecast(book, floor)).toBe(FORECAST);
  });

  test('WA12 a server that tells the same old projection again does not make it young', async () => {
    const { book, pass, begin } = openBook();
    await begin();
    await pass(MINUTE_MS);
    const sixMinutesOn = 12 * HOUR_MS + 6 * MINUTE_MS;
    expect(readProjection(book, { nowMs: sixMinutesOn, speed: 1 })).toMatchObject({ isOld: true });
    // On a demo floor at 60 times the speed six minutes are six seconds.
    expect(readProjection(book, { nowMs: sixMinutesOn, speed: 60 })).toMatchObject({ isOld: false });
  });

  test('WA12 a forecast of yesterday is none of today', async () => {
    const { book, begin } = openBook();
    await begin();
    expect(readForecast(book, { nowMs: 24 * HOUR_MS - 1, speed: 1 })).toBe(FORECAST);
    expect(readForecast(book, { nowMs: 24 * HOUR_MS, speed: 1 })).toBeNull();
    expect(readForecast(null, { nowMs: 12 * HOUR_MS, speed: 1 })).toBeNull();
  });

  test('WA13 no forecast yet is no error: nothing is known, and it is asked for more seldom', async () => {
    const { book, server, pass, begin } = openBook();
    server.forecast = NONE;
    server.projection = NONE;
    await begin();
    await pass(55_000);
    expect(server.asked).toHaveLength(2);
    expect(book.forecast.value).toBeNull();
    server.forecast = { ok: true, value: FORECAST };
    await pass(5_000);
    expect(book.forecast.value).toBe(FORECAST);
  });

  test('WA13 a forecast that was withdrawn is forgotten at once', async () => {
    const { book, server, pass, begin } = openBook();
    await begin();
    server.forecast = NONE;
    await pass(30_000);
    expect(book.forecast).toMatchObject({ value: null, ageMs: 0 });
  });

  test.each([null, 'a gateway’s page', {}, { queues: [] }, { horizons: [] }])(
    'an answer that is none (%j) changes nothing',
    async (value) => {
      const { book, server, pass, begin } = openBook();
      await begin();
      server.forecast = { ok: true, value };
      server.projection = { ok: true, value };
      await pass(MINUTE_MS);
      expect(book.forecast.value).toBe(FORECAST);
      expect(book.projection.value).toEqual(buildProjection());
    },
  );

  test('on a slow line one request runs at a time, and one that hangs is given up', async () => {
    const open: { path: string; signal: AbortSignal; answer: (value: ApiAnswer<unknown>) => void }[] = [];
    const time = { nowMs: 0 };
    const book = new TodayBook({
      read: <T>(path: string, signal?: AbortSignal) =>
        new Promise<ApiAnswer<T>>((answer, fail) => {
          open.push({ path, signal: signal!, answer: answer as (value: ApiAnswer<unknown>) => void });
          signal!.addEventListener('abort', () => fail(new Error('aborted')));
        }),
      stopwatchMs: () => time.nowMs,
      chance: () => 0.5,
    });
    book.beat();
    time.nowMs = 80_000;
    book.beat();
    expect(open).toHaveLength(2);
    open[1]!.answer({ ok: true, value: buildProjection() });
    await settle();
    time.nowMs = 95_000;
    book.beat();
    await settle();
    expect(open[0]!.signal.aborted).toBe(true);
    expect(open.map(({ path }) => path)).toEqual([
      '/api/v1/forecast/today',
      '/api/v1/projection',
      '/api/v1/forecast/today',
    ]);
    open[2]!.answer({ ok: true, value: FORECAST });
    await settle();
    expect(book.forecast.value).toBe(FORECAST);
  });

  test('a screen that is left asks no more and takes no late answer', async () => {
    let answer: (value: ApiAnswer<unknown>) => void = () => undefined;
    const book = new TodayBook({
      read: <T>() =>
        new Promise<ApiAnswer<T>>((resolve) => (answer = resolve as (value: ApiAnswer<unknown>) => void)),
      stopwatchMs: () => 0,
      chance: () => 0,
    });
    const stop = book.start();
    stop();
    answer({ ok: true, value: buildProjection() });
    await settle();
    expect(book.projection.value).toBeNull();
  });
});
