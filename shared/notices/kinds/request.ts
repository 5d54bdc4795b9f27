import type { FullText } from '../../site/localized-text.ts';
import type { FactOf } from '../notice.ts';
import { keepLast, type NoticeKind } from '../notice-kind.ts';

type What = FactOf<'request'>['what'];

const TITLES: Readonly<Record<What, FullText>> = {
  approved: {
    en: 'Your request is approved',
    'zh-CN': '您的申请已批准',
    'zh-TW': '您的申請已核准',
  },
  refused: { en: 'Your request is refused', 'zh-CN': '您的申请未获批准', 'zh-TW': '您的申請未獲核准' },
  expired: {
    en: 'Your request has expired: nobody decided it in time',
    'zh-CN': '您的申请已过期：没有人及时处理',
    'zh-TW': '您的申請已逾期：沒有人及時處理',
  },
  taken: {
    en: 'The shift you offered is taken',
    'zh-CN': '您让出的班次已有人接手',
    'zh-TW': '您釋出的班次已有人接手',
  },
  'asked-of-you': {
    en: 'A colleague asks you to swap shifts',
    'zh-CN': '有同事想与您换班',
    'zh-TW': '有同事想與您換班',
  },
  offered: { en: 'A shift is on offer', 'zh-CN': '有班次可以认领', 'zh-TW': '有班次可以認領' },
  'to-decide': {
    en: 'A request waits for your decision',
    'zh-CN': '有一项申请等待您处理',
    'zh-TW': '有一項申請等待您處理',
  },
  withdrawn: {
    en: 'A request was withdrawn: nothing is asked of you any more',
    'zh-CN': '一项申请已撤回，无需您再处理',
    'zh-TW': '一項申請已撤回，無需您再處理',
  },
};

/** What one asked for, or is asked. */
export const requestKind: NoticeKind<'request'> = {
  kind: 'request',
  settle: (facts) => {
    const known = new Set<string>();
    const isNews = new Map(
      facts.map((fact) => {
        const wasTold = known.has(fact.requestId);
        known.add(fact.requestId);
        return [fact, !(fact.what === 'withdrawn' && wasTold)];
      }),
    );
    // Asked and withdrawn within one notice: the reader never heard of it.
    return keepLast<FactOf<'request'>>(({ requestId }) => requestId)(facts).filter((fact) =>
      isNews.get(fact),
    );
  },
  findNeededByMs: () => null,
  say: ({ what, day }, { pick, nameDay }) => ({
    title: pick(TITLES[what]),
    lines: day === undefined ? [] : [nameDay(day)],
    path: what === 'to-decide' ? '/requests' : '/me/requests',
  }),
};
