import type {
  CalendarEntryRecord,
  CalendarLinkRecord,
  DayMessageRecord,
  HelpCallRecord,
  OwnStore,
} from '../../ports/own-store.ts';

/** Agents' own work in memory, for tests. */
export function createMemoryOwn(): OwnStore {
  const links = new Map<string, CalendarLinkRecord>();
  const calendars = new Map<string, readonly CalendarEntryRecord[]>();
  const calls = new Map<string, HelpCallRecord>();
  const messages = new Map<string, DayMessageRecord>();
  const byTime = (one: HelpCallRecord, other: HelpCallRecord) =>
    one.calledMs - other.calledMs || compareTexts(one.id, other.id);
  const linkOfHash = (tokenHash: string) => [...links.values()].find((link) => link.tokenHash === tokenHash);
  return {
    saveLink: async (link) => void links.set(link.accountId, link),
    removeLink: async (accountId) => void links.delete(accountId),
    findLink: async (accountId) => links.get(accountId) ?? null,
    findLinkByHash: async (tokenHash) => linkOfHash(tokenHash) ?? null,
    markLinkRead: async (tokenHash, readMs) => {
      const link = linkOfHash(tokenHash);
      if (link !== undefined) links.set(link.accountId, { ...link, readMs });
    },
    readCalendar: async (agentId) => calendars.get(agentId) ?? [],
    saveCalendar: async (agentId, entries) =>
      void calendars.set(
        agentId,
        entries.toSorted((one, other) => compareTexts(one.uid, other.uid)),
      ),
    listHelpCalls: async () => [...calls.values()].filter(({ endedMs }) => endedMs === null).sort(byTime),
    findLastHelpCall: async (agentId) =>
      [...calls.values()]
        .filter((call) => call.agentId === agentId)
        .sort(byTime)
        .at(-1) ?? null,
    findHelpCall: async (id) => calls.get(id) ?? null,
    addHelpCall: async (call) => {
      const stands = [...calls.values()].some(
        ({ agentId, endedMs }) => agentId === call.agentId && endedMs === null,
      );
      if (!stands) calls.set(call.id, call);
      return !stands;
    },
    takeHelpCall: async (id, takenMs, takenBy) => {
      const call = calls.get(id);
      if (call === undefined || call.takenMs !== null || call.endedMs !== null) return false;
      calls.set(id, { ...call, takenMs, takenBy });
      return true;
    },
    endHelpCall: async (id, endedMs, endedBy) => {
      const call = calls.get(id);
      if (call === undefined || call.endedMs !== null) return false;
      calls.set(id, { ...call, endedMs, endedBy });
      return true;
    },
    addMessage: async (message) => void messages.set(message.id, message),
    listMessages: async (endingAfterMs) =>
      [...messages.values()]
        .filter(({ endsMs }) => endsMs > endingAfterMs)
        .sort((one, other) => other.madeMs - one.madeMs || compareTexts(one.id, other.id)),
    removeMessage: async (id, removedMs, removedBy) => {
      const message = messages.get(id);
      if (message === undefined || message.removedMs !== null) return null;
      const removed = { ...message, removedMs, removedBy };
      messages.set(id, removed);
      return removed;
    },
  };
}

/** As databases sort. */
function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
