import { join } from 'node:path';
import { createHistoryReader } from '../../server/history/history-reader.ts';
import { ThreadAnswers } from '../../server/history/thread-answers.ts';
import type { Engine } from '../../server/stores/sql/engine.ts';
import { openStores } from '../../server/stores/open-stores.ts';
import { openHistoryReading } from '../../server/stores/sql/history/open-history-reading.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';
import type { HistoryAnswers } from '../../server/ports/history-answers.ts';
import type { HistoryTable } from '../../shared/history/query.ts';
import { DEFAULT_IMPORT_OPTIONS } from './import-options.ts';
import { ProgressBar } from '../site/progress-bar.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { listBareSql, openBareSql, timeBareInserts } from './bare-sql.ts';
import { formatPercent } from './count-year.ts';
import { LiveLoad } from './live-load.ts';
import { createPlace, dropCaches, measureBytes } from './place.ts';
import { readYear } from './read-year.ts';
import { listReadings, listReports, median, timeReport, type Asked, type BenchDays } from './reports.ts';
import { createYearSite, type YearOptions } from './year-of-calls.ts';

const RUNS = 7;
/** Some 2,000 commits. */
const ASKING_MS = 40_000;
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
      await load.stop();
      const days = planDays(year);
      const answers = createAnswers(engine);
      const reports = await measureTables(engine, days);
      const asJsonMs = await measureReports(answers, days);
      const compared = await compareWithBareSql(engine, days);
      const cold = await measureCold(engine, days);
      const whileAsking = await measureWhileAsking(await LiveLoad.start(site, journal), answers, days);
      const answerRate = await readAnswerRate(answers, days);
      await answers.close();
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
        ...Object.fromEntries(Object.entries(reports).map(([name, ms]) => [`${name}Ms`, ms])),
        asJsonMs,
        coldMs: cold,
        ...compared,
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

/** As the server asks: in a thread of its own. */
function createAnswers({ location }: Engine): ThreadAnswers {
  const { href } = new URL('../../server/stores/sql/history/open-history-reading.ts', import.meta.url);
  const site = createYearSite();
  return new ThreadAnswers({
    history: { readerModule: href, location },
    site: () => site,
    nowMs: () => Date.now(),
  });
}

/** Every figure of the reports, from the query layer that all screens, files and answers are made from. */
async function measureTables({ location }: Engine, days: BenchDays) {
  const site = createYearSite();
  const reading = openHistoryReading(location, site);
  try {
    const reader = createHistoryReader({ ...reading, site: () => site, nowMs: () => Date.now() });
    return await measureReports(reader, days);
  } finally {
    await reading.close();
  }
}

async function measureReports(asked: Asked, days: BenchDays) {
  const measured: Record<string, number> = {};
  for (const [name, queries] of Object.entries(listReports(days))) {
    await timeReport(asked, queries);
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) times.push(await timeReport(asked, queries));
    measured[name] = median(times);
    console.error(`${name}: ${measured[name]} ms`);
  }
  return measured;
}

/** By turns, so that what else the machine does meets both alike. */
async function compareWithBareSql(engine: Engine, days: BenchDays) {
  const bare = await openBareSql(engine.location);
  const [portMs, bareSqlMs, ratioToBareSql]: Record<string, number>[] = [{}, {}, {}];
  try {
    const texts = listBareSql(days);
    for (const [name, read] of Object.entries(listReadings(createHistory(engine, createYearSite()), days))) {
      const [ours, theirs]: [number[], number[]] = [[], []];
      await read();
      for (let run = 0; run < RUNS; run += 1) {
        theirs.push(await bare.time(texts[name]!));
        const startedMs = performance.now();
        await read();
        ours.push(performance.now() - startedMs);
      }
      portMs![name] = median(ours);
      bareSqlMs![name] = median(theirs);
      ratioToBareSql![name] = round(median(ours) / median(theirs));
    }
  } finally {
    await bare.close();
  }
  return { portMs, bareSqlMs, ratioToBareSql };
}

/** The first time after the system forgot the files, on connections of its own. Null where it does not forget. */
async function measureCold(engine: Engine, days: BenchDays) {
  const measured: Record<string, number> = {};
  for (const [name, queries] of Object.entries(listReports(days))) {
    const answers = createAnswers(engine);
    try {
      // The thread runs already, as it does in a server that was asked before.
      await answers.describe();
      if (!dropCaches()) return null;
      measured[name] = Math.round(10 * (await timeReport(answers, queries))) / 10;
    } finally {
      await answers.close();
    }
  }
  return measured;
}

/** Commits of a live floor while every report is asked over and over. */
async function measureWhileAsking(load: LiveLoad, answers: HistoryAnswers, days: BenchDays) {
  const untilMs = performance.now() + ASKING_MS;
  const reports = Object.values(listReports(days));
  load.takeTimes();
  let asked = 0;
  while (performance.now() < untilMs) await timeReport(answers, reports[asked++ % reports.length]!);
  const times = load.takeTimes();
  await load.stop();
  return { ...times, reportsAsked: asked };
}

/** The whole year by the catalogue. */
async function readAnswerRate(answers: HistoryAnswers, days: BenchDays): Promise<string> {
  const { json } = await answers.readTable(
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
  const table = JSON.parse(Buffer.from(json).toString()) as HistoryTable;
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
