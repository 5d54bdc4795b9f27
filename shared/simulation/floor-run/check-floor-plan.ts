import type { FloorPlan, FloorStart, PlannedGroup, PlannedQueue } from './floor-plan.ts';
import { findSpreadFault } from './time-spread.ts';

/** More calls than these in one replication are taken for a slip of the pen: they would take minutes. */
const MAX_CALLS = 50_000_000;
const MAX_AGENTS = 100_000;

/** @throws RangeError naming the first value that cannot be played, the rule and the way out. */
export function checkFloorPlan(plan: FloorPlan): void {
  const { intervalMinutes, intervals, dayStarts, queues, groups } = plan;
  if (!(intervalMinutes > 0 && intervalMinutes <= 1440))
    refuse('intervalMinutes', intervalMinutes, 'above 0 and at most 1440');
  if (!(isCount(intervals) && intervals > 0)) refuse('intervals', intervals, 'a whole number above 0');
  mustVary('siteVariation', plan.siteVariation);
  if (
    dayStarts[0] !== 0 ||
    dayStarts.some(
      (start, day) => !isCount(start) || start >= intervals || start <= (dayStarts[day - 1] ?? -1),
    )
  ) {
    throw new RangeError(
      `dayStarts (${dayStarts.join(', ')}) must be whole numbers below ${intervals}, ascending from 0: the interval that each day begins with.`,
    );
  }
  mustBeUnique(
    'queueId',
    queues.map(({ queueId }) => queueId),
  );
  mustBeUnique(
    'groupId',
    groups.map(({ groupId }) => groupId),
  );
  for (const queue of queues) checkQueue(queue, intervals);
  const queueIds = new Set(queues.map(({ queueId }) => queueId));
  for (const group of groups) checkGroup(group, queueIds, intervals);
  if (plan.start !== null) checkStart(plan.start, plan, queueIds);
  const calls = queues.reduce((all, queue) => all + sum(queue.calls), 0);
  if (!(calls <= MAX_CALLS))
    refuse(
      'the calls of all intervals',
      calls,
      `at most ${MAX_CALLS}`,
      'Maybe they were given by day and not by interval.',
    );
  const agents = groups.reduce((all, group) => all + highest(group.agents), 0);
  if (!(agents <= MAX_AGENTS))
    refuse(
      'the agents of all groups',
      agents,
      `at most ${MAX_AGENTS}`,
      'Maybe hours were given instead of heads.',
    );
}

function checkQueue(queue: PlannedQueue, intervals: number): void {
  const of = `of queue ${queue.queueId}`;
  mustBeLong(`calls ${of}`, queue.calls, intervals);
  mustBeLong(`handleSeconds ${of}`, queue.handleSeconds, intervals);
  for (let interval = 0; interval < intervals; interval++) {
    const calls = queue.calls[interval]!;
    const handle = queue.handleSeconds[interval]!;
    if (!isAmount(calls)) refuse(`calls[${interval}] ${of}`, calls, '0 or more', 'A closed interval has 0.');
    if (calls === 0) continue;
    if (!(isAmount(handle) && handle > 0 && handle <= 86_400))
      refuse(`handleSeconds[${interval}] ${of}`, handle, 'above 0 and at most a day');
  }
  mustVary(`rateVariation.day ${of}`, queue.rateVariation.day);
  mustVary(`rateVariation.interval ${of}`, queue.rateVariation.interval);
  mustSpread(`handleSpread ${of}`, queue.handleSpread);
  mustSpread(`patienceSpread ${of}`, queue.patienceSpread);
  const { patienceSeconds, balkShare, redials, maxWaiting, maxWaitSeconds, target } = queue;
  if (!(patienceSeconds === null || (isAmount(patienceSeconds) && patienceSeconds > 0)))
    refuse(`patienceSeconds ${of}`, patienceSeconds, 'above 0', 'null: nobody hangs up.');
  if (!isShare(balkShare)) refuse(`balkShare ${of}`, balkShare, '0 to 1');
  if (!(maxWaiting === null || isCount(maxWaiting)))
    refuse(`maxWaiting ${of}`, maxWaiting, 'a whole number, 0 or more', 'null: no limit.');
  if (!(maxWaitSeconds === null || isAmount(maxWaitSeconds)))
    refuse(`maxWaitSeconds ${of}`, maxWaitSeconds, '0 or more', 'null: no limit.');
  if (!Number.isFinite(queue.priority)) refuse(`priority ${of}`, queue.priority, 'a number');
  if (!isAmount(target.answerWithinSeconds))
    refuse(`answerWithinSeconds ${of}`, target.answerWithinSeconds, '0 or more');
  if (!isAmount(target.shortAbandonSeconds))
    refuse(`shortAbandonSeconds ${of}`, target.shortAbandonSeconds, '0 or more');
  if (redials === null) return;
  if (!isShare(redials.share)) refuse(`redials.share ${of}`, redials.share, '0 to 1');
  if (!isAmount(redials.afterSeconds))
    refuse(`redials.afterSeconds ${of}`, redials.afterSeconds, '0 or more');
  if (!(isCount(redials.maxAttempts) && redials.maxAttempts <= 100))
    refuse(`redials.maxAttempts ${of}`, redials.maxAttempts, 'a whole number up to 100');
}

