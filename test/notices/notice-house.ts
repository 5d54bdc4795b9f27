import { onTestFinished } from 'vitest';
import type { Mail } from '../../server/notices/channels/mail.ts';
import { NoticeRoom } from '../../server/notices/notice-room.ts';
import type { NoticeParts } from '../../server/notices/notice-parts.ts';
import { SendFault } from '../../server/notices/send-fault.ts';
import type { NoticeStore } from '../../server/ports/notice-store.ts';
import { createMemoryNotices } from '../../server/stores/notices/memory-notices.ts';
import { WHOLE_SITE, type AccountScope, type Role } from '../../shared/access/roles.ts';
import type { Account } from '../../shared/contract/accounts.ts';
import type { RosterFact } from '../../shared/contract/roster-presence.ts';
import type { RosterVersionAnswer, RosterVersionHead } from '../../shared/contract/roster-versions.ts';
import type { NoticeFact } from '../../shared/notices/notice.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import webPush from 'web-push';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
/** Nothing of what is tried with it is quiet: the scripted floor's clocks show UTC. */
export const NOON = Date.parse('2026-03-10T12:00Z');
export const CONTEST = {
  kind: 'contest' as const,
  day: '2026-03-09',
  isGranted: true as boolean,
} satisfies NoticeFact;
export const PUSH_KEYS = webPush.generateVAPIDKeys();

export function account(id: string, other: Partial<Account> = {}): Account {
  return {
    id,
    signInName: id,
    shownName: id,
    role: 'agent' as Role,
    scope: WHOLE_SITE as AccountScope,
    agentId: null,
    state: 'active',
    createdAtMs: 0,
    changedAtMs: 0,
    hasPassword: true,
    isTied: false,
    linkEndsAtMs: null,
    ...other,
  };
}

export const ANN = account('ann', { agentId: '8001' });

export interface SentMail {
  readonly address: string;
  readonly text: string;
}

/** A room over memory, a clock that is set by hand, rosters that publish what they are told, and a mailbox. */
export function openHouse(changes: Partial<NoticeParts> = {}, accounts: readonly Account[] = [ANN]) {
  const clock = { ms: NOON, nowMs: () => clock.ms };
  const store: NoticeStore = changes.store ?? createMemoryNotices();
  const floor = new ScriptedFloor();
  const errors: unknown[] = [];
  const lines: string[] = [];
  const mails: SentMail[] = [];
  /** What the next mails meet. */
  const mailbox = { fault: null as SendFault | null };
  const take = (mail: SentMail) => {
    if (mailbox.fault !== null) throw mailbox.fault;
    mails.push(mail);
  };
  const mail: Mail = {
    send: async ({ notice, person }) =>
      take({ address: person.mail!.address, text: notice.facts.map(({ kind }) => kind).join() }),
    sendLink: async (address, token) => take({ address, text: token }),
  };
  const versions = new Map<number, RosterVersionAnswer>();
  const rosterListeners: ((fact: RosterFact) => void)[] = [];
  const signedOutListeners: ((sessionIds: readonly string[]) => void)[] = [];
  const renewedListeners: ((before: string, now: { accountId: string; id: string }) => void)[] = [];
  const rosters = {
    onChanged: (listener: (fact: RosterFact) => void) => {
      rosterListeners.push(listener);
      return () => {};
    },
    readVersion: async (versionNo: number) => versions.get(versionNo)!,
    listVersions: async () => ({ versions: [...versions.values()].map(({ version }) => version).reverse() }),
  };
  const open = () => {
    const room = new NoticeRoom({
      store,
      accounts: {
        list: () => accounts,
        onSignedOut: (listener) => {
          signedOutListeners.push(listener);
          return () => {};
        },
        onRenewed: (listener) => {
          renewedListeners.push(listener);
          return () => {};
        },
      },
      live: floor,
      clock,
      push: { keys: PUSH_KEYS, contact: 'mailto:ops@example.org', reach: 'anywhere' },
      mail: () => mail,
      webhook: null,
      onError: (error) => errors.push(error),
      log: (line) => lines.push(line),
      ...changes,
    });
    const stop = room.keepUp(rosters);
    onTestFinished(stop);
    return { room, stop };
  };
  /** Keeps a version, and tells of it unless nobody listens. */
  const publish = (versionNo: number, people: RosterVersionAnswer['people'], isTold = true) => {
    const version: RosterVersionHead = {
      versionNo,
      kind: 'published',
      publishedAtMs: clock.ms,
      author: 'Pia',
      reason: '',
      firstDay: '2026-03-20',
      days: 7,
      changedAgents: people.length,
      seenAgents: 0,
    };
    versions.set(versionNo, { version, roster: [], people, seen: [] });
    if (isTold)
      for (const listener of rosterListeners) listener({ kind: 'versions', author: 'Pia', versionNo });
  };
  const { room, stop } = open();
  /** Time passes, and somebody looks: as the timer does. */
  const pass = async (ms: number) => {
    clock.ms += ms;
    await room.saveSettings('nobody', (await room.readSettings('nobody')).settings);
    await room.idle();
  };
  return {
    room,
    stop,
    open,
    pass,
    publish,
    store,
    clock,
    floor,
    errors,
    lines,
    mails,
    mailbox,
    signOut: (sessionIds: readonly string[]) =>
      signedOutListeners.forEach((listener) => listener(sessionIds)),
    signInAgain: (before: string, accountId: string, id: string) =>
      renewedListeners.forEach((listener) => listener(before, { accountId, id })),
    /** An address that is confirmed. */
    confirmMail: async (accountId = 'ann', address = 'ann@example.org') => {
      await room.askMail(accountId, address, 'en');
      await room.confirmMail(mails.pop()!.text);
    },
  };
}
