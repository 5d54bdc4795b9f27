import type { Cells } from './cells.ts';
import type { SavedEarlyEnd } from './early-ends.ts';
import type { FloorAgent } from './floor-agent.ts';
import type { FloorScope, Interval } from './floor-scope.ts';
import type { FeedState, Floor } from './floor-state.ts';
import type { Message } from '../messages/message.ts';
import type { Oddity } from './oddities.ts';
import type { Visit } from './visit.ts';

/** Raised when the format changes: a floor of another version is not restored, its journal is replayed. */
export const SAVED_FLOOR_VERSION = 2;

/** A whole floor as plain JSON: lists rather than records, times relative to `baseMs`, because a day is big. */
export interface SavedFloor {
  readonly version: number;
  readonly nowMs: number;
  readonly leapAtMs: number;
  readonly watchedSinceMs: number;
  readonly knownFromMs: number;
  readonly baseMs: number;
  readonly scopes: readonly SavedScope[];
  readonly agents: readonly SavedAgent[];
  readonly visits: SavedVisits;
  readonly past: SavedPast;
  readonly earlyEnds: readonly SavedEarlyEnd[];
  readonly feeds: readonly FeedState[];
  /** Left out by earlier versions. */
  readonly heardUntilMs?: number;
  readonly oddities: {
    readonly counts: readonly (readonly [string, number])[];
    readonly latest: readonly SavedOddity[];
  };
}

/** A detail that is a text was saved before details had codes. */
export type SavedOddity = Omit<Oddity, 'detail'> & { readonly detail: Message | string };

export interface SavedScope {
  readonly id: string;
  readonly ordinal: number;
  readonly today: readonly number[];
  /** `[start relative to base, length, changed 0|1, ...cells]`, trailing zeros cut. */
  readonly intervals: readonly (readonly number[])[];
  readonly waits: readonly (readonly number[])[];
  readonly clock: SavedClock | null;
}

export interface SavedClock {
  readonly lastMs: number;
  readonly handleMs: number;
  readonly readyMs: number;
  readonly firstPoint: number;
  readonly lastPoint: number;
  /** Grid values, oldest first: the first as it is, the others as the difference to the one before. */
  readonly handle: readonly number[];
  readonly ready: readonly number[];
}

export interface SavedAgent {
  readonly id: string;
  readonly name: string;
  readonly signedIn: number;
  readonly phone: FloorAgent['phone'];
  /** `[scope, level, pause reason, paused since]` */
  readonly queues: readonly (readonly [number, number, string | null, number])[];
  readonly pause: readonly [string | null, number];
  /** Indexes of visits; -1 for none. */
  readonly conversations: readonly number[];
  readonly rings: readonly number[];
  readonly wrapUp: number;
  readonly wrapUpByEvent: number;
  readonly last: number;
  readonly newest: readonly [number, number, number];
  readonly sinceMs: number;
  /** Left out when 0. */
  readonly seenSinceMs?: number;
  readonly accountedUntilMs: number;
  /** Left out when not known. */
  readonly feedId?: string;
}

/** Visits by column. Only those that something may still happen to have names and callers. */
export interface SavedVisits {
  readonly callIds: readonly (string | 0)[];
  readonly numbers: readonly (readonly number[])[];
  /** `[visit, number]` */
  readonly callers: readonly (readonly [number, string])[];
  /** Open visits, in the order of their calls: `floor.calls` is rebuilt from it. */
  readonly open: readonly number[];
  /** The log of the last hour, oldest first, and where its windows begin. */
  readonly log: readonly number[];
  readonly from: readonly [number, number, number];
  /** `[visit, feed]` of open visits whose feed is known. */
  readonly feedIds: readonly (readonly [number, string])[];
}

export interface SavedPast {
  readonly callIds: readonly string[];
  /** Per visit: scope, offered relative to base, ended minus offered, outcome; a callId repeats for each of its visits. */
  readonly numbers: readonly number[];
}

/**
 * The floor as plain JSON. `restoreFloor` makes the same floor of it, to the last row. To be saved when the changes were
 * taken: what was not told of calls and agents yet is not in it.
 */
