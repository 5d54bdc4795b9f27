import type { FactOf } from '../notice.ts';
import { keepLast, type NoticeKind } from '../notice-kind.ts';

/** An agent asks for help with a caller on the line: a quarter of an hour later it is of no use. */
export const helpKind: NoticeKind<'help'> = {
  kind: 'help',
  settle: keepLast<FactOf<'help'>>(({ agentId }) => agentId),
  findNeededByMs: (_fact, nowMs) => nowMs,
  say: ({ agentId, note }, { pick, nameAgent }) => {
    const name = nameAgent(agentId);
    return {
      title: pick({
        en: `${name} asks for help`,
        'zh-CN': `${name} 请求协助`,
        'zh-TW': `${name} 請求協助`,
      }),
      lines: note.trim() === '' ? [] : [note.trim()],
      path: `/desk/agent/${encodeURIComponent(agentId)}`,
    };
  },
};
