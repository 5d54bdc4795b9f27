import type { Tally, TallyField } from '../../shared/floor/tally.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';
import { findTallyFields } from '../../shared/history/find-fields.ts';
import { figuresOfQueues } from '../../shared/history/figures-of.ts';
import type { ToldTally } from '../../shared/history/roll-ups.ts';
import { findRulePart, planRuleParts, type RulePart } from '../../shared/history/rule-parts.ts';
import type { RuledTally } from '../../shared/metrics/known-parts.ts';
import { mergeTallies } from '../../shared/metrics/merge-scope.ts';
import type { HistoryMetric } from '../../shared/metrics/metric.ts';
import type { ServiceRule, Site } from '../../shared/site/site.ts';
import type { History } from '../ports/history.ts';
import type { Placed, StoredRows } from './read-placed.ts';
import { createTableSource, type SubjectFigures, type TableSource } from './table-source.ts';

interface QueueTally extends ToldTally {
  readonly queueId: string;
}

export interface QueueQuestion {
  readonly by: 'site' | 'queue';
  readonly queueIds: readonly string[];
  readonly fromDay: string;
  readonly toDay: string;
  readonly metrics: readonly HistoryMetric[];
}

/** Tables of queues: each for itself, or together as the site's. */
export function createQueueSource(history: History, site: Site, question: QueueQuestion): TableSource {
  const { by, queueIds, metrics } = question;
  const isWholeSite = by === 'site' && queueIds.length === 0;
  const subjectOf = (queueId: string) => (by === 'site' ? SITE_SCOPE : queueId);
  const partsOf = new Map<string, readonly RulePart[]>();
  const findParts = (subjectId: string): readonly RulePart[] => {
    let parts = partsOf.get(subjectId);
    if (parts === undefined)
      partsOf.set(subjectId, (parts = planRuleParts(site, by === 'site' ? queueIds : [subjectId], question)));
    return parts;
  };
  const scopes = by === 'site' ? [SITE_SCOPE] : site.queues.map(({ id }) => id);
  return createTableSource<QueueTally>({
    stored: storedQueues(
      history,
      isWholeSite ? [SITE_SCOPE] : queueIds.length === 0 ? null : queueIds,
      findTallyFields(metrics),
    ),
    cutDays: listCutDays(scopes.map(findParts)),
    intervalMinutes: site.intervalMinutes,
    compute: (placed) =>
      groupBySubject(placed, subjectOf).map(([id, rows]): SubjectFigures => ({
        id,
        // Who served which of several queues then is not known any more.
        figures: figuresOfQueues(
          metrics,
          gatherParts(rows, findParts(id)),
          by === 'site' && queueIds.length > 1 ? 'shared' : 'own',
        ),
      })),
  });
}

function storedQueues(
  history: History,
  queueIds: readonly string[] | null,
  fields: readonly TallyField[],
): StoredRows<QueueTally> {
  return {
    intervals: (request) => history.readQueueIntervals({ ...request, queueIds, fields }),
    days: (request) => history.readQueueDays({ ...request, queueIds, fields }),
    sums: (request) => history.sumQueueDays({ ...request, queueIds, fields }),
  };
}

function listCutDays(scopes: readonly (readonly RulePart[])[]): readonly string[] {
  return [...new Set(scopes.flatMap((parts) => parts.slice(1).map(({ fromDay }) => fromDay)))].sort();
}

function groupBySubject(
  placed: readonly Placed<QueueTally>[],
  subjectOf: (queueId: string) => string,
): readonly (readonly [string, readonly Placed<QueueTally>[]])[] {
  const [first] = placed;
  if (placed.length === 1) return [[subjectOf(first!.row.queueId), placed]];
  const groups = new Map<string, Placed<QueueTally>[]>();
  for (const entry of placed) {
    const id = subjectOf(entry.row.queueId);
    const group = groups.get(id);
    if (group) group.push(entry);
    else groups.set(id, [entry]);
  }
  return [...groups];
}

/** The rows of each rule, apart by what they do not tell. */
function gatherParts(rows: readonly Placed<QueueTally>[], rules: readonly RulePart[]): readonly RuledTally[] {
  const [only] = rules;
  if (rules.length === 1) return sumByGaps(rows, only!.rule);
  const byPart = new Map<number, Placed<QueueTally>[]>();
  for (const placed of rows) {
    const part = findRulePart(rules, placed.day);
    const same = byPart.get(part);
    if (same) same.push(placed);
    else byPart.set(part, [placed]);
  }
  return [...byPart].sort(([a], [b]) => a - b).flatMap(([part, same]) => sumByGaps(same, rules[part]!.rule));
}

function sumByGaps(rows: readonly Placed<QueueTally>[], rule: ServiceRule): readonly RuledTally[] {
  const gaps = rows[0]!.row.gaps ?? 0;
  if (rows.every(({ row }) => (row.gaps ?? 0) === gaps))
    return [{ tally: sumTallies(rows.map(({ row }) => row.tally)), rule, gaps }];
  const others = rows.filter(({ row }) => (row.gaps ?? 0) !== gaps);
  return [
    ...sumByGaps(
      rows.filter(({ row }) => (row.gaps ?? 0) === gaps),
      rule,
    ),
    ...sumByGaps(others, rule),
  ];
}

function sumTallies(tallies: readonly Readonly<Tally>[]): Readonly<Tally> {
  return tallies.length === 1 ? tallies[0]! : mergeTallies(tallies);
}
