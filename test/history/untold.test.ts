import { expect, it } from 'vitest';
import { createHistoryReader } from '../../server/history/history-reader.ts';
import { createRowsReader } from '../../server/imports/read-rows.ts';
import { createRowShower } from '../../server/imports/show-row.ts';
import { createMemoryJournal } from '../../server/stores/journal/memory-journal.ts';
import { EXPORT_COLUMNS } from '../../shared/history/export-rows.ts';
import type { HistoryQuery } from '../../shared/history/query.ts';
import { writeHead, writeRows } from '../../shared/history/write-rows.ts';
import { guessOptions } from '../../shared/import/guess-options.ts';
import { importStart } from '../helpers/history-builders.ts';
import { openDesk, type ImportDesk } from '../imports/import-desk.ts';
import { buildSite } from './build-past.ts';

const SITE = buildSite({ timeZone: 'Etc/UTC', intervalMinutes: 15 });
const COUNTS = { rows: 0, added: 0, known: 0, differing: 0, refused: 0 };
const METRICS = [
  'offered',
  'answered',
  'service-level',
  'asa',
  'aht',
  'abandonment',
  'short-abandons',
  'answer-rate',
];

const LACKING = `queue,start,offered,answered,abandoned
sales,2026-10-01 08:00,100,90,10
sales,2026-10-02 08:00,50,40,10
support,2026-10-02 08:00,30,30,0`;
const TELLING = `queue,start,offered,answered,abandoned,answeredWithinTarget,shortAbandons,ASA,AHT
sales,2026-10-02 08:15,40,30,10,24,2,12,200
sales,2026-10-03 08:00,60,50,10,40,0,18,100`;

const NOW_MS = Date.UTC(2027, 0, 1);

/** Reads a file and keeps it, in this very thread. */
async function bring(desk: ImportDesk, file: string): Promise<number> {
  const [header = [], ...rows] = file
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const { options: base } = importStart();
  const options = {
    ...base,
    ...guessOptions(header, rows, 'Etc/UTC'),
    timeZone: 'Etc/UTC',
    intervalMinutes: 15,
  } as const;
  const show = createRowShower(header, options, 'kept');
  const read = createRowsReader({
    header,
    options,
    site: SITE,
    agentNamed: (name) => name,
    nowMs: NOW_MS,
    show,
  });
  const { intervals, refused } = read(rows.map((cells, index) => ({ row: index + 2, cells })));
  expect(refused).toEqual([]);
  const writer = await desk.imports.begin(importStart({ kind: 'intervals', options }));
  expect(new Set(await writer.addIntervals(intervals))).toEqual(new Set(['added']));
  await writer.finish(COUNTS);
  return writer.importNo;
}

function readerOf({ history }: ImportDesk) {
  const nowMs = () => NOW_MS;
  return createHistoryReader({ history, journal: createMemoryJournal(), site: () => SITE, nowMs });
}

async function ask(desk: ImportDesk, part: Partial<HistoryQuery> = {}) {
  const query: HistoryQuery = {
    fromDay: '2026-10-01',
    toDay: '2026-10-31',
    grain: 'month',
    by: 'site',
    queueIds: [],
    agentIds: [],
    teams: [],
    metrics: METRICS,
    ...part,
  };
  const { rows } = await readerOf(desk).readTable(query, { after: null, limit: 1000, locale: 'en' });
  return rows.map(({ figures }) => figures);
}

it('HY13 a period of files of which one lacks most is computed from what tells it', async () => {
  const desk = await openDesk({ site: SITE });
  const lacking = await bring(desk, LACKING);
  await bring(desk, TELLING);
  const leftOut = (gap: string) => ({
    leftOut: 180,
    offered: 280,
    gaps: expect.arrayContaining([gap]) as unknown,
  });
  for (const grain of ['month', 'whole', 'week'] as const) {
    const [all] = await ask(desk, { grain, toDay: '2026-10-04' });
    // Hx / (H + A - As) = 64 / (80 + 20 - 2)
    expect(all!['service-level']).toMatchObject({
      numerator: 64,
      denominator: 98,
      untold: leftOut('answered-within-target'),
    });
    expect(all!.asa).toMatchObject({ numerator: 1260, denominator: 80, untold: leftOut('answer-wait') });
    expect(all!.aht).toMatchObject({ numerator: 11_000, denominator: 80, untold: leftOut('handled') });
    expect(all!['short-abandons']).toMatchObject({ value: 2, untold: leftOut('short-abandons') });
    expect(all!.abandonment).toMatchObject({
      numerator: 38,
      denominator: 278,
      untold: { leftOut: 0, roughly: 180, offered: 280 },
    });
    expect(all!.offered).toEqual({ value: 280, numerator: 280, denominator: 1 });
    expect(all!['answer-rate']).toEqual({ value: 240 / 280, numerator: 240, denominator: 280 });
  }
  await desk.imports.undo(lacking);
  const [rest] = await ask(desk);
  for (const metric of METRICS) expect(rest![metric], metric).not.toHaveProperty('untold');
  expect(rest!.offered!.value).toBe(100);
});

it('HY13 by days and quarter hours there is a dash where nothing tells it, and the books balance', async () => {
  const desk = await openDesk({ site: SITE });
  await bring(desk, LACKING);
  await bring(desk, TELLING);
  const level = (rows: Awaited<ReturnType<typeof ask>>) =>
    rows.map((figures) => figures['service-level']!.value);
  expect(level(await ask(desk, { grain: 'day' }))).toEqual([null, 24 / 38, 40 / 60]);
  expect(level(await ask(desk, { grain: 'interval' }))).toEqual([null, null, 24 / 38, 40 / 60]);
  const days = await ask(desk, {
    grain: 'day',
    by: 'queue',
    metrics: ['offered', 'answered', 'abandoned', 'flowed-out'],
  });
  expect(days).toHaveLength(4);
  for (const { offered, answered, abandoned, 'flowed-out': out } of days)
    expect(offered!.value).toBe(answered!.value! + abandoned!.value! + out!.value!);
});

it('HY13 what is not told is not told either after an export and an import elsewhere', async () => {
  const [desk, other] = await Promise.all([openDesk({ site: SITE }), openDesk({ site: SITE })]);
  await bring(desk, LACKING);
  await bring(desk, TELLING);
  const columns = EXPORT_COLUMNS['queue-intervals'];
  let file = writeHead('csv', columns).slice(1);
  const everything = { what: 'queue-intervals', fromDay: null, toDay: null, callers: 'whole' } as const;
  for await (const rows of readerOf(desk).readEverything(everything)) file += writeRows('csv', columns, rows);
  await bring(other, file);
  const same = { metrics: ['offered', 'answered', 'service-level', 'abandonment', 'short-abandons'] };
  for (const grain of ['interval', 'day', 'month'] as const)
    expect(await ask(other, { ...same, grain })).toEqual(await ask(desk, { ...same, grain }));
});
