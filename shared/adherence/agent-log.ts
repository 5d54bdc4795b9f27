import type { AgentCondition } from './agent-condition.ts';

/** What one agent did, oldest first, so that other rosters and exceptions can be judged anew. */
export class AgentLog {
  readonly #fromMs: number[];
  readonly #conditions: AgentCondition[];

  constructor(fromMs: number, condition: AgentCondition) {
    this.#fromMs = [fromMs];
    this.#conditions = [condition];
  }

  copy(): AgentLog {
    const copied = new AgentLog(0, this.condition);
    copied.#fromMs.splice(0, 1, ...this.#fromMs);
    copied.#conditions.splice(0, 1, ...this.#conditions);
    return copied;
  }

  get condition(): AgentCondition {
    return this.#conditions.at(-1)!;
  }

  get fromMs(): number {
    return this.#fromMs[0]!;
  }

  add(atMs: number, condition: AgentCondition): void {
    const last = this.#fromMs.length - 1;
    if (this.#fromMs[last] === atMs) this.#conditions[last] = condition;
    else {
      this.#fromMs.push(atMs);
      this.#conditions.push(condition);
    }
  }

  /** Every condition that is over, with its end. */
  forEachPast(visit: (condition: AgentCondition, toMs: number) => void): void {
    for (let at = 1; at < this.#fromMs.length; at += 1) visit(this.#conditions[at - 1]!, this.#fromMs[at]!);
  }

  /** Begins at `atMs`: what was before is not asked for any more. */
  forgetBefore(atMs: number): void {
    const next = this.#fromMs.findIndex((fromMs) => fromMs > atMs);
    const first = next === -1 ? this.#fromMs.length - 1 : next - 1;
    if (first <= 0) return;
    this.#fromMs.splice(0, first);
    this.#conditions.splice(0, first);
    this.#fromMs[0] = Math.max(this.#fromMs[0]!, atMs);
  }
}
