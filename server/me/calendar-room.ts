import { createHash } from 'node:crypto';
import { createTurnsOf } from '../in-turn.ts';
import type { CalendarLinkAnswer } from '../../shared/contract/me.ts';
import type { CalendarContent, CalendarEntry, CalendarItem } from '../../shared/me/calendar-entry.ts';
import { firstDayOf } from '../../shared/me/calendar-entry.ts';
import { reviseCalendar } from '../../shared/me/revise-calendar.ts';
import type { Clock } from '../ports/clock.ts';
import {
  ENDED_LINK,
  type CalendarEntryRecord,
  type CalendarLinkRecord,
  type OwnStore,
} from '../ports/own-store.ts';
import type { CalendarLinks } from '../ports/own-work.ts';
import { readOwnDays, type OwnDaysParts } from './own-days.ts';
import { writeCalendar } from './write-calendar.ts';

export interface CalendarRoomParts extends OwnDaysParts {
  readonly store: OwnStore;
  readonly clock: Clock;
  readonly tokens: { readonly create: () => string; readonly hash: (token: string) => string };
  /** Null: the account is closed, gone, or nobody's on the floor. */
  readonly agentOf: (accountId: string) => string | null;
}

/** A calendar keeps the last month and has what is published of the next four. */
const DAYS_BEFORE = 31;
const DAYS_AFTER = 123;
/** What was taken back is said so long; calendars that were asleep for longer begin anew. */
const CANCELLED_MS = 31 * 86_400_000;
const READ_TO_MS = 15 * 60_000;

/** Calendars by secret links (RULES.md beside this file says what holds). */
export class CalendarRoom implements CalendarLinks {
  readonly #parts: CalendarRoomParts;
  /** By agent: two calendars that read at once must not give one change two numbers. */
  readonly #inTurn = createTurnsOf();

  constructor(parts: CalendarRoomParts) {
    this.#parts = parts;
  }

  find: CalendarLinks['find'] = async (accountId) => answerOf(await this.#parts.store.findLink(accountId));

  make: CalendarLinks['make'] = async (accountId, locale) => {
    const { store, clock, tokens } = this.#parts;
    const token = tokens.create();
    const link = {
      accountId,
      tokenHash: tokens.hash(token),
      locale,
      madeMs: clock.nowMs(),
      readMs: null,
    };
    await store.saveLink(link);
    return { ...answerOf(link), path: `/api/v1/calendar/${token}.ics` };
  };

  remove: CalendarLinks['remove'] = (accountId) => this.#parts.store.removeLink(accountId);

  read: CalendarLinks['read'] = async (token) => {
    const { store, clock, tokens, agentOf, site } = this.#parts;
    const link = await store.findLinkByHash(tokens.hash(token));
    const agentId = link && agentOf(link.accountId);
    if (link === null || agentId === null) return null;
    const nowMs = clock.nowMs();
    const entries = await this.#inTurn(agentId, () => this.#revise(agentId, nowMs));
    if (link.readMs === null || nowMs - link.readMs >= READ_TO_MS)
      await store.markLinkRead(link.tokenHash, nowMs);
    const told = entries
      .filter(({ isCancelled, changedMs }) => !isCancelled || nowMs - changedMs < CANCELLED_MS)
      .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    return writeCalendar(told, { site: site(), locale: link.locale });
  };

  async #revise(agentId: string, nowMs: number): Promise<readonly CalendarEntry[]> {
    const { store, calendar } = this.#parts;
    const firstDay = calendar.addDays(calendar.dayOf(nowMs).day, -DAYS_BEFORE);
    const [kept, items] = await Promise.all([
      store.readCalendar(agentId),
      this.#listItems(agentId, firstDay),
    ]);
    const entries = reviseCalendar(kept.map(entryOf), items, firstDay, nowMs);
    const records = entries.map(recordOf).sort((one, other) => (one.uid < other.uid ? -1 : 1));
    if (JSON.stringify(records) !== JSON.stringify(kept)) await store.saveCalendar(agentId, records);
    return entries;
  }

  async #listItems(agentId: string, firstDay: string): Promise<readonly CalendarItem[]> {
    const range = { firstDay, days: DAYS_BEFORE + DAYS_AFTER };
    const { days, leave } = await readOwnDays(this.#parts, agentId, range);
    const who = createHash('sha256').update(agentId).digest('hex').slice(0, 16);
    const shifts = days.flatMap(({ day, shift }): readonly CalendarItem[] =>
      shift === null ? [] : [{ uid: `${day}-${who}@floorcast`, content: { kind: 'shift', shift } }],
    );
    const off = leave
      .filter(({ isCancelled, lastDay }) => !isCancelled && lastDay >= firstDay)
      .map(({ requestId, firstDay: first, lastDay, part }): CalendarItem => {
        const content: CalendarContent = { kind: 'leave', firstDay: first, lastDay, part };
        return { uid: `leave-${requestId}-${who}@floorcast`, content };
      });
    return [...shifts, ...off];
  }
}

function answerOf(link: CalendarLinkRecord | null): CalendarLinkAnswer {
  return {
    madeAtMs: link?.madeMs ?? null,
    readAtMs: link?.readMs ?? null,
    isEnded: link?.tokenHash.startsWith(ENDED_LINK) ?? false,
  };
}

function keyOf({ content, uid }: CalendarEntry): string {
  return `${firstDayOf(content)} ${uid}`;
}

function entryOf({ uid, sequence, isCancelled, changedMs, text }: CalendarEntryRecord): CalendarEntry {
  return { uid, sequence, isCancelled, changedMs, content: JSON.parse(text) as CalendarContent };
}

function recordOf({ uid, sequence, isCancelled, changedMs, content }: CalendarEntry): CalendarEntryRecord {
  return { uid, sequence, isCancelled, changedMs, text: JSON.stringify(content) };
}
