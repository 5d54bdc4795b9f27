import type { Grain, HistoryQuery } from '../../../shared/history/query.ts';
import type { Tally } from '../../../shared/floor/tally.ts';
import type { AgentTally } from '../../../shared/history/agent-tally.ts';
import type { Site } from '../../../shared/site/site.ts';
import { type AgentCount, countAgents } from '../recount/count-agents.ts';
import { countQueues, type QueueCount } from '../recount/count-queues.ts';
import { PlainRules } from '../recount/plain-rules.ts';
import type { CountPlan, RecountCheck } from '../recount-check.ts';
import { figuresOfAgents, figuresOfQueues, type OfDay, type PlainFigures } from './plain-figures.ts';
import { bucketsOf, isShort, nameStretch } from './plain-periods.ts';

/** What the events say of days, counted by what a grain is made of. */
export interface CountedDays {
  readonly queues: readonly (QueueCount & { readonly day: string })[];
  readonly agents: readonly (AgentCount & { readonly day: string })[];
}

/** The figures a table should have, by `period subject`. */
export interface WantedRows {
  readonly rows: ReadonlyMap<string, PlainFigures>;
  /** Of a row of which nothing is known but that somebody was there. */
  readonly empty: PlainFigures;
}

export type Question = Pick<HistoryQuery, 'fromDay' | 'toDay' | 'grain' | 'by' | 'queueIds'>;

/** Counts days by their intervals, by their hours, or whole for every longer grain. */
export function countDays(check: RecountCheck, plan: CountPlan, grain: Grain): CountedDays {
  const request = { ...plan, bucketOf: bucketsOf(check.site, grain) };
  const days = new Set(plan.days.map(({ day }) => day));
  const dayOf = (bucket: string): string =>
    isShort(grain) ? plan.calendar.dayOf(Number(bucket)).day : bucket;
  const ofDays = <Count extends { readonly bucket: string }>(counts: readonly Count[]) =>
    counts.map((count) => ({ ...count, day: dayOf(count.bucket) })).filter(({ day }) => days.has(day));
  return {
    queues: ofDays(countQueues(check.recount, request)),
    agents: ofDays(countAgents(check.recount, request)),
  };
}

export function wantRows(site: Site, question: Question, counted: CountedDays): WantedRows {
  const { by, queueIds, grain } = question;
  const periodOf = ({ bucket, day }: { readonly bucket: string; readonly day: string }): string =>
    isShort(grain) ? bucket : nameStretch(day, question);
  if (by === 'team' || by === 'agent') {
    const teams = new Map(site.agents.map(({ id, team }) => [id, team ?? '']));
    const of = queueIds.length === 0 ? 'whole' : 'work';
    const groups = group<AgentTally, AgentCount & { readonly day: string }>(
      counted.agents.filter(({ queueId }) =>
        of === 'whole' ? queueId === null : queueId !== null && queueIds.includes(queueId),
      ),
      (count) => `${periodOf(count)} ${by === 'team' ? (teams.get(count.agentId) ?? '') : count.agentId}`,
    );
    return { rows: mapValues(groups, (days) => figuresOfAgents(days, of)), empty: figuresOfAgents([], of) };
  }
  const rules = new PlainRules(site);
  const isWholeSite = by === 'site' && queueIds.length === 0;
  const groups = group<Tally, QueueCount & { readonly day: string }>(
    counted.queues.filter(({ queueId }) =>
      isWholeSite
        ? queueId === '*'
        : queueId !== '*' && (queueIds.length === 0 || queueIds.includes(queueId)),
    ),
    (count) => `${periodOf(count)} ${by === 'site' ? '*' : count.queueId}`,
  );
  const figure = (days: readonly OfDay<Tally>[], subject: string): PlainFigures =>
    figuresOfQueues(days, {
      formulaOf: (day) =>
        rules.formulaOf(
          by === 'queue' ? [subject] : isWholeSite ? site.queues.map(({ id }) => id) : queueIds,
          day,
        ),
      agents: by === 'site' && queueIds.length > 1 ? 'shared' : 'own',
    });
  return {
    rows: mapValues(groups, (days, key) => figure(days, key.slice(key.indexOf(' ') + 1))),
    empty: figure([], ''),
  };
}

function group<T, Count extends OfDay<T>>(
  counts: readonly Count[],
  keyOf: (count: Count) => string,
): ReadonlyMap<string, readonly Count[]> {
  const groups = new Map<string, Count[]>();
  for (const count of counts) {
    const key = keyOf(count);
    const known = groups.get(key);
    if (known) known.push(count);
    else groups.set(key, [count]);
  }
  return groups;
}

function mapValues<A, B>(
  map: ReadonlyMap<string, A>,
  change: (value: A, key: string) => B,
): ReadonlyMap<string, B> {
  return new Map([...map].map(([key, value]) => [key, change(value, key)]));
}
