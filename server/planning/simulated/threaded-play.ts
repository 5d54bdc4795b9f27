import { availableParallelism } from 'node:os';
import { MessageChannel, receiveMessageOnPort, type MessagePort, type Worker } from 'node:worker_threads';
import { playFloor } from '../../../shared/simulation/floor-run/floor-run.ts';
import { mergePlayedCells, type PlayedCells } from '../../../shared/simulation/floor-run/played-cells.ts';
import type { PlayPlan } from '../../../shared/simulation/floor-run/simulate-floor.ts';
import { startThread } from '../../threads.ts';
import type { PlayCommand, PlayerTask, PlayReport } from './player-messages.ts';

/** Plays replications on several cores at once. */
export interface ThreadedPlay {
  /** Gives what `playFloor` gives, to the bit: the thread that asks plays its part and waits for the others'. */
  readonly play: PlayPlan;
  close(): Promise<void>;
}

/** One core stays with the floor. */
export function countPlayers(): number {
  return Math.max(1, availableParallelism() - 1);
}

interface Helper {
  readonly thread: Worker;
  readonly port: MessagePort;
  /** Plays that are over. */
  readonly done: Int32Array;
  asked: number;
  /** It did not answer in time, and is not asked again. */
  isLost: boolean;
}

/** A helper that has not answered when others have been done for so long is gone, and its part is played here. */
const PATIENCE_MS = 60_000;
const PATIENCE_RATIO = 20;

/**
 * @param players threads that play, the asking one included
 */
export function createThreadedPlay(players: number): ThreadedPlay {
  const helpers: Helper[] = Array.from({ length: players - 1 }, () => {
    const { port1, port2 } = new MessageChannel();
    const done = new Int32Array(new SharedArrayBuffer(4));
    const task: PlayerTask = { port: port2, done };
    const thread = startThread(new URL('./player-thread.ts', import.meta.url), task, undefined, [port2]);
    return { thread, port: port1, done, asked: 0, isLost: false };
  });
  return {
    play(plan, range) {
      const count = range.to - range.from;
      const able = helpers.filter(({ isLost }) => !isLost);
      const share = Math.ceil(count / (1 + able.length));
      const parts = Array.from({ length: Math.ceil(count / share) }, (_, index) => ({
        seed: range.seed,
        from: range.from + index * share,
        to: Math.min(range.to, range.from + (index + 1) * share),
      }));
      const [own, ...others] = parts;
      others.forEach((part, index) => {
        const helper = able[index]!;
        helper.asked += 1;
        helper.port.postMessage({ plan, range: part } satisfies PlayCommand);
      });
      const startMs = performance.now();
      const played: PlayedCells[] = [playFloor(plan, own!)];
      const nowMs = performance.now();
      const untilMs = nowMs + Math.max(PATIENCE_MS, PATIENCE_RATIO * (nowMs - startMs));
      others.forEach((part, index) => played.push(takePart(able[index]!, untilMs) ?? playFloor(plan, part)));
      return mergePlayedCells(played);
    },
    async close() {
      await Promise.all(
        helpers.map(({ thread, port }) => {
          port.close();
          return thread.terminate();
        }),
      );
    },
  };
}

/** Waits without giving up the thread: whoever asks goes on reckoning with it. Null when the helper could not. */
function takePart(helper: Helper, untilMs: number): PlayedCells | null {
  const { port, done, asked } = helper;
  while (Atomics.load(done, 0) < asked) {
    const leftMs = untilMs - performance.now();
    if (leftMs <= 0) {
      helper.isLost = true;
      return null;
    }
    Atomics.wait(done, 0, asked - 1, leftMs);
  }
  const { message } = receiveMessageOnPort(port) as { readonly message: PlayReport };
  return message.kind === 'played' ? message.cells : null;
}
