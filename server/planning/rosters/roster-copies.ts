import { randomUUID } from 'node:crypto';
import type { RosterFact } from '../../../shared/contract/roster-presence.ts';
import type { RosterCopy, RosterCopyRequest } from '../../../shared/contract/rosters.ts';
import type { Signed } from '../../../shared/contract/signed.ts';
import { dayNumber } from '../../../shared/time/day-number.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { PlanStore } from '../../ports/plans.ts';
import type { RosterStore } from '../../ports/rosters.ts';
import type { BareDay } from './roster-days.ts';

export interface RosterCopiesParts {
  readonly plans: Pick<PlanStore, 'read' | 'readAll' | 'save' | 'remove'>;
  readonly store: Pick<RosterStore, 'changeDays' | 'removeCopy'>;
  readonly nowMs: () => number;
  readonly tell: (fact: RosterFact) => void;
}

const MOST_COPIES = 50;

/** Named what-ifs beside the working roster. */
export class RosterCopies {
  readonly #parts: RosterCopiesParts;

  constructor(parts: RosterCopiesParts) {
    this.#parts = parts;
  }

  /** Newest first. */
  async list(): Promise<readonly RosterCopy[]> {
    const kept = await this.#parts.plans.readAll('roster-copy');
    return kept
      .map(({ text }) => JSON.parse(text) as RosterCopy)
      .sort((a, b) => b.madeAtMs - a.madeAtMs || (a.id < b.id ? -1 : 1));
  }

  /** @throws FloorcastError `not-found` */
  async find(copyId: string): Promise<RosterCopy> {
    const kept = await this.#parts.plans.read('roster-copy', copyId);
    if (kept) return JSON.parse(kept.text) as RosterCopy;
    throw new FloorcastError('not-found', { code: 'roster-copy-unknown', copyId });
  }

  /** @throws FloorcastError `not-found`, `bad-request` for days it was not made of. */
  async check(copyId: string, days: readonly string[]): Promise<void> {
    const { name, firstDay, days: length } = await this.find(copyId);
    const first = dayNumber(firstDay);
    const outside = days.find((day) => dayNumber(day) < first || dayNumber(day) >= first + length);
    if (outside !== undefined)
      throw new FloorcastError('bad-request', { code: 'roster-copy-has-not', day: outside, name });
  }

  /** @param days what it begins as; days that are missing begin empty. */
  async make(request: Signed<RosterCopyRequest>, days: readonly BareDay[]): Promise<RosterCopy> {
    const { plans, store, nowMs, tell } = this.#parts;
    if ((await this.list()).length >= MOST_COPIES)
      throw new FloorcastError('conflict', { code: 'roster-copies-too-many', most: MOST_COPIES });
    const { author, name, firstDay, days: length } = request;
    const copy: RosterCopy = {
      id: randomUUID(),
      name,
      author,
      madeAtMs: nowMs(),
      firstDay,
      days: length,
    };
    if (days.length > 0)
      await store.changeDays(
        copy.id,
        days.map(({ day, entries }) => ({ day, revision: 0, text: JSON.stringify(entries) })),
        {
          atMs: copy.madeAtMs,
          author,
          reason: name,
          action: 'copied',
          copyId: copy.id,
          days: { firstDay: days[0]!.day, lastDay: days.at(-1)!.day },
          text: '{}',
        },
      );
    // Last: a copy that is listed is whole.
    await plans.save([{ kind: 'roster-copy', key: copy.id, text: JSON.stringify(copy) }]);
    tell({ kind: 'copies' });
    return copy;
  }

  /** Twice is harmless. */
  async remove(copyId: string): Promise<void> {
    const { plans, store, tell } = this.#parts;
    await plans.remove('roster-copy', copyId);
    await store.removeCopy(copyId);
    tell({ kind: 'copies' });
  }
}
