import type { NoticesUnread } from '../../shared/contract/notices.ts';
import { personOf } from '../ports/access.ts';
import type { Notices } from '../ports/notices.ts';
import type { FloorSocket } from './room-stream.ts';

type FollowedNotices = Pick<Notices, 'onChanged' | 'countUnread'>;

/** Screens of people who are signed in: each is told how much its own account has not read. */
export class NoticeFollowers {
  readonly #notices: FollowedNotices;
  readonly #onError: (error: unknown) => void;
  readonly #followers = new Set<FloorSocket>();
  readonly #stopListening: () => void;

  constructor(notices: FollowedNotices, onError: (error: unknown) => void) {
    this.#notices = notices;
    this.#onError = onError;
    this.#stopListening = notices.onChanged((accountId) => void this.#tell(accountId).catch(this.#onError));
  }

  async follow(socket: FloorSocket): Promise<NoticesUnread> {
    this.#followers.add(socket);
    const accountId = accountOf(socket);
    return { unread: accountId === null ? 0 : await this.#notices.countUnread(accountId) };
  }

  leave(socket: FloorSocket): void {
    this.#followers.delete(socket);
  }

  close(): void {
    this.#stopListening();
    this.#followers.clear();
  }

  /** Asked of each socket when it is told: who a socket is may have changed since it began to follow. */
  async #tell(accountId: string): Promise<void> {
    const isTheirs = (socket: FloorSocket) => accountOf(socket) === accountId;
    if (![...this.#followers].some(isTheirs)) return;
    const unread = await this.#notices.countUnread(accountId);
    for (const socket of this.#followers) if (isTheirs(socket)) socket.emit('notices:changed', { unread });
  }
}

function accountOf(socket: FloorSocket): string | null {
  return personOf(socket.data.visitor)?.accountId ?? null;
}
