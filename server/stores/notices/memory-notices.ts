import { randomUUID } from 'node:crypto';
import type { TimedFact } from '../../../shared/notices/notice.ts';
import type {
  GivenUp,
  NewSend,
  NoticeDevice,
  NoticePerson,
  NoticeRecord,
  NoticeStore,
  PlanNotice,
  SendRecord,
} from '../../ports/notice-store.ts';

type KeptSend = SendRecord & {
  readonly nextMs: number;
  readonly state: 'waiting' | 'sent' | 'dropped' | 'given-up';
  readonly fault: string | null;
  readonly finishedMs: number | null;
};

/** Notices that are gone with the process. */
export function createMemoryNotices(): NoticeStore {
  const notices = new Map<string, NoticeRecord>();
  /** By account and fact. */
  const keys = new Map<string, { readonly noticeId: string }>();
  const people = new Map<string, NoticePerson>();
  const devices = new Map<string, NoticeDevice>();
  const sends = new Map<string, KeptSend>();

  const findOpen = (accountId: string) =>
    [...notices.values()].find((notice) => notice.accountId === accountId && notice.closedMs === null);

  function planOpen(notice: NoticeRecord, plan: PlanNotice): void {
    const dueMs = plan(notice.accountId, notice.facts);
    const lastMs = notice.facts.at(-1)!.atMs;
    const isOver = dueMs === null ? { closedMs: lastMs, readMs: lastMs } : {};
    notices.set(notice.id, { ...notice, dueMs, ...isOver });
  }

  function addSends(added: readonly NewSend[]): void {
    for (const send of added)
      if (!sends.has(send.id))
        sends.set(send.id, {
          ...send,
          tries: 0,
          nextMs: send.madeMs,
          state: 'waiting',
          fault: null,
          finishedMs: null,
        });
  }

  return {
    addFacts: async (facts, plan) => {
      const told = new Set<string>();
      for (const { accountId, key, atMs, fact } of facts) {
        const place = JSON.stringify([accountId, key]);
        if (keys.has(place)) continue;
        const open = findOpen(accountId);
        const id = open?.id ?? randomUUID();
        keys.set(place, { noticeId: id });
        const all: readonly TimedFact[] = [...(open?.facts ?? []), { atMs, fact }];
        planOpen(
          {
            id,
            accountId,
            firstMs: open?.firstMs ?? atMs,
            lastMs: Math.max(open?.lastMs ?? atMs, atMs),
            dueMs: null,
            closedMs: null,
            readMs: null,
            facts: all,
          },
          plan,
        );
        told.add(accountId);
      }
      return [...told];
    },
    replan: async (accountId, plan) => {
      const open = findOpen(accountId);
      if (open !== undefined) planOpen(open, plan);
    },
    listNotices: async (accountId, beforeMs, most) =>
      [...notices.values()]
        .filter((notice) => notice.accountId === accountId && notice.lastMs < (beforeMs ?? Infinity))
        .sort((a, b) => b.lastMs - a.lastMs || (a.id < b.id ? -1 : 1))
        .slice(0, most),
    countUnread: async (accountId) =>
      [...notices.values()].filter((notice) => notice.accountId === accountId && notice.readMs === null)
        .length,
    markRead: async (accountId, ids, untilMs, atMs) => {
      for (const notice of notices.values()) {
        if (notice.accountId !== accountId || notice.lastMs > untilMs) continue;
        if (ids !== null && !ids.includes(notice.id)) continue;
        const closed = notice.closedMs === null ? { closedMs: atMs, dueMs: null } : {};
        notices.set(notice.id, { ...notice, ...closed, readMs: notice.readMs ?? atMs });
      }
    },
    listDue: async (nowMs, most) =>
      [...notices.values()]
        .filter(({ closedMs, dueMs }) => closedMs === null && dueMs !== null && dueMs <= nowMs)
        .sort((a, b) => a.dueMs! - b.dueMs! || (a.id < b.id ? -1 : 1))
        .slice(0, most),
    close: async ({ id, facts }, atMs, added) => {
      const kept = notices.get(id);
      if (kept === undefined || kept.closedMs !== null || kept.facts.length !== facts.length) return false;
      notices.set(id, { ...kept, closedMs: atMs });
      addSends(added);
      return true;
    },
    addSends: async (added) => addSends(added),
    claimSends: async (nowMs, leaseMs, most) => {
      const due = [...sends.values()]
        .filter(({ state, nextMs }) => state === 'waiting' && nextMs <= nowMs)
        .sort((a, b) => a.nextMs - b.nextMs || (a.id < b.id ? -1 : 1))
        .slice(0, most);
      return due.map((send) => {
        const claimed = { ...send, nextMs: leaseMs, tries: send.tries + 1 };
        sends.set(send.id, claimed);
        const { id, channel, accountId, deviceId, text, madeMs, tries } = claimed;
        return { id, channel, accountId, deviceId, text, madeMs, tries };
      });
    },
    finishSend: async (id, outcome) => {
      const send = sends.get(id);
      if (send?.state !== 'waiting') return;
      if (outcome.kind === 'later') sends.set(id, { ...send, nextMs: outcome.nextMs, fault: outcome.fault });
      else
        sends.set(id, {
          ...send,
          state: outcome.kind,
          finishedMs: outcome.atMs,
          fault: outcome.kind === 'given-up' ? outcome.fault : send.fault,
        });
    },
    listGivenUp: async (accountId, sinceMs) =>
      [...sends.values()]
        .filter(
          (send) => send.accountId === accountId && send.state === 'given-up' && send.finishedMs! >= sinceMs,
        )
        .sort((a, b) => b.finishedMs! - a.finishedMs! || (a.id < b.id ? -1 : 1))
        .map(({ channel, finishedMs, fault }): GivenUp => ({
          channel,
          atMs: finishedMs!,
          fault: fault ?? '',
        })),
    readPeople: async (accountIds) =>
      [...people.values()]
        .filter(({ accountId }) => accountIds.includes(accountId))
        .sort((a, b) => (a.accountId < b.accountId ? -1 : 1)),
    savePerson: async (person) => void people.set(person.accountId, person),
    findByMailToken: async (tokenHash) =>
      [...people.values()].find(({ mail }) => mail?.tokenHash === tokenHash) ?? null,
    listDevices: async (accountId) =>
      [...devices.values()]
        .filter((device) => device.accountId === accountId)
        .sort((a, b) => a.addedMs - b.addedMs || (a.id < b.id ? -1 : 1)),
    saveDevice: async (device) => void devices.set(device.id, device),
    moveDevices: async (from, { accountId, sessionId }) => {
      for (const device of devices.values()) {
        if (device.sessionId !== from) continue;
        if (device.accountId === accountId) devices.set(device.id, { ...device, sessionId });
        else devices.delete(device.id);
      }
    },
    removeDevices: async (which) => {
      for (const { id, sessionId } of devices.values())
        if ('ids' in which ? which.ids.includes(id) : which.sessionIds.includes(sessionId))
          devices.delete(id);
    },
    forgetBefore: async (atMs) => {
      for (const { id, closedMs, lastMs } of notices.values())
        if (closedMs !== null && closedMs < atMs && lastMs < atMs) {
          notices.delete(id);
          for (const [place, { noticeId }] of keys) if (noticeId === id) keys.delete(place);
        }
      for (const { id, finishedMs } of sends.values())
        if (finishedMs !== null && finishedMs < atMs) sends.delete(id);
    },
  };
}
