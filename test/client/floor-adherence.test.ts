import { describe, expect, test } from 'vitest';
import type { ApiAnswer } from '../../client/connection/api.ts';
import { WORDS } from '../../client/locales/index.ts';
import { chooseRows, fitAdherenceRows } from '../../client/screens/wall/fit-adherence-rows.ts';
import { readAdherence } from '../../client/screens/wall/read-adherence.ts';
import { wordOut, wordOutAndSoon } from '../../client/screens/wall/tiles/word-out.ts';
import {
  FloorAdherenceBook,
  OLD_AFTER_MS,
  showsAdherence,
} from '../../client/state/floor-adherence-book.svelte.ts';
import { StatusMemory } from '../../client/state/status-memory.ts';
import { createDefaultBoards } from '../../shared/boards/default-boards.ts';
import type { FloorAdherence, FloorAdherenceAnswer } from '../../shared/contract/adherence.ts';
import { createEmptySite } from '../../shared/site/site.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));

function countsOf(inPlace: number, excused: number, out: number): FloorAdherence {
  const sums = { rostered: inPlace + excused + out, inPlace, excused, out };
  return {
    ...sums,
    changingSoon: 0,
    longestOutMinutes: out > 0 ? 7 : null,
    rows: [{ activities: ['work'], ...sums }],
  };
}

const answerOf = (counts: FloorAdherence | null): FloorAdherenceAnswer => ({
  atMs: 1,
  isPublished: true,
  rostered: counts?.rostered ?? 3,
  targetRatio: 0.9,
  counts,
});

async function open(first: FloorAdherenceAnswer) {
  const server = { answer: first, asked: 0 };
  const time = { nowMs: 0 };
  const book = new FloorAdherenceBook({
    read: <T>() => {
      server.asked += 1;
      return Promise.resolve({ ok: true, value: server.answer } as ApiAnswer<T>);
    },
    stopwatchMs: () => time.nowMs,
    chance: () => 0.5,
  });
  const wall = { adherence: book, statuses: new StatusMemory() };
  const beat = async (nowMs: number) => {
    time.nowMs = nowMs;
    book.answer.beat();
    await settle();
  };
  await beat(0);
  return { server, wall, beat, book };
}

const statusOf = (reading: ReturnType<typeof readAdherence>) =>
  typeof reading === 'string' ? reading : reading.status;

describe('adherence on a wall', () => {
  test('WA17 is asked for every ten seconds, and by a board alone that shows it', async () => {
    const { server, beat } = await open(answerOf(countsOf(9, 0, 1)));
    for (let nowMs = 2_500; nowMs <= 60_000; nowMs += 2_500) await beat(nowMs);
    expect(server.asked).toBe(7);
    const [floor] = createDefaultBoards(createEmptySite('Etc/UTC'));
    expect(showsAdherence(floor!)).toBe(false);
    const tile = { kind: 'adherence', id: 'a', columns: 1, rows: 1, title: '', shows: 'share' } as const;
    expect(showsAdherence({ pages: [{ id: 'p', name: 'P', seconds: 5, tiles: [tile] }] })).toBe(true);
  });

  test('WA17 counts whoever is excused as there, and turns by the target of the site', async () => {
    const { server, wall, beat } = await open(answerOf(countsOf(17, 1, 2)));
    expect(readAdherence(wall, 'a')).toMatchObject({ ratio: 0.9, status: 'ok', isOld: false });
    server.answer = answerOf(countsOf(17, 0, 3));
    await beat(10_000);
    expect(statusOf(readAdherence(wall, 'a'))).toBe('warn');
    server.answer = answerOf(countsOf(15, 0, 5));
    await beat(20_000);
    expect(statusOf(readAdherence(wall, 'a'))).toBe('bad');
    server.answer = { ...answerOf(countsOf(15, 0, 5)), targetRatio: null };
    await beat(30_000);
    expect(statusOf(readAdherence(wall, 'a'))).toBe('none');
  });

  test('WA17 says after a minute without news that it is old, and has no status then', async () => {
    const { server, wall, beat } = await open(answerOf(countsOf(15, 0, 5)));
    server.answer = null as unknown as FloorAdherenceAnswer;
    await beat(OLD_AFTER_MS + 1);
    expect(readAdherence(wall, 'a')).toMatchObject({ isOld: true, status: 'none' });
  });

  test('WA16 says in words why there is nothing to count', async () => {
    const { server, wall, beat } = await open(answerOf(null));
    expect(readAdherence(wall, 'a')).toBe('few');
    server.answer = { ...answerOf(null), rostered: 0 };
    await beat(10_000);
    expect(readAdherence(wall, 'a')).toBe('nobody');
    server.answer = { ...answerOf(null), rostered: 0, isPublished: false };
    await beat(20_000);
    expect(readAdherence(wall, 'a')).toBe('none-published');
    server.answer = { ...answerOf(null), rostered: 0, isPublished: null };
    await beat(30_000);
    expect(readAdherence(wall, 'a')).toBe('not-yet');
    expect(readAdherence({ ...wall, adherence: null }, 'a')).toBe('past');
    expect(readAdherence({ ...wall, adherence: new FloorAdherenceBook() }, 'a')).toBe('not-yet');
  });

  test('WA16 words who is out without anybody', () => {
    const language = { words: WORDS.en, locale: 'en' } as const;
    const counts = { ...countsOf(9, 0, 2), changingSoon: 4 };
    expect(wordOut(counts, language)).toBe('2 out, the longest 7 min');
    expect(wordOutAndSoon(counts, language)).toBe('2 out, the longest 7 min · 4 change within 15 min');
    expect(wordOutAndSoon(countsOf(9, 0, 0), language)).toBe('Nobody is out');
    expect(wordOut(countsOf(9, 0, 0), language)).toBe('Nobody is out');
  });

  test('all rows fit a tile of any size; bars and foot go first, then all but the sum', () => {
    const names = ['Work', 'Break', 'Lunch', 'Off the phone', 'All'];
    const roomOf = (width: number, height: number) => ({ width, height, baseSize: 20, names });
    for (const height of [60, 120, 300, 900])
      for (const width of [150, 400, 900, 1900]) {
        const fit = fitAdherenceRows(5, roomOf(width, height));
        expect(fit.rowHeight * 5, `${width} x ${height}`).toBeLessThanOrEqual(height);
        expect(fit.fontSize).toBeLessThanOrEqual(fit.rowHeight);
        expect(fit.figureWidth * 3).toBeLessThan(width);
      }
    const shown = { bars: 'shown', excused: 'shown', foot: 'shown' };
    expect(fitAdherenceRows(5, roomOf(1900, 900))).toMatchObject(shown);
    expect(fitAdherenceRows(5, roomOf(300, 100))).toMatchObject({ bars: 'left-out', foot: 'left-out' });
    expect(chooseRows(names, roomOf(1900, 900))).toEqual(names);
    expect(chooseRows(names, roomOf(900, 60))).toEqual(['All']);
  });
});
