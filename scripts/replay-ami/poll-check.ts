import type { Floor } from '../../shared/floor/floor.ts';
import { stateName } from '../../shared/floor/floor-agent.ts';
import { PHASE_WAITING } from '../../shared/floor/visit.ts';
import { phoneOf } from '../../server/feeds/asterisk/member-book.ts';
import { readLines } from './capture-reader.ts';

/** So much later than app_queue's events a phone reports that it rings. */
const SETTLE_MS = 250;

/** Asterisk's own answer to QueueStatus at one moment. */
export interface Poll {
  readonly atMs: number;
  readonly queues: readonly string[];
  readonly members: readonly Readonly<Record<string, string>>[];
  readonly entries: readonly Readonly<Record<string, string>>[];
}

export async function readPolls(path: string): Promise<readonly Poll[]> {
  const polls: Poll[] = [];
  for await (const text of readLines(path)) {
    const value = JSON.parse(text) as Record<string, unknown>;
    const lists = { params: value['params'], members: value['members'], entries: value['entries'] };
    if (!Object.values(lists).every(Array.isArray)) continue;
    const { params, members, entries } = lists as Record<string, Record<string, string>[]>;
    polls.push({
      atMs: Number(value['t_status'] ?? value['t']),
      queues: params!.map((queue) => queue['Queue'] ?? ''),
      members: members!,
      entries: entries!,
    });
  }
  return polls;
}

/**
 * Where the floor differs from Asterisk's answer: callers waiting in each queue, members of each queue with their pauses,
 * levels and phones, and the state each agent is shown in.
 */
export function comparePoll(poll: Poll, floor: Floor): readonly string[] {
  const differences: string[] = [];
  const waiting = findWaiting(floor);
  const listed = new Set(poll.entries.map((entry) => `${entry['Queue']} ${entry['Uniqueid']}`));
  for (const caller of listed) if (!waiting.has(caller)) differences.push(`waits unseen: ${caller}`);
  for (const caller of waiting) if (!listed.has(caller)) differences.push(`waits only here: ${caller}`);

  const expected = new Map<string, string>();
  const statuses = new Map<string, number>();
  for (const member of poll.members) {
    const { Queue = '', Location = '', Paused, PausedReason, Penalty } = member;
    const pause = Paused === '1' ? `paused ${PausedReason}` : 'free';
    expected.set(`${Queue} ${Location}`, `${pause}, level ${Number(Penalty) + 1}`);
    statuses.set(Location, Number(member['Status']));
  }
  const actual = new Map<string, string>();
  for (const agent of floor.agents.values()) {
    if (!agent.signedIn) continue;
    for (const { queue, level, pauseReason } of agent.memberships) {
      const pause = pauseReason === null ? 'free' : `paused ${pauseReason}`;
      actual.set(`${queue.id} ${agent.id}`, `${pause}, level ${level}`);
    }
    const status = statuses.get(agent.id);
    if (status === undefined) continue;
    if (agent.phone !== phoneOf(status)) {
      differences.push(`${agent.id}: phone ${agent.phone}, Asterisk says ${status}`);
    }
    const state = stateName(agent.state);
    // AgentCalled and AgentConnect come some ms before the phone's own state.
    const settled = poll.atMs - agent.sinceMs > SETTLE_MS;
    if (settled && !statesOf(status).has(state))
      differences.push(`${agent.id}: ${state}, Asterisk says ${status}`);
  }
  for (const [member, state] of expected) {
    // A reason that came with an unpause is dropped by Asterisk and here alike; an empty one means none.
    if (actual.get(member) !== state) differences.push(`${member}: ${actual.get(member)}, not ${state}`);
  }
  for (const member of actual.keys()) if (!expected.has(member)) differences.push(`${member}: no member`);
  return differences;
}

function findWaiting(floor: Floor): ReadonlySet<string> {
  const waiting = new Set<string>();
  for (const first of floor.calls.values()) {
    for (let visit: typeof first | null = first; visit !== null; visit = visit.nextOfCall) {
      if (visit.phase === PHASE_WAITING) waiting.add(`${visit.queue.id} ${visit.callId}`);
    }
  }
  return waiting;
}

/** The states a device status may be shown as; pauses and wrap-up decide between them. */
function statesOf(status: number): ReadonlySet<string> {
  switch (phoneOf(status)) {
    case 'in-use':
      return new Set(
        status === 7 ? ['talking', 'other-call', 'ringing'] : ['talking', 'other-call', 'wrap-up'],
      );
    case 'ringing':
      return new Set(['ringing']);
    case 'unreachable':
      return new Set(['unreachable', 'paused', 'wrap-up']);
    case 'idle':
      return new Set(['ready', 'paused', 'wrap-up']);
  }
}
