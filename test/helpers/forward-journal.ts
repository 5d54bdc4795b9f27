import type { Journal } from '../../server/ports/journal.ts';

/** The same journal with its methods as own properties, so that a test can put one of its own in front. */
export function forward(journal: Journal): Journal {
  return {
    commit: (commit) => journal.commit(commit),
    findKnownIds: (ids) => journal.findKnownIds(ids),
    newestAtMs: (source) => journal.newestAtMs(source),
    read: (afterSeq, limit) => journal.read(afterSeq, limit),
    readPeriod: (period, afterSeq, limit) => journal.readPeriod(period, afterSeq, limit),
    findCall: (callId, limit) => journal.findCall(callId, limit),
    findAgent: (agentId, period, limit) => journal.findAgent(agentId, period, limit),
    findType: (type, period, limit) => journal.findType(type, period, limit),
    measure: (period) => journal.measure(period),
    lastSeq: () => journal.lastSeq(),
    lastFloorMs: () => journal.lastFloorMs(),
    saveSnapshot: (seq, text) => journal.saveSnapshot(seq, text),
    loadSnapshots: () => journal.loadSnapshots(),
    status: () => journal.status(),
    close: () => journal.close(),
  };
}
