import webPush from 'web-push';
import type { PushedNotice } from '../../../shared/contract/notices.ts';
import { sayFacts } from '../../../shared/notices/say-facts.ts';
import { post, type Reach } from '../post.ts';
import { SendFault } from '../send-fault.ts';
import type { Channel, SayingsOf } from './channel.ts';

export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface PushParts {
  readonly keys: VapidKeys;
  /** Whom push services can turn to: a `mailto:` or an https address (RFC 8292). */
  readonly contact: string;
  readonly sayings: SayingsOf;
  readonly reach: Reach;
}

/** A phone that is off all day gets it when it is on again. */
const LIVES_SECONDS = 86_400;
/** A push carries some 4,000 bytes, and a lock screen shows less. */
const MOST_LINES = 5;
const MOST_LINE_CHARACTERS = 160;

/** Web push (RFC 8030), encrypted to the browser (RFC 8291) and signed by us (RFC 8292). */
export function createPush({ keys, contact, sayings, reach }: PushParts): Channel {
  return {
    send: async ({ notice, device, locale }) => {
      if (device === null) throw new SendFault('gone', 'The browser is not there any more.');
      const { title, lines, path } = sayFacts(notice.facts, sayings(locale));
      const pushed: PushedNotice = {
        id: notice.noticeId,
        title: cut(title),
        body: cutLines(lines).join('\n'),
        path,
        lang: locale,
      };
      const { headers, body, endpoint } = webPush.generateRequestDetails(
        { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
        JSON.stringify(pushed),
        {
          vapidDetails: { subject: contact, ...keys },
          TTL: LIVES_SECONDS,
          urgency: 'high',
          // Sent twice, the second takes the place of the first.
          topic: notice.noticeId.replaceAll('-', '').slice(0, 32),
          contentEncoding: 'aes128gcm',
        },
      );
      const status = await post({ url: endpoint, headers: withoutLength(headers), body: body ?? '', reach });
      if (status >= 200 && status < 300) return;
      if (status === 404 || status === 410)
        throw new SendFault('gone', `The push service answers ${status}.`);
      // Refused for what it is: it would be refused again.
      const isFinal = status === 400 || status === 413;
      throw new SendFault(isFinal ? 'never' : 'again', `The push service answers ${status}.`);
    },
  };
}

function withoutLength(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.toLowerCase() !== 'content-length')
      .map(([name, value]) => [name, String(value)]),
  );
}

function cutLines(lines: readonly string[]): readonly string[] {
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), '…'] : lines;
  return shown.map(cut);
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length > MOST_LINE_CHARACTERS
    ? `${characters.slice(0, MOST_LINE_CHARACTERS - 1).join('')}…`
    : text;
}
