import type { RosterWorker } from '../../../client/state/roster/roster-score-runner.svelte.ts';
import {
  createRosterWork,
  type FromRosterWorker,
  type ToRosterWorker,
} from '../../../client/state/roster/roster-worker.ts';

/** The page's worker without a thread: it does its work when it is told to, else at once. */
export class WorkerAtHand implements RosterWorker {
  onmessage: RosterWorker['onmessage'] = null;
  readonly asked: ToRosterWorker[] = [];
  isHeld = false;
  readonly #work = createRosterWork(() => 0);
  #held: FromRosterWorker[] = [];

  postMessage(message: ToRosterWorker): void {
    this.asked.push(message);
    const answer = this.#work(message);
    if (answer === null) return;
    if (this.isHeld) this.#held.push(answer);
    else this.onmessage?.({ data: answer });
  }

  release(): void {
    this.isHeld = false;
    const held = this.#held;
    this.#held = [];
    for (const data of held) this.onmessage?.({ data });
  }

  terminate(): void {
    this.onmessage = null;
  }
}
