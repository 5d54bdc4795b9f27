import { randomUUID } from 'node:crypto';
import type { NoticeListAnswer } from '../../shared/contract/notices.ts';
import type { RosterFact } from '../../shared/contract/roster-presence.ts';
import { settleFacts } from '../../shared/notices/settle-facts.ts';
import { createLocalClock } from '../../shared/time/local-clock.ts';
import type { Notices } from '../ports/notices.ts';
import type { Rosters } from '../ports/roster-desk.ts';
import { createPush } from './channels/push.ts';
import { Courier } from './courier.ts';
import { FactKeeper } from './fact-keeper.ts';
import { nameAgent, sayingsOfSite } from './name-agent.ts';
import type { NoticeParts } from './notice-parts.ts';
import { ReaderChoices } from './reader-choices.ts';
import { listRosterNews } from './roster-news.ts';
import { Turns } from './turns.ts';

type ToldRosters = Pick<Rosters, 'onChanged' | 'readVersion' | 'listVersions'>;

const LOOK_EVERY_MS = 10_000;
const FORGET_EVERY_MS = 6 * 3_600_000;
const KEPT_MS = 90 * 86_400_000;
/** A version that was published while nobody could tell it is told at the next start. */
const CATCH_UP_MS = 86_400_000;
const MOST_LISTED = 50;
/** Whatever is under way when the server stops is sent again by the next one. */
const STOP_WITHIN_MS = 3_000;

/** Tells people what concerns them (RULES.md beside this file says what holds). */
export class NoticeRoom implements Notices {
  readonly #parts: NoticeParts;
  readonly #keeper: FactKeeper;
  readonly #courier: Courier;
  readonly #choices: ReaderChoices;
  readonly #listeners = new Set<(accountId: string) => void>();
  readonly #stops: (() => void)[] = [];
  readonly #keeping: Turns;
  /** Apart: who keeps what is told does not wait for those who do not answer. */
  readonly #sending: Turns;
  #isSendDue = false;
  #isStopped = false;
  #forgotMs = -Infinity;

