import {
  ABANDONED,
  ABANDONED_WITHIN_TARGET,
  ANSWERED,
  ANSWERED_WITHIN_TARGET,
  type Cells,
  FLOWED_OUT,
  FLOWED_OUT_FIRST,
  HANDLED,
  HANDLE_AGENT_MS,
  LONGEST_WAIT_MS,
  OFFERED,
  READY_AGENT_MS,
  SHORT_ABANDONS,
  SUM_ABANDON_WAIT_MS,
  SUM_ANSWER_WAIT_MS,
  SUM_FLOW_OUT_WAIT_MS,
  SUM_HOLD_MS,
  SUM_TALK_MS,
  SUM_WRAP_UP_MS,
  WAITING,
  WAITING_PAST_TARGET,
} from './cells.ts';
import type { Tally } from './tally.ts';

/**
 * Cells read as a `Tally`, without a copy: what it shows changes with them. Counts are given as small integers (`| 0`),
 * which the engine passes on without a box.
 */
export class TallyView implements Readonly<Tally> {
  readonly #cells: Cells;

  constructor(cells: Cells) {
    this.#cells = cells;
  }

  get offered(): number {
    return this.#cells[OFFERED]! | 0;
  }

  get answered(): number {
    return this.#cells[ANSWERED]! | 0;
  }

  get answeredWithinTarget(): number {
    return this.#cells[ANSWERED_WITHIN_TARGET]! | 0;
  }

  get abandoned(): number {
    return this.#cells[ABANDONED]! | 0;
  }

  get abandonedWithinTarget(): number {
    return this.#cells[ABANDONED_WITHIN_TARGET]! | 0;
  }

  get shortAbandons(): number {
    return this.#cells[SHORT_ABANDONS]! | 0;
  }

  get flowedOut(): number {
    return this.#cells[FLOWED_OUT]! | 0;
  }

  get waiting(): number {
    return this.#cells[WAITING]! | 0;
  }

  get waitingPastTarget(): number {
    return this.#cells[WAITING_PAST_TARGET]! | 0;
  }

  get sumAnswerWaitMs(): number {
    return this.#cells[SUM_ANSWER_WAIT_MS]!;
  }

  get sumAbandonWaitMs(): number {
    return this.#cells[SUM_ABANDON_WAIT_MS]!;
  }

  get sumFlowOutWaitMs(): number {
    return this.#cells[SUM_FLOW_OUT_WAIT_MS]!;
  }

  get longestWaitMs(): number {
    return this.#cells[LONGEST_WAIT_MS]!;
  }

  get handled(): number {
    return this.#cells[HANDLED]! | 0;
  }

  get sumTalkMs(): number {
    return this.#cells[SUM_TALK_MS]!;
  }

  get sumHoldMs(): number {
    return this.#cells[SUM_HOLD_MS]!;
  }

  get sumWrapUpMs(): number {
    return this.#cells[SUM_WRAP_UP_MS]!;
  }

  get handleAgentMs(): number {
    return this.#cells[HANDLE_AGENT_MS]!;
  }

  get readyAgentMs(): number {
    return this.#cells[READY_AGENT_MS]!;
  }

  get flowedOutTimeout(): number {
    return this.#cells[FLOWED_OUT_FIRST]! | 0;
  }

  get flowedOutKey(): number {
    return this.#cells[FLOWED_OUT_FIRST + 1]! | 0;
  }

  get flowedOutEmpty(): number {
    return this.#cells[FLOWED_OUT_FIRST + 2]! | 0;
  }

  get flowedOutWithdrawn(): number {
    return this.#cells[FLOWED_OUT_FIRST + 3]! | 0;
  }

  get flowedOutOverflow(): number {
    return this.#cells[FLOWED_OUT_FIRST + 4]! | 0;
  }

  get flowedOutCallback(): number {
    return this.#cells[FLOWED_OUT_FIRST + 5]! | 0;
  }

  get flowedOutVoicemail(): number {
    return this.#cells[FLOWED_OUT_FIRST + 6]! | 0;
  }

  get flowedOutLost(): number {
    return this.#cells[FLOWED_OUT_FIRST + 7]! | 0;
  }

  get flowedOutOther(): number {
    return this.#cells[FLOWED_OUT_FIRST + 8]! | 0;
  }
}
