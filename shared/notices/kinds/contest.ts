import type { FactOf } from '../notice.ts';
import { keepLast, type NoticeKind } from '../notice-kind.ts';

/** What an agent contested of their adherence was decided. */
export const contestKind: NoticeKind<'contest'> = {
  kind: 'contest',
  settle: keepLast<FactOf<'contest'>>(({ day }) => day),
  findNeededByMs: () => null,
  say: ({ day, isGranted }, { pick, nameDay }) => {
    const on = nameDay(day);
    return {
      title: isGranted
        ? pick({
            en: `What you contested of ${on} is granted`,
            'zh-CN': `您对${on}出勤的申诉已通过`,
            'zh-TW': `您對${on}出勤的申訴已通過`,
          })
        : pick({
            en: `What you contested of ${on} is refused`,
            'zh-CN': `您对${on}出勤的申诉未通过`,
            'zh-TW': `您對${on}出勤的申訴未通過`,
          }),
      lines: isGranted
        ? [
            pick({
              en: 'The time counts as excused.',
              'zh-CN': '该时段按已豁免计算。',
              'zh-TW': '該時段按已豁免計算。',
            }),
          ]
        : [],
      path: '/me/notices',
    };
  },
};
