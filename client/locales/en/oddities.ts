import type { OddityCode } from '../../../shared/floor/oddities.ts';

/** Oddities in words: what it is called, and what it means for the figures. */
export const oddities: Readonly<Record<OddityCode, readonly [name: string, meaning: string]>> = {
  'invalid-event': ['Not an event', 'A message made no sense to the reader and was left out.'],
  'implausible-time': ['Impossible time', 'A time before 1990 or after 2200. The event was left out.'],
  'too-old': ['Too old', 'From before yesterday: that day is closed. The event was left out.'],
  'too-far-ahead': [
    'Too far ahead',
    'Dated more than 8 days after the floor’s clock. The event was left out.',
  ],
  'ahead-of-clock': [
    'Ahead of the clock',
    'Dated more than an hour after the floor’s clock; taken at its own time. The clocks drift apart.',
  ],
  'clock-set-back': ['Clock set back', 'The clock jumped back. Counting goes on with the new time.'],
  'queue-refused': [
    'Queue name refused',
    'A queue without a name, or called “*”. Its calls are not counted.',
  ],
  'too-many-queues': ['Too many queues', 'More than 5,000 names. The newest are not counted.'],
  'too-many-agents': ['Too many agents', 'More than 20,000 names. The newest are not shown.'],
  'too-many-calls': ['Too many open calls', 'More than 100,000 at once. The newest are not counted.'],
  'too-many-feeds': ['Too many feeds', 'More than 50. The newest are not shown.'],
  'too-many-memberships': [
    'Too many queues for one agent',
    'More than 500. The agent is counted in the first ones named.',
  ],
  'offered-twice': ['Offered twice', 'A caller who waits already was announced again. Counted once.'],
  'ring-without-offer': [
    'Ringing without a caller',
    'A phone rang for a caller nobody saw enter. Counted as offered at that moment.',
  ],
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
    'Two agents answered one caller. The first has the call; it counts once.',
  ],
  'outcome-after-answer': [
    'Left after the answer',
    'Given up or flowed out after being answered. It stays answered.',
  ],
  'outcome-twice': ['Left twice', 'The call had left the queue already. The first outcome stands.'],
  repeated: ['Repeated', 'The same event came again. Counted once.'],
  'unknown-conversation': [
    'Unknown conversation',
    'Something about a conversation that is not known. It changes nothing.',
  ],
  'unknown-membership': [
    'Unknown place in a queue',
    'Something about an agent in a queue they are not in. It changes nothing.',
  ],
  'negative-duration': ['Ended before it began', 'Times ran backwards. The duration counts as 0.'],
  'unknown-agent': [
    'Unknown agent',
    'A call speaks of an agent who never signed in. Shown while the call lasts, then offline.',
  ],
  'late-agent-event': [
    'Agent event out of order',
    'It came after a newer one of its kind. The newer one stands.',
  ],
  'lost-by-resync': [
    'Gone after an outage',
    'After the connection was back it was no longer there. Callers count as lost, conversations end uncounted.',
  ],
  'taken-over': [
    'Found already running',
    'On connecting, a caller was waiting or a conversation open that nobody saw begin. Waiting callers count as offered; conversations only make their agent busy.',
  ],
  'waiting-expired': [
    'Waiting for a day',
    'Waiting for 24 hours: its end was never seen. Counted as flowed out, lost.',
  ],
  'conversation-expired': ['Talking for a day', 'Open for 24 hours: its end was never seen. Closed.'],
};
