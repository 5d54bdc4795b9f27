import type { CallRecord } from '../history/call-record.ts';
import { RepeatCounter } from './repeat-counter.ts';

/** @param agentText How the file itself names the agent; nothing when it does not. */
export type CallIdMaker = (call: Omit<CallRecord, 'callId' | 'agentId'>, agentText: string) => string;

/**
 * Ids for the calls of a file that has none: `~` and a hash of what tells calls apart (moment offered, queue, outcome,
 * wait, the agent as the file names them: who has that name changes), the same whenever and from whatever format the call is read. The second of equal rows anywhere in the
 * file gets `-2`, and so on. The caller's number is not in it, nor are talk, hold and wrap-up, so that a file mapped
 * better does not come in twice.
 *
 * Example: `~1k9m3x0q2ab`, `~1k9m3x0q2ab-2`
 */
export function createCallIdMaker(): CallIdMaker {
  const repeats = new RepeatCounter();
  return (call, agentText) => {
    const hash = hashText(
      `${call.offeredAtMs}\n${call.queueId}\n${call.flowOutReason ?? call.outcome}\n${call.waitMs}\n${agentText}`,
    );
    const times = repeats.count(hash);
    return times === 1 ? `~${hash.toString(36)}` : `~${hash.toString(36)}-${times}`;
  };
}

/** 53 bits of a text: cyrb53 (bryc, public domain), two multiplicative hashes mixed at the end. */
export function hashText(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}
