import { createLognormal, sampleExponential, sampleLognormal, sampleWeibull } from './distributions.ts';
import type { Lognormal } from './distributions.ts';
import { NONE, WAIT_END } from './engine/codes.ts';
import type { CallChance, DrawnRing, DrawnTalk, DrawnWait } from './engine/seams.ts';
import type { QueueModel, SimulationModel, TransferModel } from './model.ts';
import type { Rng } from './rng.ts';

interface QueueShapes {
  readonly talk: Lognormal;
  readonly wrapUp: Lognormal;
  readonly hold: Lognormal;
}

/** The chance of a modelled call centre: one stream, drawn from as things happen. All times are whole ms. */
export class CallDice implements CallChance {
  private readonly model: SimulationModel;
  private readonly rng: Rng;
  private readonly shapes: readonly QueueShapes[];
  private readonly ring: Lognormal;
  private readonly queueIndexes: ReadonlyMap<string, number>;
  /** By agent: what the conversation in hand will end in; null: the call ends with it. */
  private readonly transfers: (TransferModel | null)[];

  constructor(model: SimulationModel, rng: Rng) {
    this.model = model;
    this.rng = rng;
    this.ring = createLognormal(model.work.ring.meanSeconds * 1000, model.work.ring.variation);
    this.queueIndexes = new Map(model.queues.map((queue, index) => [queue.id, index]));
    this.transfers = model.agents.map(() => null);
    this.shapes = model.queues.map(({ talk, wrapUp, hold }) => ({
      talk: createLognormal(talk.meanSeconds * 1000, talk.variation),
      wrapUp: createLognormal(wrapUp.meanSeconds * 1000, wrapUp.variation),
      hold: createLognormal(hold.meanSeconds * 1000, hold.variation),
    }));
  }

  /** Whatever comes first: patience, the queue's limit, or the way out that is offered. */
  drawWait(_caller: number, queue: number): DrawnWait {
    const { patience, maxWaitSeconds, wayOut } = this.model.queues[queue]!;
    const patienceMs = 1000 * sampleWeibull(this.rng, patience.scaleSeconds, patience.shape);
    const endMs = Math.min(patienceMs, maxWaitSeconds * 1000);
    const offeredMs = wayOut.afterSeconds * 1000;
    if (offeredMs < endMs) {
      const draw = this.rng.next();
      if (draw < wayOut.callbackShare + wayOut.keyShare) {
        const afterMs = Math.round(offeredMs + 2000 + 8000 * this.rng.next());
        return { end: draw < wayOut.callbackShare ? WAIT_END.callback : WAIT_END.key, afterMs };
      }
    }
    // Nobody hears where they are and hangs up in less than a third of a second.
    const end = patienceMs <= endMs ? WAIT_END.givesUp : WAIT_END.timeout;
    return { end, afterMs: Math.max(300, Math.round(endMs)) };
  }

  drawRing(): DrawnRing {
    const { noAnswerShare, ringTimeoutSeconds } = this.model.work;
    if (this.rng.happens(noAnswerShare)) return { picksUp: false, afterMs: ringTimeoutSeconds * 1000 };
    return { picksUp: true, afterMs: Math.max(200, Math.round(sampleLognormal(this.rng, this.ring))) };
  }

  drawNoAnswerPause(): number {
    return 5000 + Math.round(sampleExponential(this.rng, this.model.work.noAnswerPauseSeconds * 1000));
  }

  drawTalk(agent: number, _caller: number, queue: number): DrawnTalk {
    const { rng } = this;
    const { pace } = this.model.agents[agent]!;
    const model = this.model.queues[queue]!;
    const { talk, hold } = this.shapes[queue]!;
    const talkMs = Math.max(3000, Math.round(sampleLognormal(rng, talk) * pace));
    const transfer = this.drawTransfer(model);
    const attended = transfer?.kind === 'attended';
    this.transfers[agent] = transfer;
    const nextQueue = transfer?.kind === 'queue' ? (this.queueIndexes.get(transfer.to) ?? NONE) : NONE;
    if (!attended && !rng.happens(model.hold.share)) {
      return { talkMs, holdMs: 0, untilHoldMs: talkMs, nextQueue };
    }
    // Who asks a colleague first does so near the end of the talk.
    const untilHoldMs = Math.round(talkMs * (attended ? 0.9 : 0.2 + 0.6 * rng.next()));
    const holdMs = Math.max(1000, Math.round(sampleLognormal(rng, hold)));
    return { talkMs, holdMs, untilHoldMs, nextQueue };
  }

  /** What the conversation in the agent's hands ends in; null: the call ends with it. */
  transferOf(agent: number): TransferModel | null {
    return this.transfers[agent]!;
  }

  drawWrapUp(agent: number, _caller: number, queue: number): number {
    const { pace } = this.model.agents[agent]!;
    if (!this.rng.happens(this.model.queues[queue]!.wrapUp.share)) return 0;
    return Math.max(1000, Math.round(sampleLognormal(this.rng, this.shapes[queue]!.wrapUp) * pace));
  }

  drawEnder(): 'caller' | 'agent' {
    return this.rng.happens(0.8) ? 'caller' : 'agent';
  }

  drawRedial(_caller: number, attempt: number): number {
    const { redialShare, redialAfterSeconds, maxAttempts } = this.model.callers;
    if (attempt >= maxAttempts || !this.rng.happens(redialShare)) return Infinity;
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
