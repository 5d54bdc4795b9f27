import { createTally, TALLY_FIELDS, type Tally } from '../../shared/floor/tally.ts';
import { AGENT_TALLY_FIELDS, createAgentTally, type AgentTally } from '../../shared/history/agent-tally.ts';
import type { CallRecord } from '../../shared/history/call-record.ts';
import type { ImportStart } from '../../server/ports/imports.ts';

/** Every figure another number, so that none can take the place of another. */
export function tallyFrom(base: number): Tally {
  const tally = createTally();
  TALLY_FIELDS.forEach((field, index) => {
    tally[field] = base + index;
  });
  return tally;
}

export function agentTallyFrom(base: number): AgentTally {
  const tally = createAgentTally();
  AGENT_TALLY_FIELDS.forEach((field, index) => {
    tally[field] = base + index;
  });
  return tally;
}

/** Answered by agent 7 after 12 s, talked for 200 s. */
export function callRecord(part: Partial<CallRecord> = {}): CallRecord {
  return {
    offeredAtMs: Date.UTC(2026, 2, 10, 9, 20),
    queueId: 'support',
    callId: 'c1',
    outcome: 'answered',
    flowOutReason: null,
    waitMs: 12_000,
    agentId: '7',
    handled: true,
    talkMs: 200_000,
    holdMs: 5_000,
    wrapUpMs: 30_000,
    callerNumber: '+861055501234',
    answerWithinMs: 20_000,
    shortAbandonMs: 5_000,
    ...part,
  };
}

/** A file of calls (or whatever else) to import. */
export function importStart(part: Partial<ImportStart> = {}): ImportStart {
  return {
    kind: 'calls',
    fileName: '通话记录 2026.csv',
    fileSha256: 'a'.repeat(64),
    options: {
      kind: 'calls',
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      sheet: null,
      columns: { Queue: 'queue', Time: 'offeredAt' },
      timeZone: 'Asia/Shanghai',
      repeatedTime: 'earlier',
      skippedTime: 'shift',
      dateOrder: 'year-month-day',
      durationUnit: 'seconds',
      intervalMinutes: 30,
      defaultQueue: null,
    },
    ...part,
  };
}
