import type { Site } from '../site/site.ts';
import type { SiteInterval } from '../time/site-calendar.ts';
import { AgentClock } from './agent-clock.ts';
import { recountAgent, setMemberships } from './agents.ts';
import { dropAgentDifferences } from './agent-differences.ts';
import type { Cells } from './cells.ts';
import type { FloorAgent } from './floor-agent.ts';
import { forgetLeavers } from './forget-idle.ts';
import { startRulesOfDay } from './floor-clock.ts';
import { type FloorScope, Interval } from './floor-scope.ts';
import { Floor } from './floor-state.ts';
import { asWritten } from '../messages/message.ts';
import type { OddityCode } from './oddities.ts';
import { PastVisit } from './past-visits.ts';
import {
  SAVED_FLOOR_VERSION,
  type SavedAgent,
  type SavedClock,
  type SavedFloor,
  type SavedPast,
  type SavedScope,
  type SavedVisits,
} from './save-floor.ts';
import { NO_SEGMENT, PHASE_WAITING, Visit, addVisit } from './visit.ts';
import { SITE_SCOPE } from './windows.ts';

/**
 * The floor that was saved, to the last row. Its clock follows the events again until someone drives it, so that a
 * journal's tail can be replayed onto it. The site may have changed since: visits keep the rules they were offered under.
 *
 * @throws Error when `saved` is of another format; the caller then replays the journal of the day.
 */
export function restoreFloor(saved: unknown, site: Site): Floor {
  const version = (saved as Partial<SavedFloor> | null)?.version;
  if (version !== SAVED_FLOOR_VERSION) {
    throw new Error(
      `A saved floor of format ${String(version)} cannot be read, only format ${SAVED_FLOOR_VERSION}. Replay the journal of the day instead.`,
    );
  }
  const from = saved as SavedFloor;
  const floor = new Floor(site);
  floor.nowMs = from.nowMs;
  floor.leapAtMs = from.leapAtMs;
  floor.watchedSinceMs = from.watchedSinceMs;
  floor.watchedWhenTakenMs = from.watchedSinceMs;
  floor.knownFromMs = from.knownFromMs;
  startRulesOfDay(floor, from.nowMs);
  const scopes = from.scopes.map((scope) => restoreScope(floor, scope, from.baseMs));
  const agents = from.agents.map((agent) => restoreAgent(floor, agent, scopes));
  const visits = restoreVisits(floor, from.visits, scopes, agents, from.baseMs);
  from.agents.forEach((agent, index) => joinAgent(floor, agent, agents[index]!, visits));
  // Counting the agents anew ran the clocks: they are put back as they were last.
  dropAgentDifferences(floor);
  from.agents.forEach((agent, index) => {
    agents[index]!.accountedUntilMs = agent.accountedUntilMs;
  });
  from.scopes.forEach((scope, index) => restoreClock(scopes[index]!, scope.clock));
  restorePast(floor, from.past, scopes, from.baseMs);
  floor.earlyEnds.restore(from.earlyEnds);
  for (const feed of from.feeds) {
    floor.feeds.set(feed.id, { ...feed });
  }
  floor.heardUntilMs = from.heardUntilMs ?? 0;
  for (const [code, count] of from.oddities.counts) floor.oddities.counts.set(code as OddityCode, count);
  floor.oddities.latest = from.oddities.latest.map(({ detail, ...oddity }) => ({
    ...oddity,
    detail: typeof detail === 'string' ? asWritten(detail) : detail,
  }));
  forgetLeavers(floor);
  return floor;
}

function restoreScope(floor: Floor, saved: SavedScope, baseMs: number): FloorScope {
  const scope = saved.id === SITE_SCOPE ? floor.all : floor.takeQueue(saved.id);
  scope.ordinal = saved.ordinal;
  floor.nextOrdinal = Math.max(floor.nextOrdinal, saved.ordinal + 1);
  fillCells(scope.today, saved.today, 0);
  for (const numbers of saved.intervals) {
    const startMs = baseMs + numbers[0]!;
    const interval = scope.openInterval(startMs, startMs + numbers[1]!);
    fillCells(interval.cells, numbers, 3);
    interval.kept = startMs >= floor.knownFromMs;
    if (numbers[2] === 1) floor.markInterval(interval);
  }
  const [offered, waits] = saved.waits;
  scope.waits.offeredAtMs = offered!.map((atMs) => atMs + baseMs);
  scope.waits.waitMs = [...waits!];
  return scope;
}

function fillCells(cells: Cells, numbers: readonly number[], skip: number): void {
  for (let index = skip; index < numbers.length; index += 1) cells[index - skip] = numbers[index]!;
}

function restoreClock(scope: FloorScope, saved: SavedClock | null): void {
  const { handling, ready } = scope.clock;
  const clock = new AgentClock();
  clock.handling = handling;
  clock.ready = ready;
  if (saved !== null) clock.restore(saved);
  scope.clock = clock;
}

function restoreAgent(floor: Floor, saved: SavedAgent, scopes: readonly FloorScope[]): FloorAgent {
  const agent = floor.takeAgent(saved.id);
  if (agent.learnt && saved.name !== agent.name) {
    agent.name = saved.name;
    floor.untoldNames.add(agent);
  }
  agent.signedIn = saved.signedIn === 1;
  agent.seenSinceMs = saved.seenSinceMs ?? 0;
  agent.feedId = saved.feedId ?? null;
  agent.phone = saved.phone;
  const queues = saved.queues.map(([scope, level]) => ({ queueId: scopes[scope]!.id, level }));
  setMemberships(floor, agent, queues, (id) => floor.queues.get(id) ?? null, floor.nowMs);
  saved.queues.forEach(([scope, , reason, sinceMs]) => {
    const membership = agent.memberships.find((candidate) => candidate.queue === scopes[scope]);
    if (membership === undefined) return;
    membership.pauseReason = reason;
    membership.pausedSinceMs = sinceMs;
  });
  [agent.pauseReason, agent.pausedSinceMs] = saved.pause;
  [agent.presenceAtMs, agent.pauseAtMs, agent.phoneAtMs] = saved.newest;
  return agent;
}

