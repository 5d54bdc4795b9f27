import type { FullText } from '../../site/localized-text.ts';
import type { FactOf } from '../notice.ts';
import { keepLast, type NoticeKind } from '../notice-kind.ts';
import type { Sayings } from '../sayings.ts';
import { ASKS, ASKS_YOU, OFFERED, OWN } from './request-words.ts';

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
  say(fact, sayings) {
    const { what, day } = fact;
    const path = what === 'to-decide' ? '/requests' : '/me/requests';
    const title = sayTitle(fact, sayings);
    if (title !== null) return { title, lines: sayMore(fact, sayings), path };
    return {
      title: sayings.pick(TITLES[what]),
      lines: day === undefined ? [] : [sayings.nameDay(day)],
      path,
    };
  },
};

type Fact = FactOf<'request'>;

/** With what it is about, and whose; null of what was told before that was known. */
function sayTitle(fact: Fact, sayings: Sayings): string | null {
  const { what, about, agentId, isGivenBack } = fact;
  const { pick, nameDay, nameAgent } = sayings;
  if (about === undefined) return null;
  const on = (text: string) => followedBy(text, whenOf(fact, sayings), pick);
  const who = agentId === undefined ? null : nameAgent(agentId);
  switch (what) {
    case 'approved':
    case 'refused':
    case 'expired': {
      const own = pick(OWN[about]);
      const day = fact.day === undefined ? '' : nameDay(fact.day);
      return pick(OUTCOMES[what](own, day));
    }
    case 'taken':
      return on(pick(TITLES.taken));
    case 'asked-of-you':
      return who === null || !Object.hasOwn(ASKS_YOU, about)
        ? null
        : on(`${who} ${pick(ASKS_YOU[about as keyof typeof ASKS_YOU])}`);
    case 'offered':
      return Object.hasOwn(OFFERED, about) ? on(pick(OFFERED[about as keyof typeof OFFERED])) : null;
    case 'to-decide':
      return who === null ? null : on(`${who} ${pick(isGivenBack ? GAVE_BACK : ASKS[about])}`);
    case 'withdrawn':
      return on(pick(WITHDRAWN));
    default:
      return what satisfies never;
  }
}

function sayMore({ what, isGivenBack }: Fact, { pick }: Sayings): readonly string[] {
  if (what === 'withdrawn') return [pick(NOTHING_MORE)];
  return what === 'to-decide' ? [pick(isGivenBack ? PLAN_ANEW : WAITS)] : [];
}

function whenOf({ day, hours }: Fact, { pick, nameDay }: Sayings): string | null {
  if (day === undefined) return null;
  if (hours === undefined) return nameDay(day);
  const { from, to } = hours;
  const at = nameDay(day);
  return pick({
    en: `${at}, ${from}–${to}`,
    'zh-CN': `${at} ${from}–${to}`,
    'zh-TW': `${at} ${from}–${to}`,
  });
}

function followedBy(text: string, more: string | null, pick: Sayings['pick']): string {
  if (more === null) return text;
  return pick({ en: `${text}: ${more}`, 'zh-CN': `${text}：${more}`, 'zh-TW': `${text}：${more}` });
}

/** @param day empty where there is none */
type Outcome = (own: string, day: string) => FullText;

const OUTCOMES: Readonly<Record<'approved' | 'refused' | 'expired', Outcome>> = {
  approved: (own, day) => ({
    en: `${own}${ofDay(day)} is approved`,
    'zh-CN': `您${day}的${own}已批准`,
    'zh-TW': `您${day}的${own}已核准`,
  }),
  refused: (own, day) => ({
    en: `${own}${ofDay(day)} is refused`,
    'zh-CN': `您${day}的${own}未获批准`,
    'zh-TW': `您${day}的${own}未獲核准`,
  }),
  expired: (own, day) => ({
    en: `${own}${ofDay(day)} has expired: nobody decided it in time`,
    'zh-CN': `您${day}的${own}已过期：没有人及时处理`,
    'zh-TW': `您${day}的${own}已逾期：沒有人及時處理`,
  }),
};

function ofDay(day: string): string {
  return day === '' ? '' : ` of ${day}`;
}

const GAVE_BACK: FullText = { en: 'gave leave back', 'zh-CN': '收回了请假', 'zh-TW': '收回了請假' };
const PLAN_ANEW: FullText = {
  en: 'The shift is yours to plan.',
  'zh-CN': '班次由您重新安排。',
  'zh-TW': '班次由您重新安排。',
};
const WAITS: FullText = {
  en: 'It waits for your decision.',
  'zh-CN': '等待您处理。',
  'zh-TW': '等待您處理。',
};
const WITHDRAWN: FullText = {
  en: 'A request was withdrawn',
  'zh-CN': '一项申请已撤回',
  'zh-TW': '一項申請已撤回',
};
const NOTHING_MORE: FullText = {
  en: 'Nothing is asked of you any more.',
  'zh-CN': '无需您再处理。',
  'zh-TW': '無需您再處理。',
};
