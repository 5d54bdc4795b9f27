import type { OddityCode } from '../../../shared/floor/oddities.ts';

/** Oddities in words: what it is called, and what it means for the figures. */
export const oddities: Readonly<Record<OddityCode, readonly [name: string, meaning: string]>> = {
  'invalid-event': ['Not an event', 'A message made no sense to the reader and was left out.'],
  'implausible-time': ['Impossible time', 'A time before 2000 or far in the future. The event was left out.'],
  'too-old': ['Too old', 'It speaks of a day that is closed. Today’s figures do not change.'],
  'too-far-ahead': ['Too far ahead', 'It is dated well after the floor’s clock. The event was left out.'],
  'ahead-of-clock': [
    'Ahead of the clock',
    'Dated a little after the floor’s clock; counted. The clocks drift apart.',
  ],
  'clock-set-back': [
    'Clock set back',
    'The phone system’s clock jumped back. Counting goes on with the new time.',
  ],
  'queue-refused': ['Queue name refused', 'A queue’s name cannot be used, so its calls are not counted.'],
  'too-many-queues': ['Too many queues', 'More queues than one floor holds. The newest are not counted.'],
  'too-many-agents': ['Too many agents', 'More agents than one floor holds. The newest are not shown.'],
  'too-many-calls': [
    'Too many open calls',
    'More open calls than one floor holds. The newest are not counted.',
  ],
  'too-many-feeds': ['Too many feeds', 'More feeds than one floor holds. The newest are not shown.'],
  'too-many-memberships': [
    'Too many queues for one agent',
    'The agent is counted in the first queues named.',
  ],
  'offered-twice': ['Offered twice', 'A caller who waits already was announced again. Counted once.'],
  'ring-without-offer': ['Ringing without a caller', 'A phone rang for a caller who is not known to wait.'],
  'answer-without-offer': [
    'Answered without waiting',
    'The answer came without the caller’s entry into the queue. Counted as offered at that moment.',
  ],
  'outcome-without-offer': [
    'Left without entering',
    'A caller left a queue nobody saw them enter. Counted as offered, so that the books balance.',
  ],
  'double-answer': [
    'Answered twice',
    'Two agents answered one caller. The call counts once, both are talking.',
  ],
  'outcome-after-answer': [
    'Left after the answer',
    'Given up or flowed out after being answered. It stays answered.',
  ],
  'outcome-twice': ['Left twice', 'The call had left the queue already. The first outcome stands.'],
  repeated: ['Repeated', 'The same event came again. Counted once.'],
  'unknown-conversation': [
    'Unknown conversation',
    'Hold, transfer or end of a conversation nobody saw begin.',
  ],
  'unknown-wait': ['Wait not known', 'How long the caller waited could not be told.'],
  'negative-duration': ['Ended before it began', 'Times ran backwards. The duration counts as 0.'],
  'unknown-agent': [
    'Unknown agent',
    'Something happened to an agent who never signed in. Shown from now on.',
  ],
  'late-agent-event': ['Agent event out of order', 'It came after a newer one. The newer state stands.'],
  'lost-by-resync': [
    'Gone after an outage',
    'After the connection was back the call was no longer there. Counted as lost.',
  ],
  'taken-over': [
    'Found after an outage',
    'After the connection was back a call was there that nobody saw begin.',
  ],
  'waiting-expired': [
    'Waiting for too long',
    'Waiting past any sense; its end was never seen. Counted as lost.',
  ],
  'conversation-expired': [
    'Talking for too long',
    'A conversation past any sense; its end was never seen. Closed.',
  ],
};
