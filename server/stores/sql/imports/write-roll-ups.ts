import type { Transaction } from 'kysely';
import type { AgentTally } from '../../../../shared/history/agent-tally.ts';
import { dayNumber } from '../../../../shared/time/day-number.ts';
import type { SiteCalendar } from '../../../../shared/time/site-calendar.ts';
import { insertRows } from '../insert-rows.ts';
import { rowOfAgentTally, rowOfTally } from '../rows-of-tallies.ts';
import type {
  AgentDaysTable,
  AgentIntervalsTable,
  QueueDaysTable,
  QueueIntervalsTable,
  Tables,
} from '../tables.ts';
import { RollUps } from './roll-up-book.ts';

/** Rows that fit into one short transaction. */
export const ROWS_AT_ONCE = 512;

/** One statement's worth of rows, to be written in a transaction of its own. */
export type RowsToAdd = (transaction: Transaction<Tables>) => Promise<unknown>;

type QuarterHours = readonly (readonly [startMs: number, rollUps: RollUps])[];

/** Quarter hours and the days they are in, as rows to be added to those that are kept. */
export function planRollUpRows(
  quarters: QuarterHours,
  calendar: SiteCalendar,
  source: number,
): readonly RowsToAdd[] {
  const days = new Map<number, RollUps>();
  const queueIntervals: QueueIntervalsTable[] = [];
  const agentIntervals: AgentIntervalsTable[] = [];
  for (const [startMs, rollUps] of quarters) {
    const day = dayNumber(calendar.dayOf(startMs).day);
    let sum = days.get(day);
    if (sum === undefined) days.set(day, (sum = new RollUps()));
    sum.add(rollUps);
    for (const [queueNo, tally] of rollUps.queues)
      queueIntervals.push({ queue_no: queueNo, start_ms: startMs, source, ...rowOfTally(tally) });
    for (const { agentNo, queueNo, tally } of rollUps.listAgents())
      agentIntervals.push({
        queue_no: queueNo,
        start_ms: startMs,
        agent_no: agentNo,
        source,
        ...rowOfAgentWork(tally),
      });
  }
  const queueDays: QueueDaysTable[] = [];
  const agentDays: AgentDaysTable[] = [];
  for (const [day, rollUps] of days) {
    for (const [queueNo, tally] of rollUps.queues)
      queueDays.push({ queue_no: queueNo, day, source, ...rowOfTally(tally) });
    for (const { agentNo, queueNo, tally } of rollUps.listAgents())
      agentDays.push({ queue_no: queueNo, day, agent_no: agentNo, source, ...rowOfAgentWork(tally) });
  }
  // In the order of the keys: neighbours are written to the same page.
  queueIntervals.sort((a, b) => a.queue_no - b.queue_no || a.start_ms - b.start_ms);
  agentIntervals.sort(
    (a, b) => a.queue_no - b.queue_no || a.start_ms - b.start_ms || a.agent_no - b.agent_no,
  );
  queueDays.sort((a, b) => a.queue_no - b.queue_no || a.day - b.day);
  agentDays.sort((a, b) => a.queue_no - b.queue_no || a.day - b.day || a.agent_no - b.agent_no);
  return [
    ...cut(queueIntervals).map(
      (rows): RowsToAdd =>
        (to) =>
          insertRows(to, 'queue_intervals', rows, 'add'),
    ),
    ...cutBySize(agentIntervals).map(
      (rows): RowsToAdd =>
        (to) =>
          insertRows(to, 'agent_intervals', rows, 'add'),
    ),
    ...cut(queueDays).map(
      (rows): RowsToAdd =>
        (to) =>
          insertRows(to, 'queue_days', rows, 'add'),
    ),
    ...cutBySize(agentDays).map(
      (rows): RowsToAdd =>
        (to) =>
          insertRows(to, 'agent_days', rows, 'add'),
    ),
  ];
}

/** An agent's figures; of a row without times of states only those that calls have: the others are 0 where they are kept. */
function rowOfAgentWork(tally: AgentTally): ReturnType<typeof rowOfAgentTally> {
  if (hasAgentTime(tally)) return rowOfAgentTally(tally);
  const work: Partial<ReturnType<typeof rowOfAgentTally>> = {
    answered: tally.answered,
    answered_within_target: tally.answeredWithinTarget,
    sum_answer_wait_ms: Math.round(tally.sumAnswerWaitMs),
    handled: tally.handled,
    sum_talk_ms: Math.round(tally.sumTalkMs),
    sum_hold_ms: Math.round(tally.sumHoldMs),
    sum_wrap_up_ms: Math.round(tally.sumWrapUpMs),
  };
  return work as ReturnType<typeof rowOfAgentTally>;
}

/** Whether a row has what only a log tells: rings, transfers and times of states. */
export function hasAgentTime(tally: Readonly<AgentTally>): boolean {
  return (
    tally.transfers !== 0 ||
    tally.missedRings !== 0 ||
    tally.readyMs !== 0 ||
    tally.ringingMs !== 0 ||
    tally.talkingMs !== 0 ||
    tally.inWrapUpMs !== 0 ||
    tally.otherCallMs !== 0 ||
    tally.pausedMs !== 0 ||
    tally.unreachableMs !== 0
  );
}

/** Rows of few and of all columns go in statements of their own. */
function cutBySize<T extends object>(rows: readonly T[]): readonly T[][] {
  const isLong = (row: T) => 'ready_ms' in row;
  return [...cut(rows.filter((row) => !isLong(row))), ...cut(rows.filter(isLong))];
}

function cut<T>(rows: readonly T[]): readonly T[][] {
  const pieces: T[][] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    pieces.push(rows.slice(from, from + ROWS_AT_ONCE));
  return pieces;
}