export function saveFloor(floor: Floor): SavedFloor {
  const baseMs = floor.day.fromMs;
  const scopes = [floor.all, ...floor.queues.values()];
  const scopeIndex = new Map(scopes.map((scope, index) => [scope, index]));
  const visits = new VisitList(
    scopeIndex,
    baseMs,
    new Map([...floor.agents.values()].map((agent, index) => [agent, index])),
  );
  const open: number[] = [];
  for (const first of floor.calls.values()) {
    const chain: Visit[] = [];
    for (let visit: Visit | null = first; visit !== null; visit = visit.nextOfCall) chain.push(visit);
    // Oldest first: putting them back in this order makes the same chain.
    for (const visit of chain.reverse()) open.push(visits.indexOf(visit));
  }
  const agents = [...floor.agents.values()].map((agent) => saveAgent(agent, scopeIndex, visits));
  const inHour = floor.log.visits.slice(floor.log.from60);
  const log = inHour.map((visit) => visits.indexOf(visit));
  return {
    version: SAVED_FLOOR_VERSION,
    nowMs: floor.nowMs,
    leapAtMs: floor.leapAtMs,
    watchedSinceMs: floor.watchedSinceMs,
    knownFromMs: floor.knownFromMs,
    baseMs,
    scopes: scopes.map((scope) => saveScope(scope, baseMs)),
    agents,
    visits: {
      callIds: visits.callIds,
      numbers: visits.numbers,
      callers: visits.callers,
      open,
      log,
      from: [floor.log.from15 - floor.log.from60, floor.log.from30 - floor.log.from60, 0],
      feedIds: visits.feedIds,
    },
    past: savePast(floor, scopeIndex, baseMs),
    earlyEnds: floor.earlyEnds.save(),
    feeds: [...floor.feeds.values()].map((feed) => ({ ...feed })),
    heardUntilMs: floor.heardUntilMs,
    oddities: { counts: [...floor.oddities.counts], latest: floor.oddities.latest.slice(-200) },
  };
}

function saveScope(scope: FloorScope, baseMs: number): SavedScope {
  return {
    id: scope.id,
    ordinal: scope.ordinal,
    today: saveCells(scope.today),
    intervals: [...scope.intervals.values()].map((interval) => saveInterval(interval, baseMs)),
    waits: [scope.waits.offeredAtMs.map((atMs) => atMs - baseMs), [...scope.waits.waitMs]],
    clock: scope.clock.untouched ? null : saveClock(scope),
  };
}

function saveCells(cells: Cells): number[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1] === 0) end -= 1;
  return Array.from(cells.subarray(0, end));
}

function saveInterval(interval: Interval, baseMs: number): number[] {
  const { startMs, endMs, changed, cells } = interval;
  return [startMs - baseMs, endMs - startMs, changed ? 1 : 0, ...saveCells(cells)];
}

function saveClock(scope: FloorScope): SavedClock {
  const { lastMs, handleMs, readyMs, lastPoint, handleGrid, readyGrid } = scope.clock;
  const firstPoint = lastPoint < 0 ? 0 : Math.max(scope.clock.firstPoint, lastPoint - handleGrid.length + 1);
  const differences = (grid: Float64Array): number[] => {
    const values: number[] = [];
    let before = 0;
    for (let point = firstPoint; point <= lastPoint; point += 1) {
      const value = grid[point & (grid.length - 1)]!;
      values.push(value - before);
      before = value;
    }
    return values;
  };
  return {
    lastMs,
    handleMs,
    readyMs,
    firstPoint: scope.clock.firstPoint,
    lastPoint,
    handle: differences(handleGrid),
    ready: differences(readyGrid),
  };
}

function saveAgent(
  agent: FloorAgent,
  scopeIndex: ReadonlyMap<FloorScope, number>,
  visits: VisitList,
): SavedAgent {
  return {
    id: agent.id,
    name: agent.name,
    signedIn: agent.signedIn ? 1 : 0,
    phone: agent.phone,
    queues: agent.memberships.map((membership) => [
      scopeIndex.get(membership.queue)!,
      membership.level,
      membership.pauseReason,
      membership.pausedSinceMs,
    ]),
    pause: [agent.pauseReason, agent.pausedSinceMs],
    conversations: agent.conversations.map((visit) => visits.indexOf(visit)),
    rings: agent.rings.map((visit) => visits.indexOf(visit)),
    wrapUp: agent.wrapUp === null ? -1 : visits.indexOf(agent.wrapUp),
    wrapUpByEvent: agent.wrapUpByEvent,
    last: agent.last === null ? -1 : visits.indexOf(agent.last),
    newest: [agent.presenceAtMs, agent.pauseAtMs, agent.phoneAtMs],
    sinceMs: agent.sinceMs,
    ...(agent.seenSinceMs > 0 && { seenSinceMs: agent.seenSinceMs }),
    accountedUntilMs: agent.accountedUntilMs,
    ...(agent.feedId === null ? {} : { feedId: agent.feedId }),
  };
}

