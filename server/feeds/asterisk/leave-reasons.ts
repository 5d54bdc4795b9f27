import type { FlowOutReason } from '../../../shared/floor/events.ts';
import type { MemberRecord } from './member-book.ts';

/**
 * Why app_queue gave a caller up. The manager event QueueCallerAbandon means hang-up, timeout, empty queue and withdrawal
 * alike (rule AM10); without the queue_log this is the best that can be inferred:
 *
 * 1. The caller's channel asked for a hang-up before: abandoned.
 * 2. The wait reached the queue's timeout, known from Queue's arguments in CoreShowChannels: timeout.
 * 3. No member of the queue could be called: empty.
 * 4. The timeout is known and was not reached: withdrawn. Not known: timeout, by far the most frequent.
 */
export class LeaveReasons {
  readonly #timeoutMs = new Map<string, number>();

  /** `ApplicationData` of a channel in Queue: `support,,,,40` is queue, options, url, announce, timeout in seconds. */
  learnTimeout(applicationData: string): void {
    const [queueId, , , , timeout] = applicationData.split(',');
    const seconds = Number(timeout);
    if (queueId && timeout && Number.isFinite(seconds) && seconds > 0) {
      this.#timeoutMs.set(queueId, seconds * 1000);
    }
  }

  infer(known: {
    readonly queueId: string;
    readonly waitMs: number;
    readonly hangup: 'seen' | 'not-seen' | 'cannot-be-seen';
    readonly members: readonly MemberRecord[];
  }): 'abandoned' | FlowOutReason {
    if (known.hangup === 'seen') return 'abandoned';
    const timeoutMs = this.#timeoutMs.get(known.queueId);
    // Whole-second clocks: a wait of the timeout may be stated a second less.
    if (timeoutMs !== undefined && known.waitMs >= timeoutMs - 1000) return 'timeout';
    if (known.hangup === 'cannot-be-seen') return 'abandoned';
    if (!known.members.some(isReachable)) return 'empty';
    return timeoutMs === undefined ? 'timeout' : 'withdrawn';
  }
}

/** The conditions of `leavewhenempty` that sites use: paused, unavailable, invalid, unknown. */
function isReachable(member: MemberRecord): boolean {
  return !member.paused && member.status !== 4 && member.status !== 5 && member.status !== 0;
}
