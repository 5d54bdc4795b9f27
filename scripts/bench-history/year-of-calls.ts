import { FLOW_OUT_REASONS } from '../../shared/floor/events.ts';
import type { CallRecord } from '../../shared/history/call-record.ts';
import { createLoadModel, createLoadSite } from '../../shared/simulation/load-model.ts';
import { hashSeed, Rng } from '../../shared/simulation/rng.ts';
import type { Site } from '../../shared/site/site.ts';

export interface YearOptions {
  /** Calls of the year, exactly. */
  readonly offered: number;
  /** Of these answered, exactly; at least half of them. */
  readonly answered: number;
  readonly seed: number;
  /** First day, `YYYY-MM-DD`, in UTC as the whole year. */
  readonly firstDay: string;
  readonly days: number;
}

export const YEAR_QUEUES = 40;
export const YEAR_AGENTS = 800;
const QUARTERS = 96;
const QUARTER_MS = 900_000;
const ANSWER_WITHIN_MS = 20_000;
const SHORT_ABANDON_MS = 5_000;
/** Of those not answered; the others flowed out. */
const ABANDON_SHARE = 0.86;

/** The site of the year, on half hours: 40 queues, 800 agents of which a third is on shift at any time. */
export function createYearSite(): Site {
  return { ...createLoadSite({ queues: YEAR_QUEUES, agents: YEAR_AGENTS }), intervalMinutes: 30 };
}

/**
 * A year of calls as a hotline has it: quiet nights, two busy hours a day, thin weekends, a season, queues of very
 * different size, bad hours in which many give up. The same seed gives the same calls, and the sums are exact.
 */
export class CallYear {
  readonly options: YearOptions;
  readonly fromMs: number;
  readonly #offered: Uint16Array;
  readonly #lost: Uint16Array;
  /** Agents by the third of the day they work in, then by queue. */
  readonly #agents: readonly (readonly (readonly string[])[])[];
  readonly #queueIds: readonly string[];

  /** @throws RangeError when the numbers make no year. */
  constructor(options: YearOptions) {
    const { offered, answered } = options;
    if (!(answered <= offered && answered >= offered / 2))
      throw new RangeError(
        `answered (${answered}) must be from half of offered (${offered}) up to all of it.`,
      );
    this.options = options;
    this.fromMs = Date.parse(`${options.firstDay}T00:00:00Z`);
    this.#queueIds = createYearSite().queues.map(({ id }) => id);
    this.#offered = spread(weighCalls(options), offered);
    this.#lost = spread(weighLosses(options, this.#offered), offered - answered);
    this.#agents = listShifts(this.#queueIds);
  }

  get toMs(): number {
    return this.fromMs + this.options.days * QUARTERS * QUARTER_MS;
  }

  /** The calls by quarter hours, by the moment they were offered. */
  *quarters(): Generator<readonly CallRecord[]> {
    const rng = new Rng(hashSeed(this.options.seed, 'calls'));
    let callNo = 0;
    for (let quarter = 0; quarter < this.options.days * QUARTERS; quarter += 1) {
      const calls: CallRecord[] = [];
      for (let queue = 0; queue < YEAR_QUEUES; queue += 1) {
        const cell = quarter * YEAR_QUEUES + queue;
        const lost = this.#lost[cell]!;
        for (let index = 0; index < this.#offered[cell]!; index += 1) {
          callNo += 1;
          calls.push(this.#createCall(rng, quarter, queue, callNo, index < lost));
        }
      }
      yield calls.sort((a, b) => a.offeredAtMs - b.offeredAtMs);
    }
  }

  #createCall(rng: Rng, quarter: number, queue: number, callNo: number, isLost: boolean): CallRecord {
    const offeredAtMs = this.fromMs + quarter * QUARTER_MS + rng.nextIndex(QUARTER_MS);
    const callerNumber = rng.happens(0.04) ? null : `+8613${100_000_000 + rng.nextIndex(899_999_999)}`;
    const fate = isLost ? loseCall(rng) : this.#answerCall(rng, quarter, queue);
    // Field by field: putting two objects together takes longer than making them.
    return {
      offeredAtMs,
      queueId: this.#queueIds[queue]!,
      callId: `${Math.floor(offeredAtMs / 1000)}.${callNo}`,
      outcome: fate.outcome,
      flowOutReason: fate.flowOutReason,
      waitMs: fate.waitMs,
      agentId: fate.agentId,
      handled: fate.handled,
      talkMs: fate.talkMs,
      holdMs: fate.holdMs,
      wrapUpMs: fate.wrapUpMs,
      callerNumber,
      answerWithinMs: ANSWER_WITHIN_MS,
      shortAbandonMs: SHORT_ABANDON_MS,
    };
  }

