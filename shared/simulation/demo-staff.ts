import type { QueueMembership } from '../floor/events.ts';
import type { FullText } from '../site/localized-text.ts';
import type { BreakModel, ShiftModel } from './model.ts';

/** People with the same skills. */
export interface DemoGroup {
  readonly team: string;
  readonly firstAgent: number;
  readonly agents: number;
  /** What everybody of the group can do. */
  readonly queues: readonly QueueMembership[];
  /** What one in two can do besides: the floating team that goes where it burns. */
  readonly alsoQueues: readonly QueueMembership[];
  /** Of the people at work on one day, by shift of `DEMO_SHIFTS`. */
  readonly shiftShares: readonly number[];
  /** People at work by weekday, Monday first; 1 is an average day. */
  readonly weekdays: readonly number[];
}

const OFFICE_SHIFTS = [0.09, 0.13, 0.19, 0.15, 0.05, 0.14, 0.2, 0.05];
const EVENING_SHIFTS = [0.09, 0.12, 0.14, 0.09, 0.02, 0.17, 0.17, 0.2];
const ROUND_THE_CLOCK_SHIFTS = [0.16, 0.11, 0.19, 0.1, 0.04, 0.1, 0.23, 0.07];
const OFFICE_WEEK = [1.11, 1.06, 1.04, 1.03, 1.04, 0.89, 0.83];
const HOME_WEEK = [0.97, 0.96, 0.96, 0.97, 1.0, 1.08, 1.06];

function level(queueId: string, value: number): QueueMembership {
  return { queueId, level: value };
}

export const DEMO_GROUPS: readonly DemoGroup[] = [
  {
    team: 'B',
    firstAgent: 0,
    agents: 34,
    queues: [level('billing', 1), level('plans', 2)],
    alsoQueues: [level('vip', 3), level('broadband', 3)],
    shiftShares: OFFICE_SHIFTS,
    weekdays: OFFICE_WEEK,
  },
  {
    team: 'P',
    firstAgent: 34,
    agents: 32,
    queues: [level('plans', 1), level('billing', 2)],
    alsoQueues: [level('broadband', 3), level('roaming', 3)],
    shiftShares: OFFICE_SHIFTS,
    weekdays: OFFICE_WEEK,
  },
  {
    team: 'K',
    firstAgent: 66,
    agents: 28,
    queues: [level('broadband', 1), level('plans', 3)],
    alsoQueues: [level('billing', 3), level('english', 3)],
    shiftShares: EVENING_SHIFTS,
    weekdays: HOME_WEEK,
  },
  {
    team: 'V',
    firstAgent: 94,
    agents: 12,
    queues: [level('vip', 1), level('plans', 3), level('billing', 3)],
    alsoQueues: [level('roaming', 2), level('english', 2)],
    shiftShares: OFFICE_SHIFTS,
    weekdays: OFFICE_WEEK,
  },
  {
    team: 'E',
    firstAgent: 106,
    agents: 14,
    queues: [level('english', 1), level('roaming', 1), level('billing', 3)],
    alsoQueues: [level('vip', 2), level('plans', 3)],
    shiftShares: ROUND_THE_CLOCK_SHIFTS,
    weekdays: HOME_WEEK,
  },
];

/** What the agent at a place of a group serves: every other one helps out in more queues. */
export function demoSkills(group: DemoGroup, place: number): readonly QueueMembership[] {
  return place % 2 === 0 ? [...group.queues, ...group.alsoQueues] : group.queues;
}

const EIGHT_HOURS: readonly BreakModel[] = [
  { reason: 'Break', minutesAfterStart: 110, minutes: 15 },
  { reason: 'Lunch', minutesAfterStart: 245, minutes: 40 },
  { reason: 'Break', minutesAfterStart: 380, minutes: 15 },
];

function shift(id: string, startHour: number, endHour: number): ShiftModel {
  return { id, startMinute: startHour * 60, endMinute: endHour * 60, breaks: EIGHT_HOURS };
}

/** In the order of their starts: rotas move up from one to the one before. The last two hand over to the first. */
export const DEMO_SHIFTS: readonly ShiftModel[] = [
  shift('night', 0, 8),
  shift('early', 6.5, 15),
  shift('morning', 7.5, 16),
  shift('day', 8.5, 17),
  shift('middle', 10, 18.5),
  shift('late', 14, 22.5),
  shift('evening', 15.75, 24.25),
  shift('short evening', 17.5, 24.25),
];

/** By the id of a shift. */
export const DEMO_SHIFT_NAMES: Readonly<Record<string, FullText>> = {
  night: { en: 'Night', 'zh-CN': '夜班', 'zh-TW': '大夜班' },
  early: { en: 'Early', 'zh-CN': '早班', 'zh-TW': '早班' },
  morning: { en: 'Morning', 'zh-CN': '上午班', 'zh-TW': '上午班' },
  day: { en: 'Day', 'zh-CN': '日班', 'zh-TW': '日班' },
  middle: { en: 'Middle', 'zh-CN': '中班', 'zh-TW': '中班' },
  late: { en: 'Late', 'zh-CN': '晚班', 'zh-TW': '晚班' },
  evening: { en: 'Evening', 'zh-CN': '傍晚班', 'zh-TW': '傍晚班' },
  'short evening': { en: 'Short evening', 'zh-CN': '短晚班', 'zh-TW': '短晚班' },
};
