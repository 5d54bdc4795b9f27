import type { MemberBook } from './member-book.ts';
import type { ListedChannel } from './snapshot-collector.ts';

/** A conversation found in CoreShowChannels: a channel in Queue, bridged with a member's channel. */
export interface ListedConversation {
  readonly callId: string;
  readonly queueId: string;
  readonly agentId: string;
  readonly legId: string;
  readonly linkedId: string;
  /** How long the agent's leg exists, ringing included: Asterisk does not say since when they talk. */
  readonly legAgeMs: number;
  /** How long the caller's channel exists: he joined the queue after that. */
  readonly callerAgeMs: number;
}

/** `support,,,,40` is queue `support`. */
export function queueOf(channel: ListedChannel): string {
  return channel.application === 'Queue' ? (channel.applicationData.split(',')[0] ?? '') : '';
}

export function findConversations(
  channels: readonly ListedChannel[],
  members: MemberBook,
): readonly ListedConversation[] {
  const bridges = new Map<string, ListedChannel[]>();
  for (const channel of channels) {
    if (channel.bridgeId === '') continue;
    bridges.set(channel.bridgeId, [...(bridges.get(channel.bridgeId) ?? []), channel]);
  }
  const found: ListedConversation[] = [];
  for (const caller of channels) {
    const queueId = queueOf(caller);
    if (queueId === '' || caller.bridgeId === '') continue;
    for (const leg of bridges.get(caller.bridgeId) ?? []) {
      const agentId = leg === caller ? null : findAgent(leg, queueId, members);
      if (agentId === null) continue;
      const { callId, linkedId, durationMs: callerAgeMs } = caller;
      found.push({
        callId,
        queueId,
        agentId,
        legId: leg.callId,
        linkedId,
        legAgeMs: leg.durationMs,
        callerAgeMs,
      });
      break;
    }
  }
  return found;
}

/**
 * `PJSIP/1003-00000017` is the device PJSIP/1003, `Local/1006@from-queue-00000002;1` a leg of the member
 * `Local/1006@from-queue/n`. A Local channel that was optimized away left the phone alone: then the extension tells
 * (rule AM24).
 */
function findAgent(leg: ListedChannel, queueId: string, members: MemberBook): string | null {
  const device = leg.channel.replace(/;\d$/, '').replace(/-[0-9a-f]{6,}$/i, '');
  const ids = members.membersOf(queueId).map((member) => member.interface);
  const exact = ids.find((id) => id === device || withoutOptions(id) === device);
  if (exact !== undefined) return exact;
  const extension = device.slice(device.indexOf('/') + 1);
  return (
    ids.find((id) => {
      const own = /^Local\/([^@/]+)@/.exec(id)?.[1];
      return own !== undefined && (own === extension || own === leg.callerNumber);
    }) ?? null
  );
}

function withoutOptions(address: string): string {
  return address.startsWith('Local/') ? address.replace(/\/[a-z]+$/i, '') : address;
}

/** One call in one queue, as a key. */
export function callKey(callId: string, queueId: string): string {
  return `${callId}\n${queueId}`;
}

/** The calls that are in Queue with one of these channels, waiting or talking. */
export function presentCalls(channels: readonly ListedChannel[]): ReadonlySet<string> {
  return new Set(channels.map((channel) => callKey(channel.callId, queueOf(channel))));
}
