import type { WebhookDocument } from '../../shared/contract/notices.ts';
import { sayFact } from '../../shared/notices/say-facts.ts';
import type { FullText, LocalizedText } from '../../shared/site/localized-text.ts';
import type { NewSend } from '../ports/notice-store.ts';
import type { SayingsOf } from './channels/channel.ts';
import type { Telling } from './telling.ts';

/** Programs that read documents take no megabytes: a roster of five hundred people is told in ten. */
const MOST_IN_DOCUMENT = 50;

/** What the webhook is told: what belongs together (one published version) in as few documents as may be. */
export function writeWebhookDocuments(
  tellings: readonly Telling[],
  site: LocalizedText,
  sayings: SayingsOf,
): readonly NewSend[] {
  const groups = new Map<string, Telling[]>();
  for (const telling of tellings) {
    const group = groups.get(telling.key) ?? [];
    groups.set(telling.key, group);
    group.push(telling);
  }
  return [...groups].flatMap(([key, group]) =>
    Array.from({ length: Math.ceil(group.length / MOST_IN_DOCUMENT) }, (_, part) => {
      const own = group.slice(part * MOST_IN_DOCUMENT, (part + 1) * MOST_IN_DOCUMENT);
      const document: WebhookDocument = {
        version: 1,
        id: `${key}-${part}`,
        atMs: own[0]!.atMs,
        site,
        notices: own.map(({ readers, fact }) => ({ readers, fact, text: sayWhole({ fact }, sayings) })),
      };
      return {
        id: document.id,
        channel: 'webhook' as const,
        accountId: '',
        deviceId: null,
        text: JSON.stringify(document),
        madeMs: document.atMs,
      };
    }),
  );
}

function sayWhole({ fact }: Pick<Telling, 'fact'>, sayings: SayingsOf): FullText {
  const say = (locale: keyof FullText) => {
    const { title, lines } = sayFact(fact, sayings(locale));
    return [title, ...lines].join('\n');
  };
  return { en: say('en'), 'zh-CN': say('zh-CN'), 'zh-TW': say('zh-TW') };
}
