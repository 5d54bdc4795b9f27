import type { CallKey, CallRecord } from '../history/call-record.ts';
import type { FloorChanges, QueueDay, QueueInterval } from '../history/roll-ups.ts';
import type { SiteDay } from '../time/site-calendar.ts';
import { dropAgentDifferences, takeAgentIntervals } from './agent-differences.ts';
import { GRID_MS } from './agent-clock.ts';
import { accountEverybody } from './agent-time.ts';
import { type Cells, HANDLE_AGENT_MS, READY_AGENT_MS, addCells, createCells, tallyOf } from './cells.ts';
import { FLOW_OUT_REASONS } from './events.ts';
import type { FloorScope } from './floor-scope.ts';
import type { Floor } from './floor-state.ts';
import {
  OUTCOME_ABANDONED,
  OUTCOME_ANSWERED,
  OUTCOME_FLOWED_OUT,
  OUTCOME_NONE,
  type Visit,
} from './visit.ts';

/** What the history is to keep since the last take (or discard): see `FloorChanges`. Rules FL56 on. */
export function takeFloorChanges(floor: Floor): FloorChanges {
  accountEverybody(floor, floor.interval.startMs);
  floor.watchedWhenTakenMs = floor.watchedSinceMs;
  const calls = takeCalls(floor);
  const { queueIntervals, queueDays } = takeQueues(floor);
  return {
    calls,
    moved: takeMoved(floor, calls),
    queueIntervals,
    queueDays,
    agentIntervals: takeAgentIntervals(floor),
    agentNames: takeAgentNames(floor),
  };
}

/**
 * Everything until now is in the history already: a floor that was restored, and told the events since, has nothing to
 * tell but the names of its agents, which the settings may have changed.
 *
 * @param untilMs the floor's clock when the history was told last. Events ahead of their clock may have carried a restored
 *   floor further: the quarter hours that ended after it are still to be told.
 */
export function discardFloorChanges(floor: Floor, untilMs: number = floor.nowMs): void {
  accountEverybody(floor, floor.calendar.intervalStart(Math.min(untilMs, floor.nowMs)));
  for (const visit of floor.untoldCalls) {
    visit.untold = false;
    visit.told = true;
  }
  floor.untoldCalls = [];
  floor.movedCalls = [];
  floor.changedIntervals = floor.changedIntervals.filter((interval) => {
    interval.changed = interval.kept && interval.endMs > untilMs && interval.endMs <= floor.nowMs;
    return interval.changed;
  });
  dropAgentDifferences(floor);
  floor.forgetLeaps();
}

/**
 * What was offered before this moment is the history's alone: a floor that began in the middle of the past knows a part
 * of it only and tells no more of it. Nothing of the site day the moment lies in is told as a day, unless the day begins
 * with it.
 */
export function leaveToHistory(floor: Floor, beforeMs: number): void {
  floor.knownFromMs = Math.max(floor.knownFromMs, beforeMs);
  for (const scope of [floor.all, ...floor.queues.values()]) scope.leaveIntervals(floor.knownFromMs);
}

function takeCalls(floor: Floor): readonly CallRecord[] {
  const visits = floor.untoldCalls;
  floor.untoldCalls = [];
  return visits.map((visit) => {
    visit.untold = false;
    visit.told = true;
    return recordOf(visit);
  });
}

function recordOf(visit: Visit): CallRecord {
  const { handled, outcome } = visit;
  return {
    callId: visit.callId,
    queueId: visit.queue.id,
    offeredAtMs: visit.offeredAtMs,
    outcome: OUTCOMES[outcome]!,
    flowOutReason: outcome === OUTCOME_FLOWED_OUT ? FLOW_OUT_REASONS[visit.flowOutReason]! : null,
    waitMs: visit.waitMs,
    agentId: outcome === OUTCOME_ANSWERED ? (visit.agent?.id ?? null) : null,
    handled,
    talkMs: handled ? visit.talkMs : 0,
    holdMs: handled ? visit.holdMs : 0,
    wrapUpMs: handled ? visit.wrapUpMs : 0,
    callerNumber: visit.callerNumber,
    answerWithinMs: visit.answerWithinMs,
    shortAbandonMs: visit.shortAbandonMs,
  };
}

