import type { RequestKindId } from '../../requests/request.ts';
import type { FullText } from '../../site/localized-text.ts';

type Texts<Key extends string> = Readonly<Record<Key, FullText>>;

/** What somebody asked for, as the one who asked it or agreed to it calls it. */
export const OWN: Texts<RequestKindId> = {
  leave: { en: 'Your leave', 'zh-CN': '请假', 'zh-TW': '請假' },
  swap: { en: 'Your swap', 'zh-CN': '换班', 'zh-TW': '換班' },
  'give-away': { en: 'The handover of a shift', 'zh-CN': '转班', 'zh-TW': '轉班' },
  'open-shift': { en: 'Your open shift', 'zh-CN': '空缺班次', 'zh-TW': '空缺班次' },
  'extra-hours': { en: 'Your request for extra hours', 'zh-CN': '加班时段', 'zh-TW': '加班時段' },
  'time-off': { en: 'Your time off', 'zh-CN': '提前下班', 'zh-TW': '提前下班' },
  'bonus-shift': { en: 'Your shift with a bonus', 'zh-CN': '奖励班次', 'zh-TW': '獎勵班次' },
  availability: { en: 'Your change of times', 'zh-CN': '可上班时间变更', 'zh-TW': '可上班時間變更' },
};

/** After a name: what somebody asks a planner for. */
export const ASKS: Texts<RequestKindId> = {
  leave: { en: 'asks for leave', 'zh-CN': '申请请假', 'zh-TW': '申請請假' },
  swap: { en: 'asks to swap', 'zh-CN': '申请换班', 'zh-TW': '申請換班' },
  'give-away': { en: 'asks to give a shift away', 'zh-CN': '申请转出班次', 'zh-TW': '申請轉出班次' },
  'open-shift': { en: 'asks for an open shift', 'zh-CN': '申请空缺班次', 'zh-TW': '申請空缺班次' },
  'extra-hours': { en: 'asks for extra hours', 'zh-CN': '申请加班时段', 'zh-TW': '申請加班時段' },
  'time-off': { en: 'asks for time off', 'zh-CN': '申请提前下班', 'zh-TW': '申請提前下班' },
  'bonus-shift': { en: 'asks for a shift with a bonus', 'zh-CN': '申请奖励班次', 'zh-TW': '申請獎勵班次' },
  availability: { en: 'asks for other times', 'zh-CN': '申请变更可上班时间', 'zh-TW': '申請變更可上班時間' },
};

/** After a name: what a colleague asks of the reader. */
export const ASKS_YOU: Texts<'swap' | 'give-away'> = {
  swap: { en: 'asks to swap', 'zh-CN': '想与您换班', 'zh-TW': '想與您換班' },
  'give-away': { en: 'asks you to take a shift', 'zh-CN': '想把班次转给您', 'zh-TW': '想把班次轉給您' },
};

export const OFFERED: Texts<'open-shift' | 'bonus-shift' | 'extra-hours' | 'time-off'> = {
  'open-shift': { en: 'A shift is on offer', 'zh-CN': '有班次可以认领', 'zh-TW': '有班次可以認領' },
  'bonus-shift': {
    en: 'A shift with a bonus is on offer',
    'zh-CN': '有奖励班次可以认领',
    'zh-TW': '有獎勵班次可以認領',
  },
  'extra-hours': {
    en: 'Extra hours are on offer',
    'zh-CN': '有加班时段可以认领',
    'zh-TW': '有加班時段可以認領',
  },
  'time-off': { en: 'Time off is on offer', 'zh-CN': '可以申请提前下班', 'zh-TW': '可以申請提前下班' },
};