function savePast(floor: Floor, scopeIndex: ReadonlyMap<FloorScope, number>, baseMs: number): SavedPast {
  const callIds: string[] = [];
  const numbers: number[] = [];
  for (const [callId, first] of floor.past) {
    for (let visit: typeof first | null = first; visit !== null; visit = visit.next) {
      const scope = scopeIndex.get(visit.queue);
      if (scope === undefined) continue;
      callIds.push(callId);
      numbers.push(scope, visit.offeredAtMs - baseMs, visit.endedAtMs - visit.offeredAtMs, visit.outcome);
    }
  }
  return { callIds, numbers };
}

/** Gives visits their numbers as they are met. */
class VisitList {
  readonly callIds: (string | 0)[] = [];
  readonly numbers: number[][] = [];
  readonly callers: [number, string][] = [];
  readonly feedIds: [number, string][] = [];
  readonly #scopeIndex: ReadonlyMap<FloorScope, number>;
  readonly #agentIndex: ReadonlyMap<FloorAgent, number>;
  readonly #baseMs: number;
  readonly #known = new Map<Visit, number>();

  constructor(
    scopeIndex: ReadonlyMap<FloorScope, number>,
    baseMs: number,
    agentIndex: ReadonlyMap<FloorAgent, number>,
  ) {
    this.#scopeIndex = scopeIndex;
    this.#baseMs = baseMs;
    this.#agentIndex = agentIndex;
  }

  /** -1 for a visit of a queue that is forgotten. */
  indexOf(visit: Visit): number {
    const known = this.#known.get(visit);
    if (known !== undefined) return known;
    const scope = this.#scopeIndex.get(visit.queue);
    if (scope === undefined) return -1;
    const index = this.callIds.length;
    this.#known.set(visit, index);
    const agent = visit.agent === null ? -1 : (this.#agentIndex.get(visit.agent) ?? -1);
    const named =
      visit.phase !== 2 ||
      (visit.agent !== null && (visit.agent.last === visit || visit.agent.wrapUp === visit));
    this.callIds.push(named ? visit.callId : 0);
    if (visit.callerNumber !== null && named) this.callers.push([index, visit.callerNumber]);
    if (visit.feedId !== null && visit.phase !== 2) this.feedIds.push([index, visit.feedId]);
    this.numbers.push(this.#numbersOf(visit, scope, agent));
    return index;
  }

  #numbersOf(visit: Visit, scope: number, agent: number): number[] {
    const base = this.#baseMs;
    const since = (atMs: number): number => (atMs === 0 ? 0 : atMs - visit.offeredAtMs + 1);
    const flags =
      (visit.pastTarget ? 1 : 0) |
      (visit.handled ? 2 : 0) |
      (visit.counted ? 4 : 0) |
      (visit.guessed ? 8 : 0) |
      (visit.endGuessed ? 16 : 0) |
      (visit.phoneUsed ? 32 : 0) |
      (visit.agentLeft ? 64 : 0) |
      (visit.told ? 128 : 0);
    const numbers = [
      scope,
      visit.offeredAtMs - base,
      visit.phase,
      visit.outcome,
      flags,
      visit.segment,
      visit.answerWithinMs,
      visit.shortAbandonMs,
      visit.waitMs,
      agent,
      visit.talkMs,
      visit.wrapUpMs,
      visit.holdMs,
      visit.flowOutReason,
      visit.priority,
      since(visit.answeredAtMs),
      since(visit.endedAtMs),
      since(visit.holdSinceMs),
      since(visit.wrapUpSinceMs),
    ];
    while (numbers[numbers.length - 1] === 0) numbers.pop();
    return numbers;
  }
}
