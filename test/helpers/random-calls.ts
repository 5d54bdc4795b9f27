import type { CallRecord } from '../../shared/history/call-record.ts';
import { callRecord } from './history-builders.ts';
import { Random } from './random.ts';

/** Calls of some days, a few of them at night, in no order; ids of any characters. */
export function randomCalls(seed: number, calls: number, days = 3): readonly CallRecord[] {
  const random = new Random(seed);
  return Array.from({ length: calls }, (_, index) => {
    const answered = random.chance(0.7);
    const outcome = answered ? 'answered' : random.pick(['abandoned', 'flowed-out'] as const);
    return callRecord({
      offeredAtMs: Date.UTC(2026, 2, 10) + random.whole(0, days * 86_400_000),
      queueId: random.pick(['support', 'billing', '坐席🎧', '7', 'nul\0']),
      callId: random.chance(0.1) ? `呼叫\0${index}` : `${index}.${seed}`,
      outcome,
      flowOutReason: outcome === 'flowed-out' ? random.pick(['timeout', 'key', 'other'] as const) : null,
      waitMs: random.whole(0, 60_000),
      agentId: answered && random.chance(0.9) ? random.pick(['7', '8', 'support', '坐席🎧']) : null,
      handled: answered,
      talkMs: answered ? random.whole(0, 600_000) : 0,
      holdMs: answered ? random.whole(0, 10_000) : 0,
      wrapUpMs: answered ? random.whole(0, 60_000) : 0,
      callerNumber: random.chance(0.1) ? null : `+86${random.whole(1e9, 9e9)}`,
    });
  });
}
