import type { QueueMembership } from '../floor/events.ts';
import { DEFAULT_PRIORITY, DEFAULT_PRIVACY, DEFAULT_SERVICE_RULE } from '../site/site.ts';
import type { Site } from '../site/site.ts';
import type { SimulationModel } from './model.ts';

export interface LoadOptions {
  readonly queues: number;
  readonly agents: number;
  /** Floor events a second, all day long, at most 800. */
  readonly eventsPerSecond: number;
}

/** Offered, rang, answered, ended, most with wrap-up, some held, some lost: an average over many calls. */
const EVENTS_PER_CALL = 5.9;
/** Of an agent's time. */
const OCCUPANCY = 0.75;
const QUEUES_PER_AGENT = 4;

/**
 * A floor of any size under an even load, to test with: everybody is signed in all day, calls are as long as the agents
 * can bear.
 *
 * @throws RangeError when it asks for more events than instants can tell apart.
 */
export function createLoadModel({ queues, agents, eventsPerSecond }: LoadOptions): SimulationModel {
  if (!(eventsPerSecond > 0 && eventsPerSecond <= 800)) {
    throw new RangeError(
      `eventsPerSecond (${eventsPerSecond}) must be above 0 and at most 800: no two events share a millisecond.`,
    );
  }
  const callsPerSecond = eventsPerSecond / EVENTS_PER_CALL;
  const handleSeconds = Math.min(600, (OCCUPANCY * agents) / callsPerSecond);
  return {
    queues: Array.from({ length: queues }, (_, index) => ({
      id: loadQueueId(index),
      callsPerDay: (callsPerSecond * 86_400) / queues,
      dayShape: [1],
      weekdayFactors: [1, 1, 1, 1, 1, 1, 1],
      monthDayFactors: [],
      talk: { meanSeconds: 0.8 * handleSeconds, variation: 0.7 },
      wrapUp: { share: 0.85, meanSeconds: 0.12 * handleSeconds, variation: 0.7 },
      hold: { share: 0.05, meanSeconds: 0.1 * handleSeconds, variation: 0.5 },
      patience: { scaleSeconds: 120, shape: 1 },
      priority: loadPriority(index),
      maxWaiting: 100,
      overflowTo: null,
      maxWaitSeconds: 600,
      wayOut: { afterSeconds: 90, callbackShare: 0.1, keyShare: 0.05 },
      transfers: [{ share: 0.02, kind: 'queue', to: loadQueueId((index + 1) % queues) }],
    })),
    agents: Array.from({ length: agents }, (_, index) => ({
      id: loadAgentId(index),
      name: `Agent ${index + 1}`,
      queues: loadMemberships(index, queues),
      pace: 1,
      rota: 0,
      rotaLine: 0,
    })),
    shifts: [{ id: 'all day', startMinute: 0, endMinute: 1440, breaks: [] }],
    rotas: [{ lines: [[0, 0, 0, 0, 0, 0, 0]] }],
    busyness: { siteDay: 0, queueDay: 0, drift: 0.05 },
    callers: { redialShare: 0.3, redialAfterSeconds: 120, maxAttempts: 2 },
    work: {
      ring: { meanSeconds: Math.min(2.5, 0.08 * handleSeconds), variation: 0.5 },
      noAnswerShare: 0.003,
      ringTimeoutSeconds: 15,
      noAnswerPauseSeconds: 30,
    },
    staff: {
      sickShare: 0,
      lateShare: 0,
      lateMinutes: 0,
      shortBreaksPerHour: 0.4,
      sessionsPerShift: 1,
      ownCallsPerHour: 0.1,
      phoneTroublesPerShift: 0.02,
    },
    incidents: {
      burstsPerWeek: 0,
      burstQueues: [],
      burstFactor: 1,
      burstMinutes: 0,
      outagesPerWeek: 0,
      outageSeconds: 0,
    },
  };
}

/** The site that belongs to `createLoadModel`. */
export function createLoadSite({ queues, agents }: Omit<LoadOptions, 'eventsPerSecond'>): Site {
  return {
    name: { en: 'Load test' },
    timeZone: 'Etc/UTC',
    dayStartsAt: '00:00',
    intervalMinutes: 15,
    queues: Array.from({ length: queues }, (_, index) => ({
      id: loadQueueId(index),
      name: { en: `Queue ${index + 1}` },
      priority: loadPriority(index),
      rules: [DEFAULT_SERVICE_RULE],
    })),
    agents: Array.from({ length: agents }, (_, index) => ({
      id: loadAgentId(index),
      name: { en: `Agent ${index + 1}` },
      team: `T${(index % 20) + 1}`,
    })),
    defaultRule: DEFAULT_SERVICE_RULE,
    wrapUpPauseReasons: [],
    pauseReasonNames: [],
    privacy: DEFAULT_PRIVACY,
  };
}

export function loadQueueId(index: number): string {
  return `queue-${index + 1}`;
}

export function loadAgentId(index: number): string {
  return String(10_001 + index);
}

/** Neighbouring queues, the first at level 1, so that every queue has its share of first and second hands. */
function loadMemberships(index: number, queues: number): readonly QueueMembership[] {
  const count = Math.min(QUEUES_PER_AGENT, queues);
  return Array.from({ length: count }, (_, place) => ({
    queueId: loadQueueId((index + place * 7) % queues),
    level: place + 1,
  })).filter(({ queueId }, place, all) => all.findIndex((other) => other.queueId === queueId) === place);
}

/** One queue goes before all others, as on most floors. */
function loadPriority(index: number): number {
  return index === 0 ? 10 : DEFAULT_PRIORITY;
}