function checkGroup(group: PlannedGroup, queueIds: ReadonlySet<string>, intervals: number): void {
  const of = `of group ${group.groupId}`;
  mustBeLong(`agents ${of}`, group.agents, intervals);
  for (let interval = 0; interval < intervals; interval++) {
    const agents = group.agents[interval]!;
    if (!isCount(agents))
      refuse(
        `agents[${interval}] ${of}`,
        agents,
        'a whole number, 0 or more',
        'Round heads before they are played.',
      );
  }
  if (!(group.pace > 0 && group.pace <= 100))
    refuse(`pace ${of}`, group.pace, 'above 0 and at most 100', '1 is the average.');
  for (const { queueId, level } of group.skills) {
    mustBeKnown(queueId, queueIds, of);
    if (!Number.isFinite(level))
      refuse(`the level in ${queueId} ${of}`, level, 'a number', '1 is asked first.');
  }
}

function checkStart(start: FloorStart, plan: FloorPlan, queueIds: ReadonlySet<string>): void {
  const endMs = plan.intervals * plan.intervalMinutes * 60_000;
  if (!(start.atMs >= 0 && start.atMs < endMs))
    refuse('start.atMs', start.atMs, `0 to below ${endMs}, the end of the plan`);
  const groupIds = new Set(plan.groups.map(({ groupId }) => groupId));
  for (const { queueId, waitedMs } of start.waiting) {
    mustBeKnown(queueId, queueIds, 'of start.waiting');
    if (!isAmount(waitedMs)) refuse(`waitedMs in queue ${queueId}`, waitedMs, '0 or more');
  }
  for (const { groupId, queueId, elapsedMs } of start.busy) {
    mustBeKnown(queueId, queueIds, 'of start.busy');
    mustBeKnown(groupId, groupIds, 'of start.busy');
    if (!isAmount(elapsedMs)) refuse(`elapsedMs in queue ${queueId}`, elapsedMs, '0 or more');
  }
  for (const { groupId, idleMs } of start.free) {
    mustBeKnown(groupId, groupIds, 'of start.free');
    if (!isAmount(idleMs)) refuse(`idleMs in group ${groupId}`, idleMs, '0 or more');
  }
}

function refuse(name: string, value: unknown, rule: string, wayOut = ''): never {
  throw new RangeError(`${name} (${String(value)}) must be ${rule}.${wayOut === '' ? '' : ` ${wayOut}`}`);
}

function mustVary(name: string, variation: number): void {
  if (!(variation >= 0 && variation <= 5))
    refuse(name, variation, '0 to 5', 'It is standard deviation / mean; 0: known exactly.');
}

function mustSpread(name: string, spread: PlannedQueue['handleSpread']): void {
  const fault = findSpreadFault(spread);
  if (fault !== null) throw new RangeError(`${name}: ${fault}`);
}

function mustBeLong(name: string, values: ArrayLike<number>, intervals: number): void {
  if (!(values.length === intervals))
    refuse(`the length of ${name}`, values.length, `${intervals}, one value an interval`);
}

function mustBeKnown(id: string, known: ReadonlySet<string>, where: string): void {
  if (!known.has(id))
    throw new RangeError(`${id} ${where} must be one of the plan's: ${[...known].join(', ')}.`);
}

function mustBeUnique(name: string, ids: readonly string[]): void {
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice !== undefined) throw new RangeError(`${name} (${twice}) must not come twice.`);
}

function isAmount(value: number): boolean {
  return value >= 0 && Number.isFinite(value);
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

function sum(values: ArrayLike<number>): number {
  let all = 0;
  for (let place = 0; place < values.length; place++) all += values[place]!;
  return all;
}

function highest(values: ArrayLike<number>): number {
  let found = 0;
  for (let place = 0; place < values.length; place++) found = Math.max(found, values[place]!);
  return found;
}
