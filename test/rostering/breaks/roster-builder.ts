import type {
  OffPhoneActivity,
  RosterAgent,
  RosterProblem,
  ShiftTemplate,
} from '../../../shared/rostering/problem/problem.ts';

export const template = (id: string, more: Partial<ShiftTemplate> = {}): ShiftTemplate => ({
  id,
  name: id,
  kind: 'day',
  firstStart: '09:00',
  lastStart: '09:00',
  gridMinutes: 15,
  minMinutes: 480,
  maxMinutes: 480,
  lengthGridMinutes: 30,
  longBreak: null,
  shortBreaks: [],
  breakSpacingMinutes: 60,
  ...more,
});

export const agent = (id: string, more: Partial<RosterAgent> = {}): RosterAgent => ({
  id,
  name: id,
  contractId: 'full',
  skills: [{ queueId: 'sales', level: 1 }],
  tags: [],
  seniorityYears: 1,
  daysOff: [],
  past: [],
  pinned: [],
  wishes: [],
  ledgerBalance: 0,
  ...more,
});

export const activity = (id: string, more: Partial<OffPhoneActivity> = {}): OffPhoneActivity => ({
  id,
  name: id,
  agentIds: [],
  minutes: 30,
  window: { fromDay: '2026-03-02', toDay: '2026-03-08', from: '09:00', to: '17:00' },
  together: 'each-alone',
  ...more,
});

export const problem = (more: Partial<RosterProblem> = {}): RosterProblem => ({
  name: 'test',
  horizon: {
    firstDay: '2026-03-02',
    days: 2,
    timeZone: 'Asia/Shanghai',
    dayStartsAt: '00:00',
    slotMinutes: 60,
  },
  agents: [],
  contracts: [{ id: 'full' }],
  templates: [],
  cover: [],
  activities: [],
  rules: [],
  ...more,
});
