import { createHmac } from 'node:crypto';
import type { SendRecord } from '../../ports/notice-store.ts';
import { post } from '../post.ts';
import { SendFault } from '../send-fault.ts';

export interface WebhookParts {
  readonly url: string;
  /** Signs what is sent. */
  readonly key: string;
  readonly nowMs: () => number;
}

export interface Webhook {
  /** @throws SendFault */
  send(send: SendRecord): Promise<void>;
}

/** One address of the site that is told everything (WebhookDocument in shared/contract/notices.ts). */
export function createWebhook({ url, key, nowMs }: WebhookParts): Webhook {
  return {
    send: async ({ id, text }) => {
      const time = String(nowMs());
      const signature = createHmac('sha256', key).update(`${time}.${text}`).digest('hex');
      const status = await post({
        url,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Floorcast',
          'x-floorcast-id': id,
          'x-floorcast-time': time,
          'x-floorcast-signature': `sha256=${signature}`,
        },
        body: text,
        reach: 'anywhere',
      });
      if (status < 200 || status >= 300) throw new SendFault('again', `The webhook answers ${status}.`);
    },
  };
}
