import { TALLY_FIELDS, type Tally, createTally } from '../../shared/floor/tally.ts';
import { type AgentTally, createAgentTally } from '../../shared/history/agent-tally.ts';
import { findRule } from '../../shared/site/find-rule.ts';
import type { Site } from '../../shared/site/site.ts';
import { createSiteCalendar, type SiteDay } from '../../shared/time/site-calendar.ts';
import type { History } from '../../server/ports.ts';
import type { Differences } from './differences.ts';
import { CONVERSATION_FIELDS, type Recount, type RuleOf } from './recount.ts';

const AGENT_TIME: ReadonlySet<string> = new Set(['handleAgentMs', 'readyAgentMs']);

export interface RecountCheck {
  readonly site: Site;
  readonly history: History;
  readonly recount: Recount;
  readonly nowMs: number;
  /** A longest wait stays where it was first thought to be: on a bad line it may be longer than the recount's. */
  readonly line: 'good' | 'bad';
  readonly differences: Differences;
  readonly where: string;
}

/** Whether what is kept of these days is what the events say, counted anew: queues, the site and agents. */
export async function checkRecount(check: RecountCheck, days: readonly SiteDay[]): Promise<void> {
  const first = days[0]!;
  const last = days.at(-1)!;
  const quarters = createSiteCalendar({ ...check.site, intervalMinutes: 15 });
  const ruleOf = ruleReader(check.site);
  const period = { fromMs: first.fromMs, toMs: last.toMs };
  const asked = { fromDay: first.day, toDay: last.day };
  const isInside = (start: number): boolean => start >= period.fromMs && start < period.toMs;
  const isAsked = (day: string): boolean => day >= first.day && day <= last.day;

  const byQuarter = check.recount.countQueues((atMs) => quarters.intervalStart(atMs), ruleOf, check.nowMs);
  const byDay = check.recount.countQueues((atMs) => quarters.dayOf(atMs).day, ruleOf, check.nowMs);
  for (const queueIds of [['*'], null]) {
    const intervals = await check.history.readQueueIntervals({ queueIds, period, everyMinutes: 15 });
    const keyed = intervals.map((row) => [`${row.queueId} ${row.startMs}`, row.tally] as const);
    compareQueues(
      check,
      keyed,
      pick(byQuarter, (start) => isInside(Number(start)), queueIds),
    );
    const days = await check.history.readQueueDays({ queueIds, ...asked });
    const keyedDays = days.map((row) => [`${row.queueId} ${row.day}`, row.tally] as const);
    compareQueues(check, keyedDays, pick(byDay, isAsked, queueIds));
  }

  const agentsByQuarter = check.recount.countAgents((atMs) => quarters.intervalStart(atMs), ruleOf);
  const agentsByDay = check.recount.countAgents((atMs) => quarters.dayOf(atMs).day, ruleOf);
  const ids = check.site.queues.map(({ id }) => id);
  for (const queueIds of [null, ids]) {
    const whose = { queueIds, agentIds: null };
    const intervals = await check.history.readAgentIntervals({ ...whose, period, everyMinutes: 15 });
    const keyed = intervals.map((row) => [keyOf(row, row.startMs), row.tally] as const);
    const isKind = (queueId: string): boolean => (queueId === '') === (queueIds === null);
    compareAgents(
      check,
      keyed,
      pickAgents(agentsByQuarter, (start) => isInside(Number(start)), isKind),
    );
    const days = await check.history.readAgentDays({ ...whose, ...asked });
    const keyedDays = days.map((row) => [keyOf(row, row.day), row.tally] as const);
    compareAgents(check, keyedDays, pickAgents(agentsByDay, isAsked, isKind));
  }
}

function keyOf(
  row: { readonly agentId: string; readonly queueId: string | null },
  start: number | string,
): string {
  return `${row.agentId} ${row.queueId ?? ''} ${start}`;
}

function ruleReader(site: Site): RuleOf {
  const calendar = createSiteCalendar(site);
  return (queueId, offeredAtMs) => {
    const rule = findRule(site, queueId, calendar.dayOf(offeredAtMs).day);
    return {
      answerWithinMs: rule.answerWithinSeconds * 1000,
      shortAbandonMs: rule.shortAbandonSeconds * 1000,
    };
  };
}

function pick(
  tallies: ReadonlyMap<string, Tally>,
  isWanted: (start: string) => boolean,
  queueIds: readonly string[] | null,
): Map<string, Tally> {
  return new Map(
    [...tallies].filter(([key]) => {
      const [queueId, start] = key.split(' ');
      return (queueId === '*') === (queueIds !== null) && isWanted(start!);
    }),
  );
}

function pickAgents(
  tallies: ReadonlyMap<string, AgentTally>,
  isWanted: (start: string) => boolean,
  isKind: (queueId: string) => boolean,
): Map<string, AgentTally> {
  return new Map(
    [...tallies].filter(([key]) => {
      const [, queueId, start] = key.split(' ');
      return isKind(queueId!) && isWanted(start!);
    }),
  );
}

function compareQueues(
  { differences, where, line }: RecountCheck,
  kept: readonly (readonly [string, Readonly<Tally>])[],
  counted: Map<string, Tally>,
): void {
  for (const [key, tally] of kept) {
    const wanted = counted.get(key) ?? createTally();
    counted.delete(key);
    for (const field of TALLY_FIELDS) {
      if (AGENT_TIME.has(field)) continue;
      if (field === 'longestWaitMs' && line === 'bad' && tally[field] > wanted[field]) continue;
      differences.compare(tally[field], wanted[field], () => `${where}: recounted ${key} ${field}`);
    }
    const { offered, answered, abandoned, flowedOut, waiting } = tally;
    differences.compare(
      offered,
      answered + abandoned + flowedOut + waiting,
      () => `${where}: books of ${key}`,
    );
  }
  for (const key of counted.keys()) differences.add(`${where}: recounted ${key} is not kept`);
}

function compareAgents(
  { differences, where }: RecountCheck,
  kept: readonly (readonly [string, Readonly<AgentTally>])[],
  counted: Map<string, AgentTally>,
): void {
  for (const [key, tally] of kept) {
    const wanted = counted.get(key) ?? createAgentTally();
    counted.delete(key);
    for (const field of CONVERSATION_FIELDS) {
      differences.compare(tally[field], wanted[field], () => `${where}: recounted agent ${key} ${field}`);
    }
  }
  for (const key of counted.keys()) differences.add(`${where}: recounted agent ${key} is not kept`);
}
