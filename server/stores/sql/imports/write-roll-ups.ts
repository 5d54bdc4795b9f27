import type { Transaction } from 'kysely';
import { addAgentTally, type AgentTally } from '../../../../shared/history/agent-tally.ts';
import { dayNumber } from '../../../../shared/time/day-number.ts';
import type { SiteCalendar } from '../../../../shared/time/site-calendar.ts';
import type { KeyedTable } from '../conflict-clause.ts';
import { insertRows } from '../insert-rows.ts';
import { rowOfAgentTally, rowOfTally } from '../rows-of-tallies.ts';
import type { Tables } from '../tables.ts';
import type {
  AgentDaysTable,
  AgentIntervalsTable,
  QueueDaysTable,
  QueueIntervalsTable,
} from '../tables/history-tables.ts';
import { addTally, RollUps } from './roll-up-book.ts';

/** Rows to be written in a transaction of their own. */
export interface RowsToAdd {
  readonly rows: number;
  to(transaction: Transaction<Tables>): Promise<unknown>;
}

interface Quarter {
  readonly startMs: number;
  readonly day: number;
  readonly rollUps: RollUps;
}

/**
 * Quarter hours, and the days they are in, as rows to be added to those that are kept. In the order of the keys, so that
 * neighbours are written to the same page, and made piece by piece, so that the floor goes on in between.
 *
 * @param taken quarter hours by their starts, ascending.
 * @param rowsAtOnce asked before each piece.
 */
export function* planRollUpRows(
  taken: readonly (readonly [startMs: number, rollUps: RollUps])[],
  calendar: SiteCalendar,
  source: number,
  rowsAtOnce: () => number,
): Generator<RowsToAdd> {
  const days = new Days();
  const quarters = taken.map(([startMs, rollUps]) => ({
    startMs,
    day: dayNumber(calendar.dayOf(startMs).day),
    rollUps,
  }));
  yield* addPieces('queue_intervals', rowsAtOnce, listQueueIntervals(quarters, source, days));
  yield* addPieces('agent_intervals', rowsAtOnce, listAgentIntervals(quarters, source, days));
  yield* addPieces('queue_days', rowsAtOnce, listQueueDays(days, source));
  yield* addPieces('agent_days', rowsAtOnce, listAgentDays(days, source));
}

/** The days of quarter hours, added up as these are listed. */
class Days {
  readonly #days = new Map<number, RollUps>();

  of(day: number): RollUps {
    let sum = this.#days.get(day);
    if (sum === undefined) this.#days.set(day, (sum = new RollUps()));
    return sum;
  }

  list(): readonly (readonly [day: number, sum: RollUps])[] {
    return byNumber(this.#days);
  }
}

function* listQueueIntervals(
  quarters: readonly Quarter[],
  source: number,
  days: Days,
): Generator<QueueIntervalsTable> {
  for (const queueNo of sortNumbers(quarters.map(({ rollUps }) => rollUps.listQueues()))) {
    for (const { startMs, day, rollUps } of quarters) {
      for (const [gaps, tally] of rollUps.queueRows(queueNo)) {
        addTally(days.of(day).queue(queueNo, gaps), tally);
        yield { queue_no: queueNo, start_ms: startMs, source, gaps, ...rowOfTally(tally) };
      }
    }
  }
}

function* listAgentIntervals(
  quarters: readonly Quarter[],
  source: number,
  days: Days,
): Generator<AgentIntervalsTable> {
  for (const queueNo of sortNumbers(quarters.map(({ rollUps }) => [...rollUps.agents.keys()]))) {
    for (const { startMs, day, rollUps } of quarters) {
      for (const [agentNo, tally] of byNumber(rollUps.agents.get(queueNo))) {
        addAgentTally(days.of(day).agent(agentNo, queueNo), tally);
        yield {
          queue_no: queueNo,
          start_ms: startMs,
          agent_no: agentNo,
          source,
          ...rowOfAgentWork(tally),
        };
      }
    }
  }
}

function* listQueueDays(days: Days, source: number): Generator<QueueDaysTable> {
  for (const queueNo of sortNumbers(days.list().map(([, sum]) => sum.listQueues()))) {
    for (const [day, sum] of days.list()) {
      for (const [gaps, tally] of sum.queueRows(queueNo))
        yield { queue_no: queueNo, day, source, gaps, ...rowOfTally(tally) };
    }
  }
}

function* listAgentDays(days: Days, source: number): Generator<AgentDaysTable> {
  for (const queueNo of sortNumbers(days.list().map(([, sum]) => [...sum.agents.keys()]))) {
    for (const [day, sum] of days.list()) {
      for (const [agentNo, tally] of byNumber(sum.agents.get(queueNo)))
        yield { queue_no: queueNo, day, agent_no: agentNo, source, ...rowOfAgentWork(tally) };
    }
  }
}

/** All of these once, ascending. */
function sortNumbers(lists: readonly (readonly number[])[]): readonly number[] {
  return [...new Set(lists.flat())].sort((a, b) => a - b);
}

function byNumber<T>(map: ReadonlyMap<number, T> = new Map()): readonly (readonly [number, T])[] {
  return [...map].sort(([a], [b]) => a - b);
}

function* addPieces<T extends KeyedTable>(
  table: T,
  rowsAtOnce: () => number,
  rows: Iterable<Tables[T]>,
): Generator<RowsToAdd> {
  // Rows of few and of all columns go in statements of their own.
  const [short, long]: [Tables[T][], Tables[T][]] = [[], []];
  const add = (piece: readonly Tables[T][]): RowsToAdd => ({
    rows: piece.length,
    to: (transaction) => insertRows(transaction, table, piece, 'add'),
  });
  for (const row of rows) {
    const piece = 'ready_ms' in row ? long : short;
    piece.push(row);
    if (piece.length >= rowsAtOnce()) yield add(piece.splice(0));
  }
  if (short.length > 0) yield add(short);
  if (long.length > 0) yield add(long);
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
