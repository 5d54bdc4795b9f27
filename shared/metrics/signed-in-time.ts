import type { AgentTally } from '../history/agent-tally.ts';
import { timeFigure } from './figures.ts';
import type { HistoryMetric } from './metric.ts';

export const signedInTime: HistoryMetric = {
  id: 'signed-in-time',
  label: { en: 'Signed-in time', 'zh-CN': '签入时长', 'zh-TW': '簽入時間' },
  short: { en: 'Signed in', 'zh-CN': '签入时长', 'zh-TW': '簽入時間' },
  explain: {
    en: 'Time the agent was signed in, whatever they were doing.',
    'zh-CN': '坐席处于签入状态的总时长，不论状态。',
    'zh-TW': '客服人員處於簽入狀態的總時間，不論狀態。',
  },
  formula: () => ({
    en: 'all time - offline',
    'zh-CN': '全部时间 - 离线时间',
    'zh-TW': '全部時間 - 離線時間',
  }),
  unit: 'seconds',
  better: 'neither',
  ofAgents: { reads: 'time', compute: (tally) => timeFigure(signedInMs(tally)) },
};

function signedInMs(tally: Readonly<AgentTally>): number {
  return (
    tally.readyMs +
    tally.ringingMs +
    tally.talkingMs +
    tally.inWrapUpMs +
    tally.otherCallMs +
    tally.pausedMs +
    tally.unreachableMs
  );
}
