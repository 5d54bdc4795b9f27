import type { Accounts } from '../ports/account-desk.ts';
import type { Clock } from '../ports/clock.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { NoticeStore } from '../ports/notice-store.ts';
import type { SayingsOf } from './channels/channel.ts';
import type { Mail } from './channels/mail.ts';
import type { VapidKeys } from './channels/push.ts';
import type { Webhook } from './channels/webhook.ts';
import type { Reach } from './post.ts';

/** What telling people is built from. */
export interface NoticeParts {
  readonly store: NoticeStore;
  readonly accounts: Pick<Accounts, 'list' | 'onSignedOut' | 'onRenewed'>;
  readonly live: Pick<LiveFloor, 'site' | 'rows'>;
  readonly clock: Clock;
  readonly push: { readonly keys: VapidKeys; readonly contact: string; readonly reach: Reach };
  /** Null: the site has no mail server. */
  readonly mail: ((sayings: SayingsOf) => Mail) | null;
  readonly webhook: Webhook | null;
  readonly onError: (error: unknown) => void;
  readonly log: (line: string) => void;
}
