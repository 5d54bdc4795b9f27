import { join } from 'node:path';
import { createHistoryReader } from '../../server/history/history-reader.ts';
import type { Engine } from '../../server/stores/sql/engine.ts';
import { openStores } from '../../server/stores/open-stores.ts';
import { openReading } from '../../server/stores/sql/open-engine.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';
import type { HistoryReader, Journal } from '../../server/ports.ts';
import { DEFAULT_IMPORT_OPTIONS } from './import-options.ts';
import { ProgressBar } from '../site/progress-bar.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { listBareSql, openBareSql, timeBareInserts } from './bare-sql.ts';
import { formatPercent } from './count-year.ts';
import { LiveLoad } from './live-load.ts';
import { createPlace, dropCaches, measureBytes } from './place.ts';
import { readYear } from './read-year.ts';
import { listReports, median, timeReport, type BenchDays } from './reports.ts';
import { createYearSite, type YearOptions } from './year-of-calls.ts';

const RUNS = 7;
/** Enough for a steady rate. */
const BARE_ROWS = 200_000;

export async function runBench(year: YearOptions, serverUrl: string | null): Promise<object> {
  const place = await createPlace(serverUrl);
  try {
    const stores = await openStores(place);
    try {
      const site = createYearSite();
      const { engine, journal } = stores;
      const load = await LiveLoad.start(site, journal);
      const imported = await importYear(engine, year);
      const whileImporting = load.takeTimes();
      const days = planDays(year);
      const reader = createReader(engine, journal);
      const warm = await measureReports(reader, days);
      const whileAsking = load.takeTimes();
      await load.stop();
      const cold = await measureCold(engine, journal, days);
      const bare = await measureBare(engine, days);
      const answerRate = await readAnswerRate(reader, days);
      const bytes = await measureBytes(engine);
      const anchor = await timeBareInserts(
        engine.location,
        join(place.dataFolder, 'bare.db'),
        readYear({
          ...year,
          offered: Math.min(year.offered, BARE_ROWS),
          answered: Math.min(year.answered, Math.round(BARE_ROWS * 0.93)),
        }),
      );
      return {
        engine: place.kind,
        calls: year.offered,
        importRowsPerSecond: Math.round(imported.rowsPerSecond),
        bareInsertsPerSecond: Math.round(anchor),
        importToBareInserts: round(imported.rowsPerSecond / anchor),
        ...Object.fromEntries(Object.entries(warm).map(([name, { ms }]) => [`${name}Ms`, ms])),
        rows: Object.fromEntries(Object.entries(warm).map(([name, { rows }]) => [name, rows])),
        coldMs: cold,
        bareSqlMs: bare,
        ratioToBareSql: Object.fromEntries(
          Object.entries(warm).map(([name, { ms }]) => [name, round(ms / bare[name]!)]),
        ),
        bytesPerCall: Math.round(bytes.whole / year.offered),
        bytesPerCallOfCalls: bytes.calls === null ? null : Math.round(bytes.calls / year.offered),
        answerRate,
        appendP99Ms: Math.max(whileImporting.appendP99Ms, whileAsking.appendP99Ms),
        whileImporting,
        whileAsking,
      };
    } finally {
      await stores.close();
    }
  } finally {
    await place.remove();
  }
}

async function importYear(engine: Engine, year: YearOptions) {
  const bar = new ProgressBar(`Import of ${year.offered} calls`);
  const startedMs = performance.now();
  const imports = createImports(engine, createYearSite(), { nowMs: () => Date.now() });
  const writer = await imports.begin({
    kind: 'calls',
    fileName: 'year.csv',
    fileSha256: 'bench',
    options: DEFAULT_IMPORT_OPTIONS,
  });
  const counts = { rows: 0, added: 0, known: 0, differing: 0, refused: 0 };
  for await (const calls of readYear(year)) {
    const fates = await writer.addCalls(calls);
    counts.rows += calls.length;
    for (const fate of fates) if (fate === 'added') counts.added += 1;
    bar.show(counts.rows / year.offered);
  }
  await writer.finish(counts);
  bar.end();
  if (counts.added !== year.offered)
    throw new Error(`Of ${year.offered} calls ${counts.added} were added, and all should be.`);
  return { rowsPerSecond: (1000 * counts.rows) / (performance.now() - startedMs) };
}

function createReader(engine: Pick<Engine, 'read' | 'status'>, journal: Journal): HistoryReader {
  const site = createYearSite();
  const history = createHistory(engine, site);
  return createHistoryReader({ history, journal, site: () => site, nowMs: () => Date.now() });
}

async function measureReports(reader: HistoryReader, days: BenchDays) {
  const measured: Record<string, { readonly ms: number; readonly rows: number }> = {};
  for (const [name, queries] of Object.entries(listReports(days))) {
    const times: number[] = [];
    let rows = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const timed = await timeReport(reader, queries);
      times.push(timed.ms);
      rows = timed.rows;
    }
    measured[name] = { ms: median(times), rows };
    console.error(`${name}: ${measured[name].ms} ms, ${rows} rows`);
  }
  return measured;
}

/** The first time after the system forgot the files, on connections of its own. Null where it does not forget. */
async function measureCold(engine: Engine, journal: Journal, days: BenchDays) {
  const measured: Record<string, number> = {};
  for (const [name, queries] of Object.entries(listReports(days))) {
    if (!dropCaches()) return null;
    const read = openReading(engine.location);
    try {
      const timed = await timeReport(createReader({ read, status: () => engine.status() }, journal), queries);
      measured[name] = Math.round(timed.ms * 10) / 10;
    } finally {
      await read.destroy();
    }
  }
  return measured;
}

async function measureBare(engine: Engine, days: BenchDays): Promise<Record<string, number>> {
  const bare = await openBareSql(engine.location);
  try {
    const measured: Record<string, number> = {};
    for (const [name, texts] of Object.entries(listBareSql(days))) {
      const times: number[] = [];
      for (let run = 0; run < RUNS; run += 1) times.push(await bare.time(texts));
      measured[name] = median(times);
    }
    return measured;
  } finally {
    await bare.close();
  }
}

/** The whole year by the catalogue. */
async function readAnswerRate(reader: HistoryReader, days: BenchDays): Promise<string> {
  const table = await reader.readTable(
    {
      fromDay: days.firstDay,
      toDay: days.lastDay,
      grain: 'whole',
      by: 'site',
      queueIds: [],
      agentIds: [],
      teams: [],
      metrics: ['answer-rate'],
    },
    { after: null, limit: 10, locale: 'en' },
  );
  return formatPercent(table.rows[0]!.figures['answer-rate']!.value!);
}

/** The month before the last day's. */
function planDays({ firstDay, days }: YearOptions): BenchDays {
  const lastDay = nameDay(dayNumber(firstDay) + days - 1);
  const monthEnd = nameDay(dayNumber(`${lastDay.slice(0, 8)}01`) - 1);
  return { firstDay, lastDay, month: monthEnd.slice(0, 7), monthEnd, queueId: 'queue-3' };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
