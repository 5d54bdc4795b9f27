import {
  exportAgentInterval,
  exportCall,
  exportEvent,
  exportQueueInterval,
  type ExportRow,
  type InstantWriter,
} from '../../shared/history/export-rows.ts';
import { nameInstants } from '../../shared/history/name-instants.ts';
import type { Site } from '../../shared/site/site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import type { CallKey } from '../../shared/history/call-record.ts';
import type { History, HistoryContents } from '../ports/history.ts';
import type { ExportRequest } from '../ports/history-answers.ts';
import type { Journal, Period } from '../ports/journal.ts';

const SLICE_ROWS = 2_000;
const FIRST_STEP_MS = 3_600_000;
const LONGEST_STEP_MS = 30 * 86_400_000;

/** What everything is read from. */
export interface EverythingParts {
  readonly history: History;
  readonly journal: Pick<Journal, 'readPeriod' | 'measure'>;
}

/** Everything of one kind, in order of time. */
export async function* readEverything(
  { history, journal }: EverythingParts,
  site: Site,
  request: ExportRequest,
): AsyncGenerator<readonly ExportRow[]> {
  const contents = await history.describe();
  const period =
    request.what === 'events'
      ? await findEventPeriod(journal, site, request)
      : findPeriod(site, request, contents);
  if (period === null) return;
  const write = nameInstants(site.timeZone, period, 'milliseconds');
  switch (request.what) {
    case 'calls':
      return yield* readCalls(history, period, (call) => exportCall(call, write, request.callers));
    case 'queue-intervals':
      return yield* readQueueIntervals(history, period, write);
    case 'agent-intervals':
      return yield* readAgentIntervals(history, period, write, contents);
    case 'events':
      return yield* readEvents(journal, period, (event) => exportEvent(event, write, request.callers));
  }
  return request.what satisfies never;
}

function findPeriod(site: Site, request: ExportRequest, contents: HistoryContents): Period | null {
  const calendar = createSiteCalendar(site);
  const fromDay = request.fromDay ?? contents.firstDay;
  const toDay = request.toDay ?? contents.lastDay;
  if (fromDay === null || toDay === null || toDay < fromDay) return null;
  return { fromMs: calendar.dayNamed(fromDay).fromMs, toMs: calendar.dayNamed(toDay).toMs };
}

/** Events need no calls: the journal knows best when its first and last were. */
async function findEventPeriod(
  journal: Pick<Journal, 'measure'>,
  site: Site,
  { fromDay, toDay }: ExportRequest,
): Promise<Period | null> {
  const calendar = createSiteCalendar(site);
  const fromMs = fromDay === null ? 0 : calendar.dayNamed(fromDay).fromMs;
  const toMs = toDay === null ? Number.MAX_SAFE_INTEGER : calendar.dayNamed(toDay).toMs;
  const { events, firstAtMs, lastAtMs } = await journal.measure({ fromMs, toMs });
  return events === 0 ? null : { fromMs: firstAtMs, toMs: lastAtMs + 1 };
}

async function* readCalls(
  history: History,
  period: Period,
  write: (call: Awaited<ReturnType<History['readCalls']>>[number]) => ExportRow,
): AsyncGenerator<readonly ExportRow[]> {
  let after: CallKey | null = null;
  for (;;) {
    const everyone = { queueIds: null, agentIds: null, outcomes: null };
    const calls = await history.readCalls({ ...everyone, period, after, limit: SLICE_ROWS });
    if (calls.length > 0) yield calls.map(write);
    if (calls.length < SLICE_ROWS) return;
    after = calls.at(-1)!;
  }
}

async function* readEvents(
  journal: Pick<Journal, 'readPeriod'>,
  period: Period,
  write: (event: Awaited<ReturnType<Journal['readPeriod']>>[number]) => ExportRow,
): AsyncGenerator<readonly ExportRow[]> {
  let afterSeq = 0;
  for (;;) {
    const events = await journal.readPeriod(period, afterSeq, SLICE_ROWS);
    if (events.length > 0) yield events.map(write);
    if (events.length < SLICE_ROWS) return;
    afterSeq = events.at(-1)!.seq;
  }
}

/** The site's own row is left out: its calls are the queues' together, and its agents' time is the agents'. */
function readQueueIntervals(history: History, period: Period, write: InstantWriter) {
  return readInSteps(period, async (step) => {
    const rows = await history.readQueueIntervals({ queueIds: null, period: step, everyMinutes: 15 });
    return rows.map((row) => exportQueueInterval(row, write));
  });
}

/** Of each agent the whole row, then those of queues. */
function readAgentIntervals(
  history: History,
  period: Period,
  write: InstantWriter,
  { agents, queueIds }: HistoryContents,
) {
  const names = new Map(agents.map(({ agentId, name }) => [agentId, name]));
  return readInSteps(period, async (step) => {
    const asked = { agentIds: null, period: step, everyMinutes: 15 } as const;
    const whole = await history.readAgentIntervals({ ...asked, queueIds: null });
    const ofQueues = queueIds.length === 0 ? [] : await history.readAgentIntervals({ ...asked, queueIds });
    return [...whole, ...ofQueues]
      .sort((a, b) => a.startMs - b.startMs)
      .map((row) => exportAgentInterval(row, write, names.get(row.agentId) ?? null));
  });
}

/** Steps are as long as they may be without becoming too much to hold at once. */
async function* readInSteps(
  { fromMs, toMs }: Period,
  read: (step: Period) => Promise<readonly ExportRow[]>,
): AsyncGenerator<readonly ExportRow[]> {
  let stepMs = FIRST_STEP_MS;
  for (let atMs = fromMs; atMs < toMs;) {
    const endMs = Math.min(toMs, atMs + stepMs);
    const rows = await read({ fromMs: atMs, toMs: endMs });
    if (rows.length > 0) yield rows;
    atMs = endMs;
    if (rows.length < SLICE_ROWS / 4) stepMs = Math.min(LONGEST_STEP_MS, stepMs * 2);
    else if (rows.length > SLICE_ROWS * 2) stepMs = Math.max(FIRST_STEP_MS, stepMs / 2);
  }
}