const OUTCOMES: Readonly<Record<number, CallRecord['outcome']>> = {
  [OUTCOME_NONE]: 'waiting',
  [OUTCOME_ANSWERED]: 'answered',
  [OUTCOME_ABANDONED]: 'abandoned',
  [OUTCOME_FLOWED_OUT]: 'flowed-out',
};

/** Another visit may have come to stand where one was: that one replaces it. */
function takeMoved(floor: Floor, calls: readonly CallRecord[]): readonly CallKey[] {
  const moved = floor.movedCalls;
  if (moved.length === 0) return moved;
  floor.movedCalls = [];
  const taken = new Set(calls.map(textOf));
  return moved.filter((key) => !taken.has(textOf(key)));
}

function textOf({ offeredAtMs, queueId, callId }: CallKey): string {
  return `${offeredAtMs} ${queueId}\n${callId}`;
}

function takeQueues(floor: Floor): Pick<FloorChanges, 'queueIntervals' | 'queueDays'> {
  const changed = floor.changedIntervals;
  floor.changedIntervals = [];
  const queueIntervals: QueueInterval[] = [];
  const days = new Map<FloorScope, Set<SiteDay>>();
  for (const interval of changed) {
    interval.changed = false;
    const { scope, startMs } = interval;
    // One that was empty when it ended may have been entered since: then it comes twice, once by itself.
    if (!interval.kept || (scope.intervals.get(startMs) ?? interval) !== interval) continue;
    queueIntervals.push({ queueId: scope.id, startMs, tally: tallyOf(intervalCells(floor, scope, startMs)) });
    const day = floor.calendar.dayOf(startMs);
    if (day.fromMs < floor.knownFromMs) continue;
    const known = days.get(scope);
    if (known === undefined) days.set(scope, new Set([day]));
    else known.add(day);
  }
  const queueDays: QueueDay[] = [];
  for (const [scope, changedDays] of days) {
    for (const day of changedDays) {
      queueDays.push({ queueId: scope.id, day: day.day, tally: tallyOf(dayCells(floor, scope, day)) });
    }
  }
  return { queueIntervals, queueDays };
}

const quarter: Cells = createCells();
const whole: Cells = createCells();

/**
 * A quarter hour as it stands: the agent-time of the running one goes to the last whole grid point, closed ones have
 * theirs. The cells are the caller's until the next call.
 */
export function intervalCells(floor: Floor, scope: FloorScope, startMs: number): Cells {
  const known = scope.intervals.get(startMs);
  if (known === undefined) quarter.fill(0);
  else quarter.set(known.cells);
  if (startMs === floor.interval.startMs) {
    const until = Math.floor(floor.nowMs / GRID_MS);
    const from = Math.floor(startMs / GRID_MS);
    scope.clock.advance(until * GRID_MS);
    quarter[HANDLE_AGENT_MS] = Math.max(0, scope.clock.handledUntil(until) - scope.clock.handledUntil(from));
    quarter[READY_AGENT_MS] = Math.max(0, scope.clock.readyUntil(until) - scope.clock.readyUntil(from));
  }
  return quarter;
}

/** The sum of the quarter hours of a site day; the running day's is at hand. */
function dayCells(floor: Floor, scope: FloorScope, day: SiteDay): Cells {
  if (day.fromMs === floor.day.fromMs) {
    const { startMs } = floor.interval;
    const closed = scope.intervals.get(startMs)?.cells;
    const running = intervalCells(floor, scope, startMs);
    whole.set(scope.today);
    for (const cell of [HANDLE_AGENT_MS, READY_AGENT_MS]) {
      whole[cell] = whole[cell]! + running[cell]! - (closed?.[cell] ?? 0);
    }
    return whole;
  }
  whole.fill(0);
  for (const { startMs, cells } of scope.intervals.values()) {
    if (startMs >= day.fromMs && startMs < day.toMs) addCells(whole, cells);
  }
  return whole;
}

function takeAgentNames(floor: Floor): FloorChanges['agentNames'] {
  if (floor.untoldNames.size === 0) return [];
  const names = [...floor.untoldNames].map(({ id, name }) => ({ agentId: id, name }));
  floor.untoldNames.clear();
  return names;
}
