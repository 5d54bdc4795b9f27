import { expect, it, onTestFinished } from 'vitest';
import { createHistoryAnswers } from '../../server/history/history-answers.ts';
import { ThreadAnswers } from '../../server/history/thread-answers.ts';
import type { HistoryAnswers, WrittenAnswer } from '../../server/ports/history-answers.ts';
import { openHistoryReading } from '../../server/stores/sql/history/open-history-reading.ts';
import { openJournal } from '../../server/stores/sql/journal/sql-journal.ts';
import type { HistoryQuery } from '../../shared/history/query.ts';
import { NO_CHANGES } from '../../shared/history/roll-ups.ts';
import { commitEvents } from '../helpers/commit-events.ts';
import { describeEngines } from '../helpers/databases.ts';
import { buildSite, inventQuarters } from './build-past.ts';

const SITE = buildSite();
const DAYS = { fromDay: '2026-10-20', toDay: '2026-10-27', queueIds: ['a', 'b', '客服'] };
const NOW_MS = Date.UTC(2026, 10, 1);
const QUERY: HistoryQuery = {
  ...DAYS,
  grain: 'interval',
  by: 'queue',
  agentIds: [],
  teams: [],
  metrics: [],
};
const PAGE = { after: null, limit: 300, locale: 'en' } as const;
const EVERYTHING = {
  what: 'queue-intervals',
  fromDay: DAYS.fromDay,
  toDay: DAYS.toDay,
  callers: 'masked',
} as const;

async function readText(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  return Buffer.concat(read).toString();
}

const textOf = ({ json, etag }: WrittenAnswer) => [Buffer.from(json).toString(), etag];

describeEngines('answers from a thread', (openOne) => {
  async function openBoth() {
    const engine = await openOne();
    const journal = await openJournal(engine);
    const queueIntervals = inventQuarters(SITE, 31, DAYS);
    await commitEvents(journal, [], { changes: { ...NO_CHANGES, queueIntervals } });
    const reading = openHistoryReading(engine.location, SITE);
    const inside = createHistoryAnswers({ ...reading, site: () => SITE, nowMs: () => NOW_MS });
    const readerModule = new URL('../../server/stores/sql/history/open-history-reading.ts', import.meta.url)
      .href;
    const thread = new ThreadAnswers({
      history: { readerModule, location: engine.location },
      site: () => SITE,
      nowMs: () => NOW_MS,
    });
    onTestFinished(async () => {
      await thread.close();
      await reading.close();
      await journal.close();
    });
    return { inside, thread };
  }

  it('HY11 are the very answers, byte for byte, seed 31', async () => {
    const { inside, thread } = await openBoth();
    let after: string | null = null;
    do {
      const page = { ...PAGE, after };
      const answer: WrittenAnswer = await thread.readTable(QUERY, page);
      expect(textOf(answer)).toEqual(textOf(await inside.readTable(QUERY, page)));
      after = (JSON.parse(Buffer.from(answer.json).toString()) as { next: string | null }).next;
    } while (after !== null);
    expect(textOf(await thread.describe())).toEqual(textOf(await inside.describe()));
    for (const format of ['csv', 'ndjson'] as const) {
      const write = (answers: HistoryAnswers) => readText(answers.writeTable(QUERY, 'en', format));
      expect(await write(thread)).toBe(await write(inside));
      const all = await readText(thread.writeEverything(EVERYTHING, format));
      expect(all).toBe(await readText(inside.writeEverything(EVERYTHING, format)));
      expect(all).toContain('客服');
    }
  });

  it('HY11 what cannot be asked is refused in the same words', async () => {
    const { inside, thread } = await openBoth();
    const query = { ...QUERY, metrics: ['joy'] };
    const refusal = await inside.readTable(query, PAGE).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'bad-request', message: expect.stringContaining('joy') });
    const { code, message } = refusal as { code: string; message: string };
    await expect(thread.readTable(query, PAGE)).rejects.toMatchObject({ code, message });
    await expect(readText(thread.writeTable(query, 'en', 'csv'))).rejects.toMatchObject({ code, message });
  });

  it('HY12 what is given up ends, and the next question is answered', async () => {
    const { inside, thread } = await openBoth();
    const gone = new AbortController();
    const asked = thread.readTable(QUERY, PAGE, gone.signal);
    gone.abort();
    await expect(asked).rejects.toMatchObject({ code: 'bad-request' });
    for await (const piece of thread.writeEverything(EVERYTHING, 'csv')) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    expect(textOf(await thread.readTable(QUERY, PAGE))).toEqual(textOf(await inside.readTable(QUERY, PAGE)));
    await thread.close();
    await expect(thread.readTable(QUERY, PAGE)).rejects.toMatchObject({ code: 'internal' });
  });
});
