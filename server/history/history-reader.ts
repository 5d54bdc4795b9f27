import { findQueryProblem } from '../../shared/history/check-query.ts';
import { defaultMetrics, isOfAgents } from '../../shared/history/default-metrics.ts';
import { planPeriods, type PlannedPeriod } from '../../shared/history/plan-periods.ts';
import type { HistoryQuery, HistoryRow, HistoryTable } from '../../shared/history/query.ts';
import { findHistoryMetric } from '../../shared/metrics/index.ts';
import type { Locale } from '../../shared/site/localized-text.ts';
import type { Site } from '../../shared/site/site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { History, HistoryContents } from '../ports/history.ts';
import type { HistoryPage, HistoryReader } from '../ports/history-answers.ts';
import { createAgentSource } from './agent-rows.ts';
import { describeContents } from './describe-contents.ts';
import { readEverything, type EverythingParts } from './read-everything.ts';
import { createSubjectNames } from './subject-names.ts';
import { createQueueSource } from './queue-rows.ts';
import { isAfter, parseCursor, writeCursor, type TableCursor } from './table-cursor.ts';
import type { TableSource } from './table-source.ts';

export interface HistoryReaderParts extends EverythingParts {
  readonly site: () => Site;
  /** Floor time: what it stands in is not over yet. */
  readonly nowMs: () => number;
}

/** Figures of the past, from the store's roll-ups by the catalogue (RULES.md beside this file says what holds). */
export function createHistoryReader(parts: HistoryReaderParts): HistoryReader {
  return {
    readTable: async (query, page) => {
      const rows: HistoryRow[] = [];
      const slices = readPage(parts, query, page);
      let slice = await slices.next();
      for (; slice.done !== true; slice = await slices.next()) rows.push(...slice.value);
      return { ...describeTable(parts, query), rows, next: slice.value };
    },
    readRows: (query, locale) => readSlices(parts, query, { after: null, locale, rows: Infinity }),
    readEverything: (request) => readEverything(parts, parts.site(), request),
    describe: async () => describeContents(await parts.history.describe(), parts.site(), parts.nowMs()),
  };
}

/** What a table says beside its rows. */
export function describeTable(
  { site }: Pick<HistoryReaderParts, 'site'>,
  query: HistoryQuery,
): Pick<HistoryTable, 'query' | 'timeZone' | 'metrics'> {
  const metrics = query.metrics.length > 0 ? query.metrics : defaultMetrics(query.by);
  return { query, timeZone: site().timeZone, metrics };
}

/** The rows of one page, some at a time, and at the end where the next page begins. */
export async function* readPage(
  parts: HistoryReaderParts,
  query: HistoryQuery,
  { after, limit, locale }: HistoryPage,
): AsyncGenerator<readonly HistoryRow[], string | null> {
  const begin = after === null ? null : parseCursor(after);
  let left = limit;
  let last: HistoryRow | undefined;
  for await (const slice of readSlices(parts, query, { after: begin, locale, rows: limit + 1 })) {
    const shown = slice.slice(0, left);
    last = shown.at(-1) ?? last;
    left -= shown.length;
    yield shown;
    if (shown.length < slice.length && last !== undefined)
      return writeCursor({ fromMs: last.period.fromMs, subjectId: last.subject.id });
  }
  return null;
}

/** So many rows are held and written at once. */
const SLICE_ROWS = 2_000;
/** A slice of empty periods must not grow for ever. */
const MOST_SLICE_PERIODS = 4_000;

interface SliceRequest {
  readonly after: TableCursor | null;
  readonly locale: Locale;
  /** How many rows will be taken: slices beyond are not read before they are asked for. */
  readonly rows: number;
}