  constructor(parts: NoticeParts) {
    this.#parts = parts;
    const sayings = sayingsOfSite(parts.live);
    const mail = parts.mail?.(sayings) ?? null;
    const onError = (error: unknown) => {
      if (!this.#isStopped) parts.onError(error);
    };
    this.#keeping = new Turns(onError);
    this.#sending = new Turns(onError);
    this.#keeper = new FactKeeper(parts, (accountId) => this.#tellChanged(accountId));
    this.#choices = new ReaderChoices(parts, mail);
    this.#courier = new Courier({
      store: parts.store,
      clock: parts.clock,
      localClock: createLocalClock(parts.live.site().timeZone),
      channels: { push: createPush({ ...parts.push, sayings }), mail },
      webhook: parts.webhook,
      isActive: (accountId) =>
        parts.accounts.list().some(({ id, state }) => id === accountId && state === 'active'),
      log: parts.log,
    });
  }

  /** From now on what is due is sent, and published rosters are told. Answers how to end it. */
  keepUp(rosters: ToldRosters): () => Promise<void> {
    const { accounts, store } = this.#parts;
    this.#keeping.do(() => this.#catchUp(rosters));
    const timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#stops.push(
      () => clearInterval(timer),
      rosters.onChanged((fact: RosterFact) => {
        if (fact.kind === 'versions') this.#keeping.do(() => this.#tellVersion(rosters, fact.versionNo));
      }),
      accounts.onRenewed((before, { accountId, id }) =>
        this.#keeping.do(() => store.moveDevices(before, { accountId, sessionId: id })),
      ),
      accounts.onSignedOut((sessionIds) => this.#keeping.do(() => store.removeDevices({ sessionIds }))),
    );
    this.#look();
    return async () => {
      for (const stop of this.#stops) stop();
      await this.#keeping.idle();
      this.#isStopped = true;
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, STOP_WITHIN_MS)));
      await Promise.race([this.#sending.idle(), enough]);
      clearTimeout(timer);
    };
  }

  /** Resolves when all that was begun is done. */
  async idle(): Promise<void> {
    await this.#keeping.idle();
    await this.#sending.idle();
  }

  tell: Notices['tell'] = (readers, fact) => {
    this.#keeper.add([{ readers, fact, key: randomUUID(), atMs: this.#parts.clock.nowMs() }]);
    this.#look();
  };

  onChanged: Notices['onChanged'] = (listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  list: Notices['list'] = async (accountId, beforeMs): Promise<NoticeListAnswer> => {
    const { store, live } = this.#parts;
    const [records, unread] = await Promise.all([
      store.listNotices(accountId, beforeMs, MOST_LISTED),
      store.countUnread(accountId),
    ]);
    const notices = records.flatMap(({ id, lastMs, readMs, facts }) => {
      const standing = settleFacts(facts.map(({ fact }) => fact));
      return standing.length === 0 ? [] : [{ id, atMs: lastMs, readAtMs: readMs, facts: standing }];
    });
    const agentIds = notices.flatMap(({ facts }) =>
      facts.flatMap((fact) => ('agentId' in fact && fact.agentId !== undefined ? [fact.agentId] : [])),
    );
    return {
      notices,
      unread,
      untilMs: Math.max(0, ...records.map(({ lastMs }) => lastMs)),
      olderBeforeMs: records.length < MOST_LISTED ? null : records.at(-1)!.lastMs,
      timeZone: live.site().timeZone,
      agentNames: Object.fromEntries(agentIds.map((agentId) => [agentId, nameAgent(live, agentId)])),
    };
  };

  countUnread: Notices['countUnread'] = (accountId) => this.#parts.store.countUnread(accountId);

  markRead: Notices['markRead'] = async (accountId, ids, untilMs) => {
    await this.#parts.store.markRead(accountId, ids, untilMs, this.#parts.clock.nowMs());
    this.#tellChanged(accountId);
  };

  readSettings: Notices['readSettings'] = (accountId) => this.#choices.read(accountId);

  saveSettings: Notices['saveSettings'] = async (accountId, settings) => {
    const saved = await this.#choices.save(accountId, settings);
    await this.#parts.store.replan(accountId, this.#keeper.planBy(new Map([[accountId, settings]])));
    this.#look();
    return saved;
  };

  askMail: Notices['askMail'] = (...asked) => this.#choices.askMail(...asked);
  removeMail: Notices['removeMail'] = (accountId) => this.#choices.removeMail(accountId);
  confirmMail: Notices['confirmMail'] = (token) => this.#choices.confirmMail(token);
  addDevice: Notices['addDevice'] = (...asked) => this.#choices.addDevice(...asked);
  removeDevice: Notices['removeDevice'] = (...asked) => this.#choices.removeDevice(...asked);

  async #catchUp(rosters: ToldRosters): Promise<void> {
    const sinceMs = this.#parts.clock.nowMs() - CATCH_UP_MS;
    const { versions } = await rosters.listVersions();
    const late = versions.filter(({ publishedAtMs }) => publishedAtMs >= sinceMs).reverse();
    for (const { versionNo } of late) await this.#tellVersion(rosters, versionNo);
  }

  /** Told again it is told to nobody: the key says so. */
  async #tellVersion(rosters: ToldRosters, versionNo: number): Promise<void> {
    const { clock, live } = this.#parts;
    const news = listRosterNews(await rosters.readVersion(versionNo), live.site());
    const atMs = clock.nowMs();
    const key = `roster-${versionNo}`;
    this.#keeper.add(
      news.map(({ agentId, fact }) => ({ readers: { agentIds: [agentId] }, fact, key, atMs })),
    );
    this.#look();
  }

  /** Keeps what was told, then sends what is due. */
  #look(): void {
    this.#keeping.do(async () => {
      await this.#keeper.keep();
      this.#sendSoon();
    });
  }

  /** At most one waits: it sees all that is due by then. */
  #sendSoon(): void {
    if (this.#isSendDue) return;
    this.#isSendDue = true;
    this.#sending.do(async () => {
      this.#isSendDue = false;
      await this.#courier.look(() => this.#isStopped);
      const nowMs = this.#parts.clock.nowMs();
      if (nowMs - this.#forgotMs < FORGET_EVERY_MS) return;
      this.#forgotMs = nowMs;
      await this.#parts.store.forgetBefore(nowMs - KEPT_MS);
    });
  }

  #tellChanged(accountId: string): void {
    for (const listener of this.#listeners) listener(accountId);
  }
}
