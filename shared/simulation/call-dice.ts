import type { WaitEnd } from './cast.ts';
import { createLognormal, sampleExponential, sampleLognormal, sampleWeibull } from './distributions.ts';
import type { Lognormal } from './distributions.ts';
import type { QueueModel, SimulationModel, TransferModel } from './model.ts';
import type { Rng } from './rng.ts';

/** How a wait ends when no agent ends it first. */
export interface DrawnWait {
  readonly end: WaitEnd;
  readonly afterMs: number;
}

export interface DrawnTalk {
  readonly talkMs: number;
  /** 0 when nobody is put on hold. */
  readonly holdMs: number;
  /** Talk before the hold; the whole talk when there is none. */
  readonly untilHoldMs: number;
  readonly transfer: TransferModel | null;
}

interface QueueShapes {
  readonly talk: Lognormal;
  readonly wrapUp: Lognormal;
  readonly hold: Lognormal;
}

/** Everything about a call that is chance: drawn here, played out in `CallFlow`. All times are whole ms. */
export class CallDice {
  private readonly model: SimulationModel;
  private readonly rng: Rng;
  private readonly shapes: readonly QueueShapes[];
  private readonly ring: Lognormal;

  constructor(model: SimulationModel, rng: Rng) {
    this.model = model;
    this.rng = rng;
    this.ring = createLognormal(model.work.ring.meanSeconds * 1000, model.work.ring.variation);
    this.shapes = model.queues.map(({ talk, wrapUp, hold }) => ({
      talk: createLognormal(talk.meanSeconds * 1000, talk.variation),
      wrapUp: createLognormal(wrapUp.meanSeconds * 1000, wrapUp.variation),
      hold: createLognormal(hold.meanSeconds * 1000, hold.variation),
    }));
  }

  /** Whatever comes first: patience, the queue's limit, or the way out that is offered. */
  drawWait({ patience, maxWaitSeconds, wayOut }: QueueModel): DrawnWait {
    const patienceMs = 1000 * sampleWeibull(this.rng, patience.scaleSeconds, patience.shape);
    const endMs = Math.min(patienceMs, maxWaitSeconds * 1000);
    const offeredMs = wayOut.afterSeconds * 1000;
    if (offeredMs < endMs) {
      const draw = this.rng.next();
      if (draw < wayOut.callbackShare + wayOut.keyShare) {
        const afterMs = Math.round(offeredMs + 2000 + 8000 * this.rng.next());
        return { end: draw < wayOut.callbackShare ? 'callback' : 'key', afterMs };
      }
    }
    // Nobody hears where they are and hangs up in less than a third of a second.
    return { end: patienceMs <= endMs ? 'gives-up' : 'timeout', afterMs: Math.max(300, Math.round(endMs)) };
  }

  drawRing(): { readonly answered: boolean; readonly afterMs: number } {
    const { noAnswerShare, ringTimeoutSeconds } = this.model.work;
    if (this.rng.happens(noAnswerShare)) return { answered: false, afterMs: ringTimeoutSeconds * 1000 };
    return { answered: true, afterMs: Math.max(200, Math.round(sampleLognormal(this.rng, this.ring))) };
  }

  drawNoAnswerPause(): number {
    return 5000 + Math.round(sampleExponential(this.rng, this.model.work.noAnswerPauseSeconds * 1000));
  }

  drawTalk(queue: number, pace: number): DrawnTalk {
    const { rng } = this;
    const model = this.model.queues[queue]!;
    const { talk, hold } = this.shapes[queue]!;
    const talkMs = Math.max(3000, Math.round(sampleLognormal(rng, talk) * pace));
    const transfer = this.drawTransfer(model);
    const attended = transfer?.kind === 'attended';
    if (!attended && !rng.happens(model.hold.share)) {
      return { talkMs, holdMs: 0, untilHoldMs: talkMs, transfer };
    }
    // Who asks a colleague first does so near the end of the talk.
    const untilHoldMs = Math.round(talkMs * (attended ? 0.9 : 0.2 + 0.6 * rng.next()));
    return { talkMs, holdMs: Math.max(1000, Math.round(sampleLognormal(rng, hold))), untilHoldMs, transfer };
  }

  /** 0 when there is none. */
  drawWrapUp(queue: number, pace: number): number {
    if (!this.rng.happens(this.model.queues[queue]!.wrapUp.share)) return 0;
    return Math.max(1000, Math.round(sampleLognormal(this.rng, this.shapes[queue]!.wrapUp) * pace));
  }

  drawEnder(): 'caller' | 'agent' {
    return this.rng.happens(0.8) ? 'caller' : 'agent';
  }

  /** After how long a caller who gave up rings again; null when never. */
  drawRedial(attempt: number): number | null {
    const { redialShare, redialAfterSeconds, maxAttempts } = this.model.callers;
    if (attempt >= maxAttempts || !this.rng.happens(redialShare)) return null;
    return 5000 + Math.round(sampleExponential(this.rng, redialAfterSeconds * 1000));
  }

  private drawTransfer({ transfers }: QueueModel): TransferModel | null {
    if (transfers.length === 0) return null;
    let draw = this.rng.next();
    for (const transfer of transfers) {
      draw -= transfer.share;
      if (draw < 0) return transfer;
    }
    return null;
  }
}
