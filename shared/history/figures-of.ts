import { NO_FIGURE, quotientFigure } from '../metrics/figures.ts';
import { findKnown, tellUntold, type RuledTally } from '../metrics/known-parts.ts';
import { mergeTallies } from '../metrics/merge-scope.ts';
import type { Figure, HistoryMetric, MetricScope } from '../metrics/metric.ts';
import type { AgentTally } from './agent-tally.ts';

/** By metric id, in the order asked. */
export type Figures = Readonly<Record<string, Figure>>;

/**
 * The figures of a queue, of several or of the site over one period, by the catalogue. Where a formula changed within
 * the period, each part is counted by its own, and numerators and denominators are added: a later formula never rewrites
 * the days before it (rule HY4). Parts that do not tell what a figure takes are left out of it (rule MT15). Metrics that
 * cannot be told of queues are left out.
 *
 * @param agents `shared`: the tallies of several queues, in which an agent's time may count once a queue
 */
export function figuresOfQueues(
  metrics: readonly HistoryMetric[],
  parts: readonly RuledTally[],
  agents: 'own' | 'shared',
): Figures {
  if (parts.length === 0) return {};
  const isAllTold = parts.every(({ gaps = 0 }) => gaps === 0);
  const computeAll = createComputer(parts, agents);
  const figures: Record<string, Figure> = {};
  for (const metric of metrics) {
    if (metric.compute === undefined) continue;
    if (isAllTold) figures[metric.id] = computeAll(metric);
    else {
      const known = findKnown(metric, parts);
      const compute = known.length === parts.length ? computeAll : createComputer(known, agents);
      figures[metric.id] = tellUntold(metric, parts, compute(metric));
    }
  }
  return figures;
}

/** Computes metrics of parts, whose sum is made once. */
function createComputer(
  parts: readonly RuledTally[],
  agents: 'own' | 'shared',
): (metric: HistoryMetric) => Figure {
  const last = parts.at(-1);
  if (last === undefined) return () => NO_FIGURE;
  const whole = parts.length === 1 ? last.tally : mergeTallies(parts.map(({ tally }) => tally));
  const ofWhole = scopeOf({ tally: whole, rule: last.rule }, agents);
  return (metric) =>
    hasOneFormula(metric, parts)
      ? metric.compute!(ofWhole)
      : addFigures(parts.map((part) => metric.compute!(scopeOf(part, agents))));
}

function scopeOf({ tally, rule }: RuledTally, agents: 'own' | 'shared'): MetricScope {
  return {
    window: 'interval',
    tally,
    live: null,
    rule,
    // There is no instant, so nothing runs on to it.
    nowMs: 0,
    sharesAgents: agents === 'shared',
  };
}

/**
 * The figures of an agent or a team over one period.
 *
 * @param of `work`: only their work for some queues is known, and of their time nothing is told
 */
export function figuresOfAgents(
  metrics: readonly HistoryMetric[],
  tally: Readonly<AgentTally>,
  of: 'whole' | 'work',
): Figures {
  const figures: Record<string, Figure> = {};
  for (const { id, ofAgents } of metrics) {
    if (ofAgents === undefined || (of === 'work' && ofAgents.reads === 'time')) continue;
    figures[id] = ofAgents.compute(tally);
  }
  return figures;
}

function hasOneFormula(metric: HistoryMetric, parts: readonly RuledTally[]): boolean {
  if (parts.length === 1) return true;
  const formula = metric.formula(parts[0]!.rule).en;
  return parts.every(({ rule }) => metric.formula(rule).en === formula);
}

function addFigures(figures: readonly Figure[]): Figure {
  let numerator = 0;
  let denominator = 0;
  for (const figure of figures) {
    numerator += figure.numerator;
    denominator += figure.denominator;
  }
  return quotientFigure(numerator, denominator);
}
