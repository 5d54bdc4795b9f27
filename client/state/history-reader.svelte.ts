import type { HistoryRow, HistoryTable } from '../../shared/contract/history.ts';
import { HISTORY_PAGE_ROWS } from '../../shared/contract/history.ts';
import { isOfAgents } from '../../shared/history/default-metrics.ts';
import type { Grain } from '../../shared/history/query.ts';
import { failureOf, getJson, type ApiAnswer, type ApiFailure } from '../connection/api.ts';
import { addFigures } from './add-figures.ts';
import { countDays, countPeriods } from './history-period.ts';
import { chooseChartGrain, MOST_BARS, MOST_LINES, rankSubjects, SIZE_METRIC } from './history-series.ts';
import { formatHistoryQuery, type AskedHistory } from './history-view.ts';
import type { ReadJson } from './resource.svelte.ts';

const PATH = '/api/v1/history';

/** The rows of an answer so far. */
export interface LoadedTable {
  readonly asked: AskedHistory;
  readonly timeZone: string;
  readonly metrics: readonly string[];
  readonly rows: readonly HistoryRow[];
  /** Everything asked for together, over the whole period; null when nothing is known. */
  readonly total: HistoryRow['figures'] | null;
  readonly next: string | null;
  readonly readAtMs: number;
}

/** What is drawn: all periods of the largest subjects. */
export interface LoadedChart {
  readonly rows: readonly HistoryRow[];
  /** May be longer than that of the table. */
  readonly grain: Grain;
  readonly subjectIds: readonly string[];
  /** How many there are in all. */
  readonly subjects: number;
}

interface WholePeriod {
  readonly rows: readonly HistoryRow[];
  readonly total: HistoryRow['figures'] | null;
}

/** One question about the past: the table page by page, its totals, and the rows of the drawing. */
export class HistoryReader {
  table = $state.raw<LoadedTable | null>(null);
  chart = $state.raw<LoadedChart | null>(null);
  /** `more`: further rows are being read behind those in sight. */
  phase = $state<'loading' | 'more' | 'ready' | 'failed'>('loading');
  failure = $state.raw<ApiFailure | null>(null);
  readonly #read: ReadJson;
  readonly #nowMs: () => number;
  #running: AbortController | null = null;

  constructor(read: ReadJson = getJson, nowMs: () => number = () => Date.now()) {
    this.#read = read;
    this.#nowMs = nowMs;
  }

  /** Asks anew; what was in sight stays there until the answer is. */
  async load(asked: AskedHistory, intervalMinutes: number): Promise<void> {
    const run = this.#begin('loading');
    const first = await this.#ask(asked, run);
    if (!first) return;
    // The totals and the drawing speak of the very metrics the table shows.
    const named: AskedHistory = { ...asked, metrics: first.metrics };
    const whole = await this.#readWhole(named, run);
    const chart = whole && (await this.#readChart(named, whole, intervalMinutes, run));
    if (!chart || this.#running !== run) return;
    const { timeZone, metrics, rows, next } = first;
    const readAtMs = this.#nowMs();
    this.table = { asked, timeZone, metrics, rows, total: whole.total, next, readAtMs };
    this.chart = chart;
    this.failure = null;
    this.phase = 'ready';
  }

  /** Adds the next rows to the table. @param wanted one page, or all there are */
  async more(wanted: 'page' | 'all'): Promise<void> {
    if (!this.table?.next || this.phase !== 'ready') return;
    const run = this.#begin('more');
    do {
      const { asked, next, rows }: LoadedTable = this.table;
      const limit = wanted === 'all' ? HISTORY_PAGE_ROWS.most : HISTORY_PAGE_ROWS.standard;
      const page = await this.#ask(asked, run, { page: next!, limit });
      if (!page || this.#running !== run) return;
      this.table = { ...this.table, rows: [...rows, ...page.rows], next: page.next };
    } while (wanted === 'all' && this.table.next !== null);
    this.failure = null;
    this.phase = 'ready';
  }

  /** The answers of requests still under way are not wanted any more. */
  stop(): void {
    this.#running?.abort();
    this.#running = null;
  }

  #begin(phase: 'loading' | 'more'): AbortController {
    this.#running?.abort();
    this.#running = new AbortController();
    this.phase = phase;
    return this.#running;
  }

  /** The whole period: of every subject, and of all together. */
  async #readWhole(asked: AskedHistory, run: AbortController): Promise<WholePeriod | null> {
    const ofSite: AskedHistory = { ...asked, grain: 'whole', by: 'site' };
    if (asked.by === 'site') {
      const rows = await this.#askAll(ofSite, run);
      return rows && { rows, total: rows[0]?.figures ?? null };
    }
    const size = SIZE_METRIC[asked.by];
    const metrics = asked.metrics.includes(size) ? asked.metrics : [...asked.metrics, size];
    const [rows, site] = await Promise.all([
      this.#askAll({ ...asked, grain: 'whole', metrics }, run),
      // Queues share agents, whose time is the site's once; agents simply add up.
      isOfAgents(asked.by) ? [] : this.#askAll(ofSite, run),
    ]);
    if (!rows || !site) return null;
    const total = isOfAgents(asked.by) ? addFigures(rows, asked.metrics) : (site[0]?.figures ?? null);
    return { rows, total };
  }

  async #readChart(
    asked: AskedHistory,
    whole: WholePeriod,
    intervalMinutes: number,
    run: AbortController,
  ): Promise<LoadedChart | null> {
    const days = countDays(asked);
    const isOnePeriod = countPeriods(asked.grain, days, intervalMinutes) === 1;
    const most = isOnePeriod ? MOST_BARS : MOST_LINES;
    const subjectIds = rankSubjects(whole.rows, SIZE_METRIC[asked.by], most);
    const grain = chooseChartGrain(asked.grain, days, subjectIds.length, intervalMinutes);
    const rows = await this.#askAll({ ...asked, grain, ...this.#narrow(asked, subjectIds) }, run);
    return rows && { rows, grain, subjectIds, subjects: whole.rows.length };
  }

  #narrow(asked: AskedHistory, ids: readonly string[]): Partial<AskedHistory> {
    if (ids.length === 0 || asked.by === 'site') return {};
    if (asked.by === 'queue') return { queueIds: ids };
    return asked.by === 'team' ? { teams: ids } : { agentIds: ids };
  }

  async #askAll(asked: AskedHistory, run: AbortController): Promise<readonly HistoryRow[] | null> {
    const rows: HistoryRow[] = [];
    let page: string | null = null;
    do {
      const more: Record<string, string | number> = { limit: HISTORY_PAGE_ROWS.most };
      if (page !== null) more['page'] = page;
      const answer: HistoryTable | null = await this.#ask(asked, run, more);
      if (!answer) return null;
      rows.push(...answer.rows);
      page = answer.next;
    } while (page !== null);
    return rows;
  }

  /** Null when it failed or is not wanted any more. */
  async #ask(
    asked: AskedHistory,
    run: AbortController,
    more: Readonly<Record<string, string | number>> = {},
  ): Promise<HistoryTable | null> {
    const path = PATH + formatHistoryQuery(asked, more);
    const answer = await this.#read<HistoryTable>(path, run.signal).catch(
      (error: unknown): ApiAnswer<HistoryTable> | null => {
        if (run.signal.aborted) return null;
        throw error;
      },
    );
    if (answer === null || this.#running !== run) return null;
    if (answer.ok) return answer.value;
    this.failure = failureOf(answer);
    this.phase = 'failed';
    run.abort();
    return null;
  }
}
