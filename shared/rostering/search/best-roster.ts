import type { Picks } from '../model/roster-model.ts';
import type { WindowScore } from '../score/create-incremental-score.ts';

/** The best roster of a search: first by violations, then by objective. Copied only when the search is about to leave it. */
export interface BestRoster {
  readonly picks: Picks;
  objective(): number;
  violations(): number;
  /** Before windows are settled that may lead away: keeps the roster if it is the best and not yet kept. */
  keep(): void;
  /** An agent's days have changed. */
  touch(agent: number): void;
  /** After a change: whether the roster is now the best. */
  look(): void;
  /** The whole roster was replaced: it is the best if it is better. */
  adopt(): void;
}

const SMALLEST = 1e-7;

export function createBestRoster(score: WindowScore): BestRoster {
  const { dayCount } = score.model;
  const agentCount = score.model.agentIds.length;
  const picks = score.picks.slice();
  const isTouched = new Uint8Array(agentCount);
  const touched = new Int32Array(agentCount);
  let touchedCount = 0;
  let objective = score.objective;
  let violations = score.violations;
  let isPending = false;

  function isBetter(): boolean {
    return (
      score.violations < violations - SMALLEST ||
      (score.violations <= violations + SMALLEST && score.objective < objective - SMALLEST)
    );
  }

  return {
    picks,
    objective: () => objective,
    violations: () => violations,
    keep() {
      if (!isPending) return;
      isPending = false;
      for (let at = 0; at < touchedCount; at++) {
        const agent = touched[at]!;
        isTouched[agent] = 0;
        picks.set(score.picks.subarray(agent * dayCount, (agent + 1) * dayCount), agent * dayCount);
      }
      touchedCount = 0;
    },
    touch(agent) {
      if (isTouched[agent] === 1) return;
      isTouched[agent] = 1;
      touched[touchedCount++] = agent;
    },
    look() {
      if (!isBetter()) return;
      objective = score.objective;
      violations = score.violations;
      isPending = true;
    },
    adopt() {
      for (let agent = 0; agent < agentCount; agent++) {
        if (isTouched[agent] === 1) continue;
        isTouched[agent] = 1;
        touched[touchedCount++] = agent;
      }
      if (!isBetter()) return;
      objective = score.objective;
      violations = score.violations;
      isPending = true;
    },
  };
}
