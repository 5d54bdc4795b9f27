import type {
  RosterAnswer,
  RosterAuditAnswer,
  RosterAuditEntry,
  RosterChange,
  RosterChanged,
  RosterChangeRequest,
} from '../../../shared/contract/rosters.ts';
import type { RosterFact } from '../../../shared/contract/roster-presence.ts';
import type { Signed } from '../../../shared/contract/signed.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import { listDays } from '../../../shared/time/day-range.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { WrittenAnswer } from '../../ports/history-answers.ts';
import type { CopyId, RosterDayRecord, RosterStore } from '../../ports/rosters.ts';
import { changeDays, type ChangeLimits } from './change-days.ts';
import { spanOfDays } from './roster-days.ts';
import { sayDayChanged } from './say-day-changed.ts';
import { writeWithList } from './write-json.ts';

export interface WorkingRosterParts {
  readonly store: RosterStore;
  readonly nowMs: () => number;
  readonly limits: () => Promise<ChangeLimits>;
  /** @throws FloorcastError when a copy is not there, or has not these days. */
  readonly checkCopy: (copyId: string, days: readonly string[]) => Promise<void>;
  readonly tell: (fact: RosterFact) => void;
}

/** What is kept of a change beside what everybody may read: how far it brought each day. */
interface KeptChange {
  readonly changes: RosterAuditEntry['changes'];
  readonly revisions: Readonly<Record<string, number>>;
}

export type AuditAction = RosterAuditEntry['action'];

const MOST_NAMED = 5;

/** The roster planners work on, and its copies: read and changed day by day. */
export class WorkingRoster {
  readonly #parts: WorkingRosterParts;

  constructor(parts: WorkingRosterParts) {
    this.#parts = parts;
  }

  /** A RosterAnswer. */
  async read(range: DayRange, copyId: CopyId): Promise<WrittenAnswer> {
    const { store } = this.#parts;
    if (copyId !== null) await this.#parts.checkCopy(copyId, []);
    const [records, published] = await Promise.all([
      store.readDays(copyId, range),
      copyId === null ? store.readPublished(range) : [],
    ]);
    const versions = new Map(
      published.flatMap(({ day, versionNo, text }) => (text === null ? [] : [[day, versionNo] as const])),
    );
    const known = new Map(records.map((record) => [record.day, record]));
    const days = listDays(range);
    const publishedVersions = days.map((day) => versions.get(day) ?? null);
    const head: Omit<RosterAnswer, 'days'> = { copyId, firstDay: range.firstDay, publishedVersions };
    return writeWithList(
      head,
      'days',
      days.map((day) => {
        const { revision = 0, changedMs = null, author = null, text = '{}' } = known.get(day) ?? {};
        return { head: { day, revision, changedAtMs: changedMs, author }, entries: text };
      }),
    );
  }

