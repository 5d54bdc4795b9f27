import type { ReplayControl, ReplayStart } from '../../shared/contract/socket-events.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { FloorSource } from './live-floor.ts';

/** One past day, played from the journal. */
export interface Replay extends FloorSource {
  readonly id: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Resolves when the replay has done it: after a jump the new rows stand. */
  control(action: ReplayControl['action']): Promise<void>;
  /** Calls back once, when the replay is over for whatever reason. */
  onEnded(listener: (reason: Message) => void): void;
  close(reason: Message): void;
}

export interface Replays {
  /** @throws FloorcastError `not-found` for a day the journal has nothing of, `too-many` when all places are taken. */
  start(request: ReplayStart): Promise<Replay>;
  find(replayId: string): Replay | null;
  closeAll(): Promise<void>;
}
