import type {
  RosterAnswer,
  RosterChanged,
  RosterChangeRequest,
  RosterDay,
} from '../../../shared/contract/rosters.ts';
import type { ApiAnswer } from '../../../client/connection/api.ts';
import { changeBook, bookOf, type RosterBook } from '../../../client/state/roster/roster-book.ts';
import type { RosterRequests } from '../../../client/state/roster/roster-edits.svelte.ts';

const UNREACHABLE = { ok: false, code: 'unreachable', message: '' } as const;

/** A server that keeps days by revision as the contract says. */
export class FakeRosterServer implements RosterRequests {
  book: RosterBook;
  readonly requests: RosterChangeRequest[] = [];
  isReachable = true;
  /** What is asked arrives, the answer does not. */
  isMute = false;

  constructor(days: readonly RosterDay[]) {
    this.book = bookOf(days);
  }

  change(request: RosterChangeRequest): Promise<ApiAnswer<RosterChanged>> {
    if (!this.isReachable) return Promise.resolve(UNREACHABLE);
    this.requests.push(request);
    for (const [day, asked] of Object.entries(request.revisions)) {
      const { revision, author } = this.book.get(day)!;
      if (revision === asked) continue;
      const said = { code: 'roster-day-changed', day, author: author ?? '', revision, asked } as const;
      return Promise.resolve({ ok: false, code: 'conflict', message: 'conflict', said });
    }
    const revisions = this.keep('', request.changes);
    if (this.isMute) return Promise.resolve(UNREACHABLE);
    return Promise.resolve({ ok: true, value: { copyId: request.copyId, revisions, changedAtMs: 1 } });
  }

  read(days: readonly string[]): Promise<ApiAnswer<RosterAnswer>> {
    if (this.isMute) return Promise.resolve(UNREACHABLE);
    const known = days.map((day) => this.book.get(day)!);
    const value = { copyId: null, firstDay: days[0]!, days: known, publishedVersions: days.map(() => null) };
    return Promise.resolve({ ok: true, value });
  }

  /** Somebody changes days, whoever it is. */
  keep(author: string, changes: RosterChangeRequest['changes']): Record<string, number> {
    const book = new Map(changeBook(this.book, changes));
    const revisions: Record<string, number> = {};
    for (const day of new Set(changes.map((change) => change.day))) {
      const kept = book.get(day)!;
      revisions[day] = kept.revision + 1;
      book.set(day, { ...kept, revision: kept.revision + 1, author });
    }
    this.book = book;
    return revisions;
  }
}
