import type { SessionInfo } from '../../shared/contract/http.ts';
import { followNotices } from '../connection/follow-notices.ts';

/** How much whoever is signed in here has not read, live on every screen that has a header. */
export class NoticeBell {
  unread = $state(0);
  /** Grows with every news: a list that is shown is read again. */
  news = $state(0);
  readonly #follow: typeof followNotices;
  #who: string | null = null;
  #stop: (() => void) | null = null;

  constructor(follow: typeof followNotices = followNotices) {
    this.#follow = follow;
  }

  /** Follows the notices of whoever this browser is now. */
  followFor(session: SessionInfo | null): void {
    if (session === null) return;
    const who = hasNotices(session) ? `${session.role}/${session.name}` : null;
    if (who === this.#who) return;
    this.#stop?.();
    this.#stop = null;
    this.#who = who;
    this.unread = 0;
    if (who !== null) this.#stop = this.#follow((unread) => this.take(unread));
  }

  take(unread: number): void {
    this.unread = unread;
    this.news += 1;
  }
}

/** The administrator's link is nobody's in particular: nobody tells it anything. */
export function hasNotices(session: SessionInfo | null): boolean {
  return session !== null && session.name !== null && session.rights.includes('see-own-account');
}