  #answerCall(rng: Rng, quarter: number, queue: number) {
    const week = Math.floor(quarter / QUARTERS / 7);
    const third = Math.floor((quarter % QUARTERS) / (QUARTERS / 3));
    const agents = this.#agents[(third + week) % 3]![queue]!;
    return {
      outcome: 'answered' as const,
      flowOutReason: null,
      waitMs: drawLength(rng, 9_000),
      agentId: agents[rng.nextIndex(agents.length)]!,
      handled: true,
      talkMs: 5_000 + drawLength(rng, 170_000),
      holdMs: rng.happens(0.08) ? drawLength(rng, 40_000) : 0,
      wrapUpMs: rng.happens(0.85) ? drawLength(rng, 30_000) : 0,
    };
  }
}

function loseCall(rng: Rng) {
  const isAbandoned = rng.happens(ABANDON_SHARE);
  return {
    outcome: isAbandoned ? ('abandoned' as const) : ('flowed-out' as const),
    flowOutReason: isAbandoned ? null : FLOW_OUT_REASONS[rng.nextIndex(5)]!,
    waitMs: drawLength(rng, 55_000),
    agentId: null,
    handled: false,
    talkMs: 0,
    holdMs: 0,
    wrapUpMs: 0,
  };
}

/** Whole numbers that follow the weights and add up to `total` exactly: what is rounded off goes to the next. */
function spread(weights: Float64Array, total: number): Uint16Array {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const counts = new Uint16Array(weights.length);
  let sum = 0;
  let given = 0;
  weights.forEach((weight, index) => {
    sum += weight;
    const due = Math.round((sum / whole) * total);
    counts[index] = due - given;
    given = due;
  });
  return counts;
}

function weighCalls({ seed, firstDay, days }: YearOptions): Float64Array {
  const rng = new Rng(hashSeed(seed, 'weights'));
  const weekday = new Date(`${firstDay}T00:00:00Z`).getUTCDay();
  const weights = new Float64Array(days * QUARTERS * YEAR_QUEUES);
  let cell = 0;
  for (let day = 0; day < days; day += 1) {
    const season = 1 + 0.15 * Math.sin((2 * Math.PI * day) / 365);
    const ofDay =
      [0.62, 1.18, 1.06, 1, 1.02, 1.08, 0.7][(weekday + day) % 7]! * season * drawFactor(rng, 0.06);
    for (let quarter = 0; quarter < QUARTERS; quarter += 1) {
      const ofQuarter = ofDay * shapeOfDay(quarter / 4);
      for (let queue = 0; queue < YEAR_QUEUES; queue += 1) {
        weights[cell] = (ofQuarter / (queue + 3)) * drawFactor(rng, 0.3);
        cell += 1;
      }
    }
  }
  return weights;
}

/** Calls times the chance to give up, which is bad in bad hours and never above a half. */
function weighLosses({ seed }: YearOptions, offered: Uint16Array): Float64Array {
  const rng = new Rng(hashSeed(seed, 'losses'));
  let ofQuarter = 1;
  return Float64Array.from(offered, (calls, cell) => {
    if (cell % YEAR_QUEUES === 0) ofQuarter = Math.min(2, drawFactor(rng, 0.5));
    return calls * ofQuarter;
  });
}

/** Busiest at 10 and at 15 o'clock, a tenth of that at night. */
function shapeOfDay(hour: number): number {
  const hump = (at: number, width: number) => Math.exp(-(((hour - at) / width) ** 2));
  return 0.1 + hump(10, 2.2) + 0.85 * hump(15.5, 3) + 0.25 * hump(20, 2);
}

function listShifts(queueIds: readonly string[]): readonly (readonly (readonly string[])[])[] {
  const { agents } = createLoadModel({ queues: YEAR_QUEUES, agents: YEAR_AGENTS, eventsPerSecond: 500 });
  return [0, 1, 2].map((third) =>
    queueIds.map((queueId) =>
      agents
        .filter(
          ({ queues }, index) => index % 3 === third && queues.some((queue) => queue.queueId === queueId),
        )
        .map(({ id }) => id),
    ),
  );
}

/** A length with this mean, exponential, ms. */
function drawLength(rng: Rng, meanMs: number): number {
  return Math.round(-Math.log(rng.next()) * meanMs);
}

/** A factor about 1 that is never negative. */
function drawFactor(rng: Rng, spreadRatio: number): number {
  return Math.max(0.05, 1 + spreadRatio * (rng.next() + rng.next() + rng.next() - 1.5) * 2);
}
