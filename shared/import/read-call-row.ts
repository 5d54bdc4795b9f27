import type { CallRecord } from '../history/call-record.ts';
import { type Cell, nameOf } from './cell.ts';
import { findCallTimes, type CallFacts } from './call-times.ts';
import { cellOf, type ColumnPlaces } from './column-places.ts';
import { checkId } from './check-id.ts';
import type { CallField, ImportOptions } from './import-format.ts';
import type { CallIdMaker } from './make-call-id.ts';
import { parseDuration } from './parse-duration.ts';
import type { MomentParser } from './parse-moment.ts';
import { parseFlowOutReason, parseOutcome } from './parse-outcome.ts';
import type { RuleFinder } from './rule-finder.ts';
import { ValueError } from './value-error.ts';

export interface CallRowReader {
  readonly places: ColumnPlaces<CallField>;
  readonly options: Pick<ImportOptions, 'durationUnit' | 'defaultQueue'>;
  readonly parseMoment: MomentParser;
  readonly findRule: RuleFinder;
  readonly makeCallId: CallIdMaker;
  /** The id of an agent a file knows by name alone; the name itself when nobody is known by it. */
  readonly agentNamed: (name: string) => string;
}

export interface ReadCall {
  /** The caller's number as the file has it: how it may be kept is not decided here. */
  readonly call: CallRecord;
  /** How the file names its agent; null when it does not. */
  readonly agentName: string | null;
}

/**
 * A row of calls as the history keeps it. What the file leaves out is worked out from what it says (IM10 on); what
 * contradicts itself is refused.
 *
 * @throws {ValueError} saying why the row cannot be taken.
 */
export function readCallRow(row: readonly Cell[], reader: CallRowReader): ReadCall {
  const { options, parseMoment } = reader;
  const { of, names, units } = reader.places;
  const moment = (field: 'offeredAt' | 'answeredAt' | 'endedAt') =>
    parseMoment(cellOf(row, of[field]), names[field]);
  const length = (field: 'wait' | 'talk' | 'hold' | 'wrapUp') =>
    parseDuration(cellOf(row, of[field]), names[field], units[field] ?? options.durationUnit);

  const offeredAtMs = moment('offeredAt');
  if (offeredAtMs === null) throw new ValueError({ code: 'offered-at-empty', column: names.offeredAt });
  const queueId = nameOf(cellOf(row, of.queue)) || options.defaultQueue;
  if (queueId === null) throw new ValueError({ code: 'queue-empty', column: names.queue });
  checkId(queueId, names.queue);

  const name = nameOf(cellOf(row, of.agentName)) || null;
  const stated = nameOf(cellOf(row, of.agent));
  const agent = stated || (name === null ? null : reader.agentNamed(name));
  if (agent !== null) checkId(agent, of.agent ? names.agent : names.agentName);
  const facts: CallFacts = {
    offeredAtMs,
    answeredAtMs: moment('answeredAt'),
    endedAtMs: moment('endedAt'),
    outcome: parseOutcome(cellOf(row, of.outcome), names.outcome),
    flowOutReason: parseFlowOutReason(cellOf(row, of.flowOutReason), names.flowOutReason),
    waitMs: length('wait'),
    talkMs: length('talk'),
    holdMs: length('hold'),
    wrapUpMs: length('wrapUp'),
    hasAgent: agent !== null,
    says: {
      answeredAt: of.answeredAt !== undefined,
      talk: of.talk !== undefined,
      agent: of.agent !== undefined || of.agentName !== undefined,
    },
  };
  const times = findCallTimes(facts, names);
  const rule = reader.findRule(queueId, offeredAtMs);
  const call: Omit<CallRecord, 'callId'> = {
    offeredAtMs,
    queueId,
    ...times,
    agentId: times.outcome === 'answered' ? agent : null,
    callerNumber: nameOf(cellOf(row, of.caller)).slice(0, LONGEST_CALLER) || null,
    answerWithinMs: rule.answerWithinSeconds * 1000,
    shortAbandonMs: rule.shortAbandonSeconds * 1000,
  };
  const callId = nameOf(cellOf(row, of.callId));
  if (callId !== '') checkId(callId, names.callId);
  const agentText = call.agentId === null ? '' : stated || name || '';
  return {
    call: { callId: callId === '' ? reader.makeCallId(call, agentText) : callId, ...call },
    agentName: call.agentId === null || name === call.agentId ? null : name,
  };
}

/** A number, a SIP address; more is no caller. */
const LONGEST_CALLER = 100;
