import { findPriority } from '../site/find-priority.ts';
import { pickText } from '../site/localized-text.ts';
import type { Site } from '../site/site.ts';
import { createDemoSite } from './demo-site.ts';
import { DEMO_GROUPS, DEMO_SHIFTS, demoSkills } from './demo-staff.ts';
import type { AgentModel, QueueModel, SimulationModel } from './model.ts';
import { createRota } from './rota.ts';
import { hashSeed, Rng } from './rng.ts';

/**
 * `normal`: targets mostly met, with honest bad half hours. `calm`: a day to rest the eyes on. `terrible`: too many calls,
 * too few people, callers wait for minutes.
 */
export const DEMO_SCENARIOS = ['normal', 'calm', 'terrible'] as const;
export type DemoScenario = (typeof DEMO_SCENARIOS)[number];

/** By hour: quiet nights, a peak before noon, a dip at lunch, a second peak and an evening one. */
const HOTLINE_DAY = [
  14, 9, 6, 5, 5, 8, 17, 34, 62, 86, 96, 88, 68, 70, 82, 86, 80, 72, 66, 68, 66, 54, 38, 23,
];
const EVENING_DAY = [
  16, 10, 7, 5, 5, 7, 14, 28, 48, 60, 64, 62, 56, 54, 56, 58, 62, 72, 88, 100, 98, 82, 56, 30,
];
const ROUND_THE_CLOCK = [
  30, 26, 24, 22, 24, 28, 34, 44, 60, 74, 80, 76, 66, 66, 70, 74, 72, 68, 66, 64, 60, 54, 46, 38,
];
const OFFICE_WEEK = [1.13, 1.07, 1.04, 1.03, 1.05, 0.88, 0.8];
const HOME_WEEK = [0.98, 0.96, 0.96, 0.97, 1.0, 1.08, 1.05];
/** Bills go out on the 1st and are due on the 25th. */
const BILLING_MONTH = [
  1.3, 1.24, 1.15, 1.08, 1.04, 1, 0.97, 0.95, 0.94, 0.94, 0.94, 0.94, 0.94, 0.95, 0.96, 0.95, 0.94, 0.94,
  0.95, 0.96, 0.98, 1, 1.04, 1.1, 1.16, 1.08, 1, 0.98, 1, 1.06, 1.12,
];

/**
 * What the demo site's floor is simulated from; its queues and agents are those of `createDemoSite`.
 *
 * @param site which queue goes first, also after a person changed it
 */
export function createDemoModel(
  scenario: DemoScenario,
  site: Pick<Site, 'queues'> = createDemoSite(),
): SimulationModel {
  const mood = MOODS[scenario];
  return {
    queues: describeQueues(mood.calls).map((queue) => ({ ...queue, priority: findPriority(site, queue.id) })),
    agents: createDemoAgents(),
    shifts: DEMO_SHIFTS,
    rotas: DEMO_GROUPS.map((group) => createRota(group.agents, group.shiftShares, group.weekdays)),
    busyness: { siteDay: 0.07 * mood.spread, queueDay: 0.06 * mood.spread, drift: 0.09 * mood.spread },
    callers: { redialShare: 0.4, redialAfterSeconds: 150, maxAttempts: 3 },
    work: {
      ring: { meanSeconds: 2.6, variation: 0.5 },
      noAnswerShare: 0.006,
      ringTimeoutSeconds: 15,
      noAnswerPauseSeconds: 40,
    },
    staff: {
      sickShare: mood.sickShare,
      lateShare: 0.09,
      lateMinutes: 12,
      shortBreaksPerHour: mood.shortBreaksPerHour,
      sessionsPerShift: mood.sessionsPerShift,
      ownCallsPerHour: 0.12,
      phoneTroublesPerShift: 0.02,
    },
    incidents: {
      burstsPerWeek: mood.burstsPerWeek,
      burstQueues: [0, 1, 2],
      burstFactor: 2.4,
      burstMinutes: 75,
      outagesPerWeek: mood.outagesPerWeek,
      outageSeconds: 90,
    },
  };
}

