import type { NumberedEvent } from '../floor/events.ts';
import { maskEvent } from '../floor/mask-events.ts';
import { TALLY_FIELDS } from '../floor/tally.ts';
import { maskNumber } from '../site/mask-number.ts';
import { AGENT_TALLY_FIELDS } from './agent-tally.ts';
import type { CallRecord } from './call-record.ts';
import type { AgentInterval, QueueInterval } from './roll-ups.ts';
import { FIELD_OF_GAP, listGaps, nameGaps } from './tally-gaps.ts';

/** What can be taken out whole. */
export const EXPORT_KINDS = ['calls', 'queue-intervals', 'agent-intervals', 'events'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** A row of a file: texts and numbers; null is nothing. An event is an object, which a CSV holds as JSON. */
export type ExportRow = Readonly<Record<string, string | number | object | null>>;

/** The columns of each kind in their order. Those of calls and counts are named as an import reads them. */
export const EXPORT_COLUMNS: Readonly<Record<ExportKind, readonly string[]>> = {
  calls: [
    'callId',
    'queue',
    'offeredAt',
    'outcome',
    'flowOutReason',
    'waitSeconds',
    'talkSeconds',
    'holdSeconds',
    'wrapUpSeconds',
    'agent',
    'caller',
    'handled',
    'answerWithinSeconds',
    'shortAbandonSeconds',
    'importNo',
  ],
  'queue-intervals': ['queue', 'start', ...TALLY_FIELDS, 'untold'],
  'agent-intervals': ['agent', 'agentName', 'queue', 'start', 'day', ...AGENT_TALLY_FIELDS],
  events: ['seq', 'at', 'type', 'callId', 'queueId', 'agentId', 'event'],
};

/** Writes an instant on the site's clock: `2026-10-25T02:15:03.120+02:00`. */
export type InstantWriter = (atMs: number) => string;
export type Callers = 'whole' | 'masked';

/** Of a conversation that is not over the lengths are left out: an import takes a 0 for one that was. */
export function exportCall(
  call: CallRecord & { readonly importNo: number },
  write: InstantWriter,
  callers: Callers,
): ExportRow {
  const { callerNumber } = call;
  const isOpen = call.outcome === 'answered' && !call.handled;
  return {
    callId: call.callId,
    queue: call.queueId,
    offeredAt: write(call.offeredAtMs),
    outcome: call.outcome,
    flowOutReason: call.flowOutReason,
    waitSeconds: call.waitMs / 1000,
    talkSeconds: isOpen ? null : call.talkMs / 1000,
    holdSeconds: isOpen ? null : call.holdMs / 1000,
    wrapUpSeconds: isOpen ? null : call.wrapUpMs / 1000,
    agent: call.agentId,
    caller: callerNumber === null || callers === 'whole' ? callerNumber : maskNumber(callerNumber),
    handled: call.handled ? 1 : 0,
    answerWithinSeconds: call.answerWithinMs / 1000,
    shortAbandonSeconds: call.shortAbandonMs / 1000,
    importNo: call.importNo,
  };
}

/** What a row does not tell is left out, and named: an import takes an empty count for none. */
export function exportQueueInterval(row: QueueInterval, write: InstantWriter): ExportRow {
  const { queueId, startMs, tally, gaps = 0 } = row;
  const unknown = listGaps(gaps).flatMap((gap) => FIELD_OF_GAP[gap] ?? []);
  return {
    queue: queueId,
    start: write(startMs),
    ...tally,
    ...Object.fromEntries(unknown.map((field) => [field, null])),
    untold: gaps === 0 ? null : nameGaps(gaps),
  };
}

/** `queue` is null where the row is the whole agent's. */
export function exportAgentInterval(
  row: AgentInterval,
  write: InstantWriter,
  agentName: string | null,
): ExportRow {
  const { agentId, queueId, startMs, day, tally } = row;
  return { agent: agentId, agentName, queue: queueId, start: write(startMs), day, ...tally };
}

export function exportEvent(
  { seq, event }: NumberedEvent,
  write: InstantWriter,
  callers: Callers,
): ExportRow {
  return {
    seq,
    at: write(event.atMs),
    type: event.type,
    callId: ('callId' in event && event.callId) || null,
    queueId: ('queueId' in event && event.queueId) || null,
    agentId: ('agentId' in event && event.agentId) || null,
    event: callers === 'whole' ? event : maskEvent(event),
  };
}
