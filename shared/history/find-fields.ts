import { TALLY_FIELDS, type Tally, type TallyField } from '../floor/tally.ts';
import type { HistoryMetric } from '../metrics/metric.ts';
import { DEFAULT_SERVICE_RULE, SERVICE_LEVEL_FORMULAS } from '../site/site.ts';

/**
 * The counts these metrics are computed from, whatever formula holds: all that need be read of a queue's past. Found by
 * computing each once and watching what it looks at.
 *
 * Example: of `answer-rate` these are `offered` and `answered`.
 */
export function findTallyFields(metrics: readonly HistoryMetric[]): readonly TallyField[] {
  const found = new Set<TallyField>();
  for (const metric of metrics) for (const field of watchFields(metric)) found.add(field);
  return TALLY_FIELDS.filter((field) => found.has(field));
}

const WATCHED = new WeakMap<HistoryMetric, ReadonlySet<TallyField>>();

function watchFields(metric: HistoryMetric): ReadonlySet<TallyField> {
  const known = WATCHED.get(metric);
  if (known !== undefined) return known;
  const read = new Set<TallyField>();
  // A metric may end early where two counts are equal, so here no two are.
  const tally = {} as Tally;
  for (const [index, field] of TALLY_FIELDS.entries())
    Object.defineProperty(tally, field, {
      get: () => {
        read.add(field);
        return index + 1;
      },
    });
  for (const serviceLevelFormula of SERVICE_LEVEL_FORMULAS)
    metric.compute?.({
      window: 'interval',
      tally,
      live: null,
      rule: { ...DEFAULT_SERVICE_RULE, serviceLevelFormula },
      nowMs: 0,
      sharesAgents: false,
    });
  WATCHED.set(metric, read);
  return read;
}