function describeQueues(ratio: number): readonly DemoQueue[] {
  return [
    demoQueue('billing', 2350 * ratio, HOTLINE_DAY, OFFICE_WEEK, {
      monthDayFactors: BILLING_MONTH,
      talk: { meanSeconds: 142, variation: 0.8 },
      transfers: [
        { share: 0.02, kind: 'queue', to: 'plans' },
        { share: 0.012, kind: 'attended', to: '6001' },
      ],
    }),
    demoQueue('plans', 2250 * ratio, HOTLINE_DAY, OFFICE_WEEK, {
      talk: { meanSeconds: 158, variation: 0.75 },
      transfers: [
        { share: 0.018, kind: 'queue', to: 'billing' },
        { share: 0.008, kind: 'blind', to: '6002' },
      ],
    }),
    demoQueue('broadband', 1450 * ratio, EVENING_DAY, HOME_WEEK, {
      talk: { meanSeconds: 205, variation: 0.9 },
      hold: { share: 0.14, meanSeconds: 50, variation: 0.9 },
      patience: { scaleSeconds: 260, shape: 0.95 },
      transfers: [{ share: 0.02, kind: 'attended', to: '6003' }],
    }),
    demoQueue('roaming', 420 * ratio, ROUND_THE_CLOCK, HOME_WEEK, {
      talk: { meanSeconds: 190, variation: 0.7 },
      overflowTo: null,
      maxWaiting: 15,
    }),
    demoQueue('vip', 560 * ratio, HOTLINE_DAY, OFFICE_WEEK, {
      talk: { meanSeconds: 170, variation: 0.7 },
      patience: { scaleSeconds: 150, shape: 1 },
      transfers: [{ share: 0.02, kind: 'attended', to: '6001' }],
    }),
    demoQueue('english', 300 * ratio, ROUND_THE_CLOCK, OFFICE_WEEK, {
      talk: { meanSeconds: 195, variation: 0.7 },
      maxWaiting: 15,
      transfers: [{ share: 0.03, kind: 'queue', to: 'broadband' }],
    }),
  ];
}

const MOODS = {
  normal: {
    calls: 1,
    spread: 1,
    sickShare: 0.04,
    shortBreaksPerHour: 0.25,
    sessionsPerShift: 0.3,
    burstsPerWeek: 1.5,
    outagesPerWeek: 0.5,
  },
  calm: {
    calls: 0.8,
    spread: 0.4,
    sickShare: 0.02,
    shortBreaksPerHour: 0.2,
    sessionsPerShift: 0.4,
    burstsPerWeek: 0,
    outagesPerWeek: 0,
  },
  terrible: {
    calls: 1.3,
    spread: 1.2,
    sickShare: 0.14,
    shortBreaksPerHour: 0.6,
    sessionsPerShift: 1.2,
    burstsPerWeek: 10,
    outagesPerWeek: 0.5,
  },
} as const satisfies Record<DemoScenario, unknown>;

type DemoQueue = Omit<QueueModel, 'priority'>;

function demoQueue(
  id: string,
  callsPerDay: number,
  dayShape: readonly number[],
  weekdayFactors: readonly number[],
  other: Partial<DemoQueue>,
): DemoQueue {
  return {
    id,
    callsPerDay,
    dayShape,
    weekdayFactors,
    monthDayFactors: [],
    talk: { meanSeconds: 190, variation: 0.8 },
    wrapUp: { share: 0.85, meanSeconds: 20, variation: 0.8 },
    hold: { share: 0.07, meanSeconds: 38, variation: 0.8 },
    patience: { scaleSeconds: 200, shape: 0.95 },
    maxWaiting: 60,
    overflowTo: null,
    maxWaitSeconds: 900,
    wayOut: { afterSeconds: 120, callbackShare: 0.12, keyShare: 0.05 },
    transfers: [],
    ...other,
  };
}

/** Stars: one in five is new and slow, one in five is quick. */
const PACES = [1.18, 1.06, 1, 0.94, 0.86];

function createDemoAgents(): readonly AgentModel[] {
  const rng = new Rng(hashSeed('demo-agents'));
  const names = new Map(createDemoSite().agents.map(({ id, name }) => [id, pickText(name, 'zh-CN')]));
  return [...names].map(([id, name], index) => {
    const rota = DEMO_GROUPS.findIndex(
      ({ firstAgent, agents }) => index >= firstAgent && index < firstAgent + agents,
    );
    const group = DEMO_GROUPS[rota]!;
    const place = index - group.firstAgent;
    return {
      id,
      name,
      queues: demoSkills(group, place),
      pace: PACES[rng.nextIndex(PACES.length)]! * (0.96 + 0.08 * rng.next()),
      rota,
      rotaLine: place,
    };
  });
}
