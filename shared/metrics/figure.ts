import { EMPTY_QUEUE_ROW } from '../contract/queue-row.ts';
import type { AgentRow, QueueRow, Rows, TallyRow } from '../contract/floor-rows.ts';
import { createTally, type Tally } from '../floor/tally.ts';
import { SITE_SCOPE, type TallyWindow, type WindowId } from '../floor/windows.ts';
import type { ServiceRule, Site } from '../site/site.ts';
import { viewRows, type FloorView } from './floor-view.ts';
import { mergeQueueRows, mergeTallies, shareAgents } from './merge-scope.ts';
import type { ToldTally } from '../history/roll-ups.ts';
import { NO_FIGURE } from './figures.ts';
import { findKnown, tellUntold } from './known-parts.ts';
import type { Figure, Metric, MetricScope } from './metric.ts';
import { findScopeRule } from './scope-rule.ts';

export interface FigureRequest {
  readonly window: WindowId;
  /** Empty: the whole site. */
  readonly queueIds: readonly string[];
  readonly rows: Rows | FloorView;
  readonly site: Site;
  /** Floor time. */
  readonly nowMs: number;
}

/**
 * One figure of the floor as it is. Sums before it divides (rule MT2); a queue that is not in the rows has had no
 * calls and no agents.
 *
 * Example: `computeFigure(findMetric('service-level')!, { window: 'today', queueIds: [], rows, site, nowMs })`
 * is `{ value: 0.8, numerator: 80, denominator: 100 }`.
 */
export function computeFigure(metric: Metric, request: FigureRequest): Figure {
  return metric.compute(new LiveScope(request));
}

/**
 * A figure of a past interval: its tallies are known (of several queues, or of rows that do not tell the same), the instant
 * is not. Metrics of the instant have no value.
 */
export function computeIntervalFigure(
  metric: Metric,
  interval: { readonly tallies: readonly ToldTally[]; readonly startMs: number },
  scope: { readonly site: Site; readonly queueIds: readonly string[] },
): Figure {
  const rule = findScopeRule(scope.site, scope.queueIds, interval.startMs);
  const parts = interval.tallies.map((told) => ({ ...told, rule }));
  const known = findKnown(metric, parts);
  if (known.length === 0) return tellUntold(metric, parts, NO_FIGURE);
  const figure = metric.compute({
    window: 'interval',
    tally: known.length === 1 ? known[0]!.tally : mergeTallies(known.map(({ tally }) => tally)),
    live: null,
    rule,
    nowMs: interval.startMs,
    // Who served which queue then is not known any more.
    sharesAgents: scope.queueIds.length > 1,
  });
  return tellUntold(metric, parts, figure);
}

const EMPTY_TALLY: Readonly<Tally> = createTally();

/** Looks up only what the metric asks for: figures are computed for every tile and row several times a second. */
class LiveScope implements MetricScope {
  readonly #request: FigureRequest;

  constructor(request: FigureRequest) {
    this.#request = request;
  }

  get window(): WindowId {
    return this.#request.window;
  }

  get nowMs(): number {
    return this.#request.nowMs;
  }

  get rule(): ServiceRule {
    const { site, queueIds, nowMs } = this.#request;
    return findScopeRule(site, queueIds, nowMs);
  }

  get tally(): Readonly<Tally> {
    const { rows, queueIds } = this.#request;
    const window: TallyWindow = this.window === 'now' ? 'interval' : this.window;
    if (queueIds.length < 2) return readTally(rows, window, queueIds[0] ?? SITE_SCOPE) ?? EMPTY_TALLY;
    return mergeTallies(queueIds.map((queueId) => readTally(rows, window, queueId) ?? EMPTY_TALLY));
  }

  get sharesAgents(): boolean {
    const { rows, queueIds } = this.#request;
    return queueIds.length > 1 && shareAgents(viewOf(rows).agents, queueIds);
  }

  get live(): QueueRow {
    const { rows, queueIds } = this.#request;
    if (queueIds.length < 2) return readQueue(rows, queueIds[0] ?? SITE_SCOPE) ?? EMPTY_QUEUE_ROW;
    const queueRows = queueIds.map((queueId) => readQueue(rows, queueId) ?? EMPTY_QUEUE_ROW);
    return mergeQueueRows(queueRows, agentsOf(rows), queueIds);
  }
}

function isView(rows: Rows | FloorView): rows is FloorView {
  return typeof (rows as FloorView).queue === 'function';
}

function viewOf(rows: Rows | FloorView): FloorView {
  return isView(rows) ? rows : viewRows(rows);
}

/** Asks the view for its agents only when they are walked: a screen that asks is woken by each of them. */
function agentsOf(rows: Rows | FloorView): Iterable<AgentRow> {
  return { [Symbol.iterator]: () => viewOf(rows).agents[Symbol.iterator]() };
}

// A lookup of one row in a plain table needs no view made for it.
function readQueue(rows: Rows | FloorView, queueId: string): QueueRow | undefined {
  return isView(rows) ? rows.queue(queueId) : (rows[`queue/${queueId}`] as QueueRow | undefined);
}

function readTally(rows: Rows | FloorView, window: TallyWindow, queueId: string): TallyRow | undefined {
  return isView(rows) ? rows.tally(window, queueId) : (rows[`tally/${window}/${queueId}`] as TallyRow);
}