function restoreVisits(
  floor: Floor,
  saved: SavedVisits,
  scopes: readonly FloorScope[],
  agents: readonly FloorAgent[],
  baseMs: number,
): readonly Visit[] {
  const feedIds = new Map(saved.feedIds);
  const visits = saved.numbers.map((numbers, index) => {
    const feedId = feedIds.get(index) ?? null;
    const visit = new Visit(saved.callIds[index] || '', scopes[numbers[0]!]!, baseMs + numbers[1]!, feedId);
    fillVisit(visit, numbers, agents);
    return visit;
  });
  for (const [index, number] of saved.callers) visits[index]!.callerNumber = number;
  for (const visit of visits) {
    if (!visit.counted) continue;
    const bounds = floor.calendar.intervalAt(visit.offeredAtMs);
    visit.interval = findInterval(floor, visit.queue, bounds);
    visit.siteInterval = findInterval(floor, floor.all, bounds);
    if (visit.segment === NO_SEGMENT) continue;
    addVisit(visit.queue.segments[visit.segment as 0 | 1 | 2], visit, 1);
    addVisit(floor.all.segments[visit.segment as 0 | 1 | 2], visit, 1);
  }
  for (const index of saved.open) {
    const visit = visits[index]!;
    visit.nextOfCall = floor.calls.get(visit.callId) ?? null;
    floor.calls.set(visit.callId, visit);
    floor.openVisits += 1;
    if (visit.phase !== PHASE_WAITING) continue;
    visit.queue.addWaiting(visit);
    floor.all.waiting += 1;
    if (visit.pastTarget) {
      visit.queue.pastTarget += 1;
      floor.all.pastTarget += 1;
    } else {
      floor.due.add(visit.offeredAtMs + visit.answerWithinMs, visit);
    }
    floor.markVisit(visit);
  }
  floor.log.visits = saved.log.map((index) => visits[index]!);
  [floor.log.from15, floor.log.from30, floor.log.from60] = saved.from;
  return visits;
}

/** Intervals older than yesterday are with the history alone: a visit from then gets one that nobody reads. */
function findInterval(floor: Floor, scope: FloorScope, bounds: SiteInterval): Interval {
  if (bounds.startMs >= floor.dayBefore.fromMs) return scope.openInterval(bounds.startMs, bounds.endMs);
  const interval = new Interval(scope, bounds.startMs, bounds.endMs);
  interval.kept = false;
  return interval;
}

function fillVisit(visit: Visit, numbers: readonly number[], agents: readonly FloorAgent[]): void {
  const at = (index: number): number => numbers[index] ?? 0;
  const moment = (index: number): number => (at(index) === 0 ? 0 : visit.offeredAtMs + at(index) - 1);
  visit.phase = at(2);
  visit.outcome = at(3);
  const flags = at(4);
  visit.pastTarget = (flags & 1) !== 0;
  visit.handled = (flags & 2) !== 0;
  visit.counted = (flags & 4) !== 0;
  visit.guessed = (flags & 8) !== 0;
  visit.endGuessed = (flags & 16) !== 0;
  visit.phoneUsed = (flags & 32) !== 0;
  visit.agentLeft = (flags & 64) !== 0;
  visit.told = (flags & 128) !== 0;
  visit.segment = at(5);
  visit.answerWithinMs = at(6);
  visit.shortAbandonMs = at(7);
  visit.waitMs = at(8);
  visit.agent = agents[at(9)] ?? null;
  visit.talkMs = at(10);
  visit.wrapUpMs = at(11);
  visit.holdMs = at(12);
  visit.flowOutReason = at(13);
  visit.priority = at(14);
  visit.answeredAtMs = moment(15);
  visit.endedAtMs = moment(16);
  visit.holdSinceMs = moment(17);
  visit.wrapUpSinceMs = moment(18);
}

function joinAgent(floor: Floor, saved: SavedAgent, agent: FloorAgent, visits: readonly Visit[]): void {
  agent.conversations = saved.conversations.map((index) => visits[index]!);
  agent.rings = saved.rings.map((index) => visits[index]!);
  for (const visit of agent.rings) visit.ringing = [...visit.ringing, agent];
  agent.wrapUp = visits[saved.wrapUp] ?? null;
  agent.wrapUpByEvent = saved.wrapUpByEvent;
  agent.last = visits[saved.last] ?? null;
  recountAgent(floor, agent, floor.nowMs);
  agent.sinceMs = saved.sinceMs;
}

function restorePast(floor: Floor, saved: SavedPast, scopes: readonly FloorScope[], baseMs: number): void {
  saved.callIds.forEach((callId, index) => {
    const at = 4 * index;
    const offeredAtMs = baseMs + saved.numbers[at + 1]!;
    const endedAtMs = offeredAtMs + saved.numbers[at + 2]!;
    const visit = new PastVisit(scopes[saved.numbers[at]!]!, offeredAtMs, endedAtMs, saved.numbers[at + 3]!);
    const first = floor.past.get(callId);
    if (first === undefined) {
      floor.past.set(callId, visit);
      return;
    }
    let last = first;
    while (last.next !== null) last = last.next;
    last.next = visit;
  });
}