/** The table's rows in its order, some periods at a time. The next ones are read while these are worked on. */
async function* readSlices(
  { history, site: readSite, nowMs }: HistoryReaderParts,
  query: HistoryQuery,
  { after, locale, rows }: SliceRequest,
): AsyncGenerator<readonly HistoryRow[]> {
  const site = readSite();
  const contents = needsContents(query) ? await history.describe() : NOTHING;
  const subjects = countSubjects(query, contents, site);
  const problem = findQueryProblem(query, subjects, site.intervalMinutes);
  if (problem !== null) throw new FloorcastError('bad-request', problem);

  const source = createSource(history, site, query);
  const nameOf = createSubjectNames(query.by, site, contents, locale);
  const periods = planFrom(site, query, after, nowMs());
  const rowsPerDay = countStoredRows(query, contents);
  const sliceRows = Math.min(SLICE_ROWS, rows);
  let at = 0;
  let size = Math.ceil(sliceRows / subjects);
  const read = () => {
    if (at >= periods.length) return null;
    const slice = periods.slice(at, at + Math.min(MOST_SLICE_PERIODS, Math.max(1, size)));
    at += slice.length;
    const found = source.read({ periods: slice, grain: query.grain, rowsPerDay });
    // Whoever stops before does not hear of it.
    found.catch(() => {});
    return { slice, found };
  };
  let current = read();
  while (current !== null) {
    const { slice, found } = current;
    const ahead = at * subjects < rows ? read() : null;
    const wanted: HistoryRow[] = [];
    for (const { period, subjects: figures } of await found) {
      const { key, fromMs, toMs, isPartial } = slice[period]!;
      const shown = { key, fromMs, toMs, isPartial };
      for (const { id, figures: ofSubject } of [...figures].sort(byId)) {
        if (!isAfter({ fromMs: shown.fromMs, subjectId: id }, after)) continue;
        const subject = { kind: query.by, id, name: nameOf(id) };
        wanted.push({ period: shown, subject, figures: ofSubject });
      }
    }
    if (wanted.length > 0) yield wanted;
    // Nights and years before the first call are empty: larger steps get over them sooner.
    if (wanted.length < sliceRows / 4) size *= 2;
    current = ahead ?? read();
  }
}

const NOTHING: HistoryContents = { queueIds: [], agents: [], firstDay: null, lastDay: null };

/** Names of agents are the source's; how many there are matters only where all are asked for. */
function needsContents({ by, queueIds }: HistoryQuery): boolean {
  return isOfAgents(by) || (by === 'queue' && queueIds.length === 0);
}

function createSource(history: History, site: Site, query: HistoryQuery): TableSource {
  const ids = query.metrics.length > 0 ? query.metrics : defaultMetrics(query.by);
  const metrics = ids.flatMap((id) => findHistoryMetric(id) ?? []);
  switch (query.by) {
    case 'site':
    case 'queue':
      return createQueueSource(history, site, { ...query, by: query.by, metrics });
    case 'team':
    case 'agent':
      return createAgentSource(history, site, { ...query, by: query.by, metrics });
  }
  return query.by satisfies never;
}

/** A later page begins with the period its page before ended in: nothing before it need be worked out. */
function planFrom(
  site: Site,
  query: HistoryQuery,
  after: TableCursor | null,
  nowMs: number,
): readonly PlannedPeriod[] {
  if (after === null) return planPeriods({ ...query, site, nowMs });
  const isLong = query.grain === 'week' || query.grain === 'month' || query.grain === 'year';
  const day = createSiteCalendar(site).dayOf(after.fromMs).day;
  const fromDay = isLong || query.grain === 'whole' || day < query.fromDay ? query.fromDay : day;
  if (fromDay > query.toDay) return [];
  return planPeriods({ ...query, fromDay, site, nowMs }).filter(({ fromMs }) => fromMs >= after.fromMs);
}

/** How many rows a period of the table may have. */
function countSubjects(
  { by, queueIds, agentIds, teams }: HistoryQuery,
  contents: HistoryContents,
  site: Site,
): number {
  const named = { site: 1, queue: queueIds.length, team: teams.length, agent: agentIds.length }[by];
  if (named > 0) return named;
  switch (by) {
    case 'site':
      return 1;
    case 'queue':
      return Math.max(1, contents.queueIds.length);
    case 'team':
      return new Set(site.agents.map(({ team }) => team)).size + 1;
    case 'agent':
      return Math.max(1, contents.agents.length);
  }
  return by satisfies never;
}

/** About how many rows the store has of a day. */
function countStoredRows({ by, queueIds, agentIds }: HistoryQuery, contents: HistoryContents): number {
  if (by === 'site') return Math.max(1, queueIds.length);
  if (by === 'queue') return queueIds.length || contents.queueIds.length;
  return (agentIds.length || contents.agents.length) * Math.max(1, queueIds.length);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
