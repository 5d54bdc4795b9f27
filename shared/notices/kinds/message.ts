import type { FactOf } from '../notice.ts';
import { keepLast, type NoticeKind } from '../notice-kind.ts';

/** The centre's own words. Told again under the same id they are corrected. */
export const messageKind: NoticeKind<'message'> = {
  kind: 'message',
  settle: keepLast<FactOf<'message'>>(({ messageId }) => messageId),
  findNeededByMs: () => null,
  say: ({ text }, { pick }) => ({
    title: pick({ en: 'Message from your centre', 'zh-CN': '中心通知', 'zh-TW': '中心通知' }),
    lines: text.split(/\r?\n/).filter((line) => line.trim() !== ''),
    path: '/me/notices',
  }),
};