  /** @throws FloorcastError `conflict` saying who changed what, `bad-request` for what cannot be. */
  async change(request: Signed<RosterChangeRequest>): Promise<RosterChanged> {
    const { author, reason, copyId, changes, revisions, origin } = request;
    const asked = [...new Set(changes.map(({ day }) => day))];
    if (copyId !== null) await this.#parts.checkCopy(copyId, asked);
    const records = await this.#readAround(copyId, asked);
    const made = changeDays(records, changes, revisions, await this.#parts.limits());
    // Before the store is asked: what would change nothing is stale all the same.
    for (const day of asked) await this.#checkRevision(copyId, day, records.get(day), revisions[day]);
    const action = origin === 'workbook' ? 'imported' : 'changed';
    return this.keep(copyId, made.days, made.changes, { author, reason, action, asked });
  }

  /**
   * Keeps whole days, with what changed on them.
   *
   * @throws FloorcastError `conflict`
   */
  async keep(
    copyId: CopyId,
    days: readonly Pick<RosterDayRecord, 'day' | 'revision' | 'text'>[],
    changes: KeptChange['changes'],
    why: {
      readonly author: string;
      readonly reason: string;
      readonly action: AuditAction;
      readonly asked?: readonly string[];
    },
  ): Promise<RosterChanged> {
    const { store, nowMs, tell } = this.#parts;
    const changedAtMs = nowMs();
    const reached = Object.fromEntries(days.map(({ day, revision }) => [day, revision + 1]));
    if (days.length > 0) {
      const text = JSON.stringify({ changes, revisions: reached } satisfies KeptChange);
      const { firstDay, days: length } = spanOfDays(days.map(({ day }) => day));
      const lastDay = nameDay(dayNumber(firstDay) + length - 1);
      const { author, reason, action } = why;
      try {
        await store.changeDays(copyId, days, {
          atMs: changedAtMs,
          author,
          reason,
          action,
          copyId,
          days: { firstDay, lastDay },
          text,
        });
      } catch (error) {
        throw await this.#sayWhat(error, copyId);
      }
      tell({ kind: 'days', copyId, author, revisions: reached });
    }
    const unchanged = (why.asked ?? []).filter((day) => reached[day] === undefined);
    const records = await Promise.all(
      unchanged.map(async (day) => [day, await this.#revisionOf(copyId, day)] as const),
    );
    return { copyId, revisions: { ...Object.fromEntries(records), ...reached }, changedAtMs };
  }

  async audit(range: DayRange, before: number | null, most: number): Promise<RosterAuditAnswer> {
    const found = await this.#parts.store.listAudit(range, before, most + 1);
    const shown = found.slice(0, most);
    const days = new Set(listDays(range));
    return {
      entries: shown.map(({ days: about, text, action, ...entry }) => ({
        ...entry,
        action: action as AuditAction,
        firstDay: about?.firstDay ?? null,
        lastDay: about?.lastDay ?? null,
        changes: ((JSON.parse(text) as Partial<KeptChange>).changes ?? []).filter(({ day }) => days.has(day)),
      })),
      olderBefore: found.length > most ? shown.at(-1)!.no : null,
    };
  }

  async #revisionOf(copyId: CopyId, day: string): Promise<number> {
    const [record] = await this.#parts.store.readDays(copyId, { firstDay: day, days: 1 });
    return record?.revision ?? 0;
  }

  async #readAround(copyId: CopyId, days: readonly string[]): Promise<ReadonlyMap<string, RosterDayRecord>> {
    if (days.length === 0) return new Map();
    const { firstDay, days: length } = spanOfDays(days);
    const range = { firstDay: nameDay(dayNumber(firstDay) - 1), days: length + 2 };
    const records = await this.#parts.store.readDays(copyId, range);
    return new Map(records.map((record) => [record.day, record]));
  }

  async #checkRevision(
    copyId: CopyId,
    day: string,
    record: RosterDayRecord | undefined,
    asked: number | undefined,
  ): Promise<void> {
    if (asked === undefined)
      throw new FloorcastError('bad-request', { code: 'roster-revision-missing', day });
    const revision = record?.revision ?? 0;
    if (revision === asked) return;
    const said = { code: 'roster-day-changed', day, author: record?.author ?? '', revision, asked } as const;
    throw await this.#sayWhat(new FloorcastError('conflict', said), copyId);
  }

  /** Who was quicker is known to the store; for whom they changed what is in the audit. */
  async #sayWhat(error: unknown, copyId: CopyId): Promise<unknown> {
    if (!(error instanceof FloorcastError) || error.said.code !== 'roster-day-changed') return error;
    const { day, author, revision, asked } = error.said;
    if (revision === 0) return new FloorcastError('conflict', sayDayChanged(error.said));
    const entries = await this.#parts.store.listAudit({ firstDay: day, days: 1 }, null, 50);
    const agentIds = new Set(
      entries
        .filter((entry) => entry.copyId === copyId)
        .map(({ text }) => JSON.parse(text) as Partial<KeptChange>)
        .filter(({ revisions }) => (revisions?.[day] ?? 0) > asked)
        .flatMap(({ changes = [] }) => changes)
        .filter((change) => change.day === day)
        .map(({ agentId }) => agentId),
    );
    if (agentIds.size === 0) return error;
    const shown = [...agentIds].slice(0, MOST_NAMED).join(', ');
    const names = agentIds.size > MOST_NAMED ? `${shown} …` : shown;
    return new FloorcastError('conflict', {
      code: 'roster-day-changed-of',
      day,
      author,
      agents: agentIds.size,
      names,
    });
  }
}

/** The changes that make one day another one. */
export function listChanges(
  day: string,
  before: Readonly<Record<string, RosterChange['entry']>>,
  after: Readonly<Record<string, RosterChange['entry']>>,
): KeptChange['changes'] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((agentId) => {
    const [was, is] = [before[agentId] ?? null, after[agentId] ?? null];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ agentId, day, before: was, after: is }];
  });
}
