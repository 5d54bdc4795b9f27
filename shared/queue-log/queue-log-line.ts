/**
 * One line of Asterisk's queue_log: `epoch|callid|queue|agent|event|data...`. Only what a floor needs; every other event
 * (CONFIGRELOAD, lines an administrator wrote with the QueueLog action) is `other` (rule AM40).
 */
export type QueueLogLine =
  | (OnVisit & { readonly event: 'entered'; readonly callerNumber?: string; readonly callerName?: string })
  | (OnVisit & {
      readonly event: 'connected';
      readonly agentName: string;
      readonly waitMs: number;
      readonly ringMs?: number;
    })
  | (OnVisit & { readonly event: 'ring-missed'; readonly agentName: string; readonly ringMs: number })
  | (OnVisit & { readonly event: 'left'; readonly reason: LeaveReason; readonly waitMs?: number })
  | (OnVisit & {
      readonly event: 'completed';
      readonly agentName: string;
      readonly how: CompleteHow;
      readonly to?: string;
      readonly waitMs: number;
      readonly talkMs: number;
    })
  | (OnMember & { readonly event: 'member-added' | 'member-removed' })
  | (OnMember & { readonly event: 'paused'; readonly reason: string })
  | (OnMember & { readonly event: 'unpaused' })
  | (OnMember & { readonly event: 'penalty-changed'; readonly penalty: number })
  | { readonly event: 'started'; readonly atMs: number }
  | { readonly event: 'other'; readonly atMs: number };

export type LeaveReason = 'abandoned' | 'timeout' | 'key' | 'empty' | 'withdrawn';
export type CompleteHow = 'caller' | 'agent' | 'blind' | 'attended';

interface OnVisit {
  /** Start of the second the line was written in, epoch ms. */
  readonly atMs: number;
  readonly callId: string;
  readonly queueId: string;
}

interface OnMember {
  readonly atMs: number;
  readonly queueId: string;
  /** A member's name or interface: which one depends on the event and on `log_membername_as_agent` (rule AM43). */
  readonly member: string;
}

/** Null for a line that is no queue_log line: cut, empty, from elsewhere. */
export function parseQueueLogLine(line: string): QueueLogLine | null {
  const fields = line.replace(/\r$/, '').split('|');
  const epoch = Number(fields[0]);
  if (fields.length < 5 || fields[0] === '' || !Number.isFinite(epoch) || epoch <= 0) return null;
  const atMs = Math.floor(epoch) * 1000;
  const [, callId, queueId, agent, event] = fields as [string, string, string, string, string];
  const data = fields.slice(5);
  const visit = { atMs, callId, queueId };
  const member = { atMs, queueId, member: agent };
  switch (event) {
    case 'QUEUESTART':
      return { event: 'started', atMs };
    case 'ENTERQUEUE':
      return { event: 'entered', ...visit, ...knownCaller(data[1], data[3]) };
    case 'CONNECT': {
      const waitMs = secondsAt(data, 0);
      const ringMs = secondsAt(data, 2);
      const ring = ringMs === null ? {} : { ringMs };
      return waitMs === null ? null : { event: 'connected', ...visit, agentName: agent, waitMs, ...ring };
    }
    // The one length of the log in ms.
    case 'RINGNOANSWER': {
      const ringMs = Number(data[0]);
      return { event: 'ring-missed', ...visit, agentName: agent, ringMs: ringMs >= 0 ? ringMs : 0 };
    }
    case 'ABANDON':
      return { event: 'left', ...visit, reason: 'abandoned', ...waitAt(data, 2) };
    case 'EXITWITHTIMEOUT':
      return { event: 'left', ...visit, reason: 'timeout', ...waitAt(data, 2) };
    case 'EXITEMPTY':
      return { event: 'left', ...visit, reason: 'empty', ...waitAt(data, 2) };
    case 'WITHDRAW':
      return { event: 'left', ...visit, reason: 'withdrawn', ...waitAt(data, 2) };
    case 'EXITWITHKEY':
      return { event: 'left', ...visit, reason: 'key', ...waitAt(data, 3) };
    case 'COMPLETECALLER':
      return completed(visit, agent, 'caller', data, 0);
    case 'COMPLETEAGENT':
      return completed(visit, agent, 'agent', data, 0);
    // Hold, talk and position are the last three: what stands before them differs by kind.
    case 'BLINDTRANSFER':
    case 'TRANSFER':
      return completed(visit, agent, 'blind', data, Math.max(2, data.length - 3));
    case 'ATTENDEDTRANSFER':
      return completed(visit, agent, 'attended', data, Math.max(2, data.length - 3));
    case 'ADDMEMBER':
      return { event: 'member-added', ...member };
    case 'REMOVEMEMBER':
      return { event: 'member-removed', ...member };
    case 'PAUSE':
      return { event: 'paused', ...member, reason: data[0] ?? '' };
    case 'UNPAUSE':
      return { event: 'unpaused', ...member };
    case 'PENALTY': {
      const penalty = Number(data[0]);
      return Number.isInteger(penalty) ? { event: 'penalty-changed', ...member, penalty } : null;
    }
    default:
      return { event: 'other', atMs };
  }
}

function completed(
  visit: OnVisit,
  agentName: string,
  how: CompleteHow,
  data: readonly string[],
  at: number,
): QueueLogLine | null {
  const waitMs = secondsAt(data, at);
  const talkMs = secondsAt(data, at + 1);
  if (waitMs === null || talkMs === null) return null;
  const to = how === 'blind' && data[0] ? { to: data[0] } : {};
  return { event: 'completed', ...visit, agentName, how, ...to, waitMs, talkMs };
}

function secondsAt(data: readonly string[], index: number): number | null {
  const text = data[index];
  if (text === undefined || text === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? Math.round(value * 1000) : null;
}

function waitAt(data: readonly string[], index: number): { waitMs?: number } {
  const waitMs = secondsAt(data, index);
  return waitMs === null ? {} : { waitMs };
}

function knownCaller(
  number: string | undefined,
  name: string | undefined,
): { callerNumber?: string; callerName?: string } {
  const caller: { callerNumber?: string; callerName?: string } = {};
  if (number && number !== 'unknown' && number !== '<unknown>') caller.callerNumber = number;
  if (name && name !== 'unknown' && name !== '<unknown>') caller.callerName = name;
  return caller;
}
