import type { ServiceLevelCounts } from '../../../shared/metrics/service-level-formulas.ts';
import { createTally, type Tally } from '../../../shared/floor/tally.ts';
import { createGridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import { layDay } from '../../../shared/forecasting/intraday/lay-day.ts';
import { ROLL_UP_MINUTES } from '../../../shared/history/roll-ups.ts';
import type { FloorPlan, FloorStart, PlannedQueue } from '../../../shared/simulation/floor-run/floor-plan.ts';
import type {
  FloorProgress,
  Horizon,
  QueueProgress,
} from '../../../shared/simulation/floor-run/project-floor.ts';
import { findPriority } from '../../../shared/site/find-priority.ts';
import { findRule } from '../../../shared/site/find-rule.ts';
import type { Site } from '../../../shared/site/site.ts';
import type { Concurrency } from '../../../shared/staffing/concurrency.ts';
import {
  createSkillGroup,
  type SkillGroup,
  type SkillGroupMembers,
} from '../../../shared/staffing/skill-groups.ts';
import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { GroupNow } from './expect-agents.ts';
import type { FollowedToday } from './follow-today.ts';
import type { AgentNow, FloorNow } from './read-floor.ts';

const QUARTER_MS = ROLL_UP_MINUTES * 60_000;
const TICK_MS = 1_000;
const TWO_HOURS_MS = 2 * 3_600_000;
/** Handle times of call centres: standard deviation / mean. */
const HANDLE_VARIATION = 1.1;
/** Today's handle times speak as loud as the forecast's after so many calls. */
const HANDLE_CALLS = 200;
/** Of a queue of which nobody knows how long its calls take. */
const UNKNOWN_HANDLE_SECONDS = 240;
/** Of a conversation that is in wrap-up now, so much is over. */
const TALK_SHARE = 0.85;

/** All that a projection is played from but who will be there later. */
export interface RestOfDay {
  readonly site: Site;
  readonly day: string;
  readonly atMs: number;
  /** `groups` without agents. Quarter hours from the day's begin. */
  readonly plan: FloorPlan;
  readonly groups: readonly GroupNow[];
  /** By queue; those that are not named take one contact at a time. */
  readonly concurrency: ReadonlyMap<string, Concurrency>;
  /** Quarter hours that have passed. */
  readonly passed: number;
  /** Of each quarter hour the place on the local clock. */
  readonly places: Int32Array;
  readonly progress: FloorProgress;
}

/**
 * The rest of the day from the floor as it stands: callers in line with their ages, calls in hand, who is free, what the day
 * has counted, and the forecast as it follows the day.
 *
 * @param members who can serve what, here or not
 */
export function planRest(
  site: Site,
  today: FollowedToday,
  stands: FloorNow,
  members: readonly SkillGroupMembers[],
  nowMs: number,
): RestOfDay {
  const { layout } = today.kept;
  const atMs = Math.min(Math.max(nowMs, layout.fromMs), layout.toMs - 1);
  // The floor's rows may be a tick behind its clock, and count yesterday when the day has just begun.
  const isNew = atMs - layout.fromMs < TICK_MS;
  const floor: FloorNow = isNew ? { ...stands, today: new Map(), interval: new Map() } : stands;
  const { places, intervals } = layDay(createGridClock(site, ROLL_UP_MINUTES), layout.day);
  const queueIds = listQueues(today, floor);
  const known = new Set(queueIds);
  const present = floor.agents
    .map((agent) => ({ ...agent, skills: agent.skills.filter(({ queueId }) => known.has(queueId)) }))
    .filter(({ skills }) => skills.length > 0);
  const { skillGroups, groups } = gatherGroups(present, members, known);
  const tallyOf = (queueId: string) => floor.today.get(queueId) ?? createTally();
  return {
    site,
    day: layout.day,
    atMs,
    passed: (atMs - layout.fromMs) / QUARTER_MS,
    places,
    groups,
    concurrency: new Map(today.queues.map(({ kept }) => [kept.queueId, kept.concurrency])),
    plan: {
      intervalMinutes: ROLL_UP_MINUTES,
      intervals,
      dayStarts: [0],
      siteVariation: findSiteVariation(today),
      queues: queueIds.map((queueId) => planQueue(site, today, queueId, tallyOf(queueId), intervals)),
      groups: skillGroups.map(({ id, skills }) => ({
        groupId: id,
        skills,
        agents: new Float64Array(intervals),
        pace: 1,
      })),
      start: { atMs: atMs - layout.fromMs, ...standOf(present, floor, known, tallyOf) },
    },
    progress: {
      queues: queueIds.map((queueId): QueueProgress => ({
        queueId,
        rule: findRule(site, queueId, layout.day),
        today: tallyOf(queueId),
      })),
      horizons: listHorizons(site, today, floor, atMs),
    },
  };
}

/** Every queue that is forecast, and every other one that the day has seen. */
function listQueues(today: FollowedToday, floor: FloorNow): readonly string[] {
  const ids = new Set(today.queues.map(({ kept }) => kept.queueId));
  for (const [queueId, { offered }] of floor.today) if (offered > 0) ids.add(queueId);
  for (const { queueId } of floor.waiting) ids.add(queueId);
  for (const { queueId } of floor.agents) if (queueId !== null) ids.add(queueId);
  return [...ids];
}

function planQueue(
  site: Site,
  { kept: { layout }, queues, elapsed, commonShare }: FollowedToday,
  queueId: string,
  tally: Readonly<Tally>,
  intervals: number,
): PlannedQueue {
  const rule = findRule(site, queueId, layout.day);
  const found = queues.find(({ kept }) => kept.queueId === queueId);
  const perInterval = layout.intervalMs / QUARTER_MS;
  const at = (quarter: number) => Math.floor(quarter / perInterval);
  const calls = Float64Array.from(
    { length: intervals },
    (_, quarter) => (found?.followed.calls[at(quarter)] ?? 0) / perInterval,
  );
  const handle = followHandleTime(found?.kept.handleSeconds, found?.kept.calls, elapsed, tally);
  return {
    queueId,
    calls,
    rateVariation: {
      day: (found?.followed.dayVariation ?? 0) * Math.sqrt(1 - commonShare),
      interval: found?.kept.intervalVariation ?? 0,
    },
    handleSeconds: Float64Array.from({ length: intervals }, (_, quarter) => handle(at(quarter))),
    handleSpread: { kind: 'lognormal', variation: HANDLE_VARIATION },
    patienceSeconds: found?.kept.patienceSeconds ?? null,
    patienceSpread: { kind: 'exponential' },
    balkShare: 0,
    redials: null,
    maxWaiting: null,
    maxWaitSeconds: null,
    priority: findPriority(site, queueId),
    target: {
      answerWithinSeconds: rule.answerWithinSeconds,
      shortAbandonSeconds: rule.shortAbandonSeconds,
    },
  };
}

/** Forecast handle seconds, moved towards today's own as far as there are calls. */
function followHandleTime(
  forecast: Float64Array | undefined,
  calls: Float64Array | undefined,
  elapsed: number,
  { handled, sumTalkMs, sumHoldMs, sumWrapUpMs }: Readonly<Tally>,
): (at: number) => number {
  const cameSeconds = (sumTalkMs + sumHoldMs + sumWrapUpMs) / 1000;
  const usual = meanHandle(forecast, calls, Infinity);
  if (usual === null) {
    const seconds = (cameSeconds + UNKNOWN_HANDLE_SECONDS * 10) / (handled + 10);
    return () => seconds;
  }
  const soFar = meanHandle(forecast, calls, elapsed) ?? usual;
  const ratio = (cameSeconds + HANDLE_CALLS * soFar) / ((handled + HANDLE_CALLS) * soFar);
  return (at) => Math.max(1, (forecast![at]! > 0 ? forecast![at]! : usual) * ratio);
}

function meanHandle(
  seconds: Float64Array | undefined,
  calls: Float64Array | undefined,
  until: number,
): number | null {
  let [sum, weight] = [0, 0];
  seconds?.forEach((value, at) => {
    if (at >= until || !(value > 0)) return;
    sum += value * (calls![at]! + 1e-6);
    weight += calls![at]! + 1e-6;
  });
  return weight > 0 ? sum / weight : null;
}

function findSiteVariation({ queues, commonShare }: FollowedToday): number {
  let [sum, weight] = [0, 0];
  for (const { kept, followed } of queues) {
    const calls = kept.calls.reduce((total, value) => total + value, 0);
    sum += calls * followed.dayVariation;
    weight += calls;
  }
  return weight > 0 ? (Math.sqrt(commonShare) * sum) / weight : 0;
}

interface Gathered {
  readonly skillGroups: readonly SkillGroup[];
  readonly groups: readonly GroupNow[];
}

/** Whoever is here is of the group they are signed in as, the others of the one that their skills say. */
function gatherGroups(
  present: readonly AgentNow[],
  members: readonly SkillGroupMembers[],
  known: ReadonlySet<string>,
): Gathered {
  interface Gathering {
    readonly group: SkillGroup;
    readonly agentIds: string[];
    signedIn: number;
    onPhone: number;
  }
  const found = new Map<string, Gathering>();
  const take = (skills: SkillGroup['skills']) => {
    const group = createSkillGroup(skills);
    const of = found.get(group.id) ?? { group, agentIds: [], signedIn: 0, onPhone: 0 };
    found.set(group.id, of);
    return of;
  };
  const here = new Set<string>();
  for (const { agentId, skills, at } of present) {
    const of = take(skills);
    of.agentIds.push(agentId);
    of.signedIn += 1;
    if (at !== 'away') of.onPhone += 1;
    here.add(agentId);
  }
  for (const { skills, agentIds } of members) {
    const served = skills.filter(({ queueId }) => known.has(queueId));
    const absent = agentIds.filter((agentId) => !here.has(agentId));
    if (served.length > 0 && absent.length > 0) take(served).agentIds.push(...absent);
  }
  const all = [...found.values()];
  return {
    skillGroups: all.map(({ group }) => group),
    groups: all.map(({ group, ...of }) => ({ groupId: group.id, ...of })),
  };
}

function standOf(
  present: readonly AgentNow[],
  floor: FloorNow,
  known: ReadonlySet<string>,
  tallyOf: (queueId: string) => Readonly<Tally>,
): Omit<FloorStart, 'atMs'> {
  const busy: { groupId: string; queueId: string; elapsedMs: number }[] = [];
  const free: { groupId: string; idleMs: number }[] = [];
  for (const { skills, at, queueId, forMs } of present) {
    if (at === 'away') continue;
    const groupId = createSkillGroup(skills).id;
    if (at === 'free') free.push({ groupId, idleMs: forMs });
    else if (queueId !== null) {
      const { handled, sumTalkMs, sumHoldMs } = tallyOf(queueId);
      const talkMs =
        handled > 0 ? (sumTalkMs + sumHoldMs) / handled : TALK_SHARE * UNKNOWN_HANDLE_SECONDS * 1000;
      busy.push({ groupId, queueId, elapsedMs: at === 'talking' ? forMs : talkMs + forMs });
    }
  }
  return { waiting: floor.waiting.filter(({ queueId }) => known.has(queueId)), busy, free };
}

/** What runs now, the next two hours, and the day; each of whole quarter hours, from the begin of what runs. */
function listHorizons(
  site: Site,
  { kept: { layout } }: FollowedToday,
  floor: FloorNow,
  atMs: number,
): readonly Horizon[] {
  const interval = createSiteCalendar(site).intervalAt(atMs);
  const quarterOf = (ms: number) => Math.round((ms - layout.fromMs) / QUARTER_MS);
  const end = quarterOf(layout.toMs);
  const from = quarterOf(interval.startMs);
  const twoHours = Math.min(end, Math.ceil((atMs - layout.fromMs + TWO_HOURS_MS) / QUARTER_MS));
  const counted: ReadonlyMap<string, ServiceLevelCounts> = floor.interval;
  return [
    { horizonId: 'interval', from, to: Math.min(end, quarterOf(interval.endMs)), counted },
    { horizonId: 'two-hours', from, to: twoHours, counted },
    { horizonId: 'day', from: 0, to: end, counted: floor.today },
  ];
}
