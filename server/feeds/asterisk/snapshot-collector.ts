import { numberOf, textOf, type AmiMessage } from './ami-message.ts';
import { readMember, type MemberRecord } from './member-book.ts';

/** A caller waiting, as QueueStatus lists it. */
export interface QueueEntry {
  readonly callId: string;
  readonly queueId: string;
  readonly waitMs: number;
  readonly message: AmiMessage;
}

/** A channel, as CoreShowChannels lists it: the only answer that says who talks to whom. */
export interface ListedChannel {
  readonly callId: string;
  readonly linkedId: string;
  readonly channel: string;
  readonly callerNumber: string;
  readonly application: string;
  readonly applicationData: string;
  readonly bridgeId: string;
  readonly durationMs: number;
}

export interface QueueList {
  readonly queues: readonly string[];
  readonly members: readonly MemberRecord[];
  readonly entries: readonly QueueEntry[];
}

export type CollectedList =
  | { readonly kind: 'queues'; readonly list: QueueList; readonly extent: 'whole' | 'part' }
  | { readonly kind: 'channels'; readonly channels: readonly ListedChannel[] };

interface OpenQueueList {
  queues: string[];
  members: MemberRecord[];
  entries: QueueEntry[];
}

const LIST_EVENTS = new Set([
  'QueueParams',
  'QueueMember',
  'QueueEntry',
  'QueueStatusComplete',
  'QueueSummary',
  'QueueSummaryComplete',
  'CoreShowChannel',
  'CoreShowChannelsComplete',
]);

/** Gathers the events of list answers by their ActionID until the list is complete. */
export class SnapshotCollector {
  readonly #queueLists = new Map<string, OpenQueueList>();
  readonly #channelLists = new Map<string, ListedChannel[]>();
  readonly #partial = new Set<string>();
  readonly #pendingChannels = new Set<string>();
  readonly #pendingQueues = new Set<string>();

  static isListEvent(message: AmiMessage): boolean {
    return message.kind === 'event' && LIST_EVENTS.has(message.name);
  }

  /** Forgets half-read lists: the connection is new. */
  reset(): void {
    this.#queueLists.clear();
    this.#channelLists.clear();
    this.#partial.clear();
    this.#pendingChannels.clear();
    this.#pendingQueues.clear();
  }

  /** An action that was sent: which answers are coming, and which of them are only about one queue or member. */
  asked(action: AmiMessage): void {
    const name = textOf(action, 'Action').toLowerCase();
    const id = textOf(action, 'ActionID');
    if (name === 'coreshowchannels') this.#pendingChannels.add(id);
    if (name === 'queuestatus') {
      this.#pendingQueues.add(id);
      if (textOf(action, 'Queue') !== '' || textOf(action, 'Member') !== '') this.#partial.add(id);
    }
  }

  expects(list: 'queues' | 'channels'): boolean {
    return (list === 'queues' ? this.#pendingQueues : this.#pendingChannels).size > 0;
  }

  /** An action was refused: its list will not come. */
  refused(actionId: string): void {
    this.#pendingChannels.delete(actionId);
    this.#pendingQueues.delete(actionId);
  }

  take(message: AmiMessage): CollectedList | null {
    const id = textOf(message, 'ActionID');
    switch (message.name) {
      case 'QueueParams':
        this.#queueList(id).queues.push(textOf(message, 'Queue'));
        return null;
      case 'QueueMember': {
        const member = readMember(message);
        if (member) this.#queueList(id).members.push(member);
        return null;
      }
      case 'QueueEntry': {
        const waitMs = Math.max(0, numberOf(message, 'Wait') ?? 0) * 1000;
        const entry = {
          callId: textOf(message, 'Uniqueid'),
          queueId: textOf(message, 'Queue'),
          waitMs,
          message,
        };
        if (entry.callId !== '' && entry.queueId !== '') this.#queueList(id).entries.push(entry);
        return null;
      }
      case 'QueueStatusComplete': {
        const list = this.#queueList(id);
        this.#queueLists.delete(id);
        this.#pendingQueues.delete(id);
        return { kind: 'queues', list, extent: this.#partial.delete(id) ? 'part' : 'whole' };
      }
      case 'CoreShowChannel':
        this.#channelList(id).push(readChannel(message));
        return null;
      case 'CoreShowChannelsComplete': {
        const channels = this.#channelList(id);
        this.#channelLists.delete(id);
        this.#pendingChannels.delete(id);
        return { kind: 'channels', channels };
      }
      default:
        return null;
    }
  }

  #queueList(id: string): OpenQueueList {
    let list = this.#queueLists.get(id);
    if (!list) this.#queueLists.set(id, (list = { queues: [], members: [], entries: [] }));
    return list;
  }

  #channelList(id: string): ListedChannel[] {
    let list = this.#channelLists.get(id);
    if (!list) this.#channelLists.set(id, (list = []));
    return list;
  }
}

function readChannel(message: AmiMessage): ListedChannel {
  const [hours = 0, minutes = 0, seconds = 0] = textOf(message, 'Duration').split(':').map(Number);
  return {
    callId: textOf(message, 'Uniqueid'),
    linkedId: textOf(message, 'Linkedid'),
    channel: textOf(message, 'Channel'),
    callerNumber: textOf(message, 'CallerIDNum'),
    application: textOf(message, 'Application'),
    applicationData: textOf(message, 'ApplicationData'),
    bridgeId: textOf(message, 'BridgeId'),
    durationMs: (hours * 3600 + minutes * 60 + seconds) * 1000 || 0,
  };
}
