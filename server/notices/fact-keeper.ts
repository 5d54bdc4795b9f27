import { DEFAULT_NOTICE_SETTINGS, type NoticeSettings } from '../../shared/notices/notice-settings.ts';
import { planDelivery } from '../../shared/notices/plan-delivery.ts';
import { createLocalClock, type LocalClock } from '../../shared/time/local-clock.ts';
import type { PlanNotice } from '../ports/notice-store.ts';
import { findReaders } from './find-readers.ts';
import { sayingsOfSite } from './name-agent.ts';
import type { NoticeParts } from './notice-parts.ts';
import type { Telling } from './telling.ts';
import { writeWebhookDocuments } from './write-webhook-documents.ts';

/** So many are kept in one transaction: others wait for it. */
const BATCH = 20;
/** What could not be kept is tried again; a disk that is full for days must not fill the memory, too. */
const MOST_UNKEPT = 10_000;

/** Brings what is told to its readers' notices, and to what the webhook is sent. */
export class FactKeeper {
  readonly #parts: NoticeParts;
  readonly #localClock: LocalClock;
  readonly #onKept: (accountId: string) => void;
  #unkept: readonly Telling[] = [];

  constructor(parts: NoticeParts, onKept: (accountId: string) => void) {
    this.#parts = parts;
    this.#localClock = createLocalClock(parts.live.site().timeZone);
    this.#onKept = onKept;
  }

  add(tellings: readonly Telling[]): void {
    this.#unkept = [...this.#unkept, ...tellings].slice(-MOST_UNKEPT);
  }

  /** Keeps what was added. What fails is still there for the next time, and what was kept already stays once: its key says so. */
  async keep(): Promise<void> {
    const { accounts, live, store, webhook } = this.#parts;
    const tellings = this.#unkept;
    if (tellings.length === 0) return;
    if (webhook !== null)
      await store.addSends(writeWebhookDocuments(tellings, live.site().name, sayingsOfSite(live)));
    const all = accounts.list();
    const facts = tellings.flatMap(({ readers, ...fact }) =>
      findReaders(readers, all, live.site()).map((accountId) => ({ accountId, ...fact })),
    );
    for (let at = 0; at < facts.length; at += BATCH) {
      const batch = facts.slice(at, at + BATCH);
      const people = await store.readPeople(batch.map(({ accountId }) => accountId));
      const settings = new Map(people.map((person) => [person.accountId, person.settings]));
      for (const accountId of await store.addFacts(batch, this.planBy(settings))) this.#onKept(accountId);
    }
    this.#unkept = this.#unkept.filter((telling) => !tellings.includes(telling));
  }

  /** When notices are due, by settings that were read before. */
  planBy(settings: ReadonlyMap<string, NoticeSettings | null>): PlanNotice {
    const nowMs = this.#parts.clock.nowMs();
    return (accountId, facts) =>
      planDelivery(facts, settings.get(accountId) ?? DEFAULT_NOTICE_SETTINGS, nowMs, this.#localClock).dueMs;
  }
}
