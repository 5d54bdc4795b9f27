import type { Picks, RosterModel } from '../model/roster-model.ts';
import type { Term } from '../model/term.ts';
import type { AgentPart, KeepingPart } from './parts/agent-part.ts';
import { createBlockPart } from './parts/block-part.ts';
import { createCoverPart, type CoverPart } from './parts/cover-part.ts';
import { createFollowPart, type FollowPart } from './parts/follow-part.ts';
import type { Tally } from './parts/limits-table.ts';
import { createPickPart, type PickPart } from './parts/pick-part.ts';
import { createRunPart } from './parts/run-part.ts';
import { createSpreadPart } from './parts/spread-part.ts';
import { createSumPart } from './parts/sum-part.ts';
import { createTogetherPart } from './parts/together-part.ts';
import { createTotalPart, type TotalPart } from './parts/total-part.ts';

/**
 * What a search works on: a roster under windows of change. A window is one agent's days from one to another with what would
 * stand there in `next`, by day of the horizon. Weigh the agent's own terms first, exchange the window (cover and totals
 * follow, `next` then holds what stood there), and either settle it or exchange it back. Nothing is allocated on the way.
 */
export interface ScoreSheet {
  readonly model: RosterModel;
  readonly picks: Picks;
  readonly cover: CoverPart;
  readonly totals: TotalPart;
  readonly pickCosts: PickPart;
  readonly follows: FollowPart;
  /** Whether anything beside cover looks at several agents. */
  readonly hasSharedTerms: boolean;
  /** Adds to the tally what would change in the agent's own terms. */
  weigh(agent: number, from: number, to: number, next: Uint16Array, tally: Tally): void;
  /** Exchanges the window with the roster; what changes in shared terms is added to the tally. */
  exchange(agent: number, from: number, to: number, next: Uint16Array, tally: Tally): void;
  /** The same where shared terms are known to stay as they are. */
  exchangeQuietly(agent: number, from: number, to: number, next: Uint16Array): void;
  /** After `exchange`, when the window stays: the agent's sums follow. `old` is what stood there. */
  settle(agent: number, from: number, to: number, old: Uint16Array): void;
  /** Starts again from a roster. */
  load(picks: Picks): void;
}

export function createScoreSheet(model: RosterModel): ScoreSheet {
  const { dayCount } = model;
  const of = <Kind extends Term['kind']>(kind: Kind) =>
    model.terms.filter((term): term is Extract<Term, { kind: Kind }> => term.kind === kind);
  const pickTerms = createPickPart(model, of('pick'));
  const followTerms = createFollowPart(model, of('follow'));
  const sums: KeepingPart = createSumPart(model, of('sum'));
  const runs: AgentPart = createRunPart(model, of('run'));
  const blocks: KeepingPart = createBlockPart(model, of('block'));
  const spreads: AgentPart = createSpreadPart(model, of('spread'));
  const cover = createCoverPart(model, of('cover'));
  const together = createTogetherPart(model, of('together'));
  const totals = createTotalPart(model, of('total'));
  const hasTotals = of('total').length > 0;
  const hasTogether = of('together').length > 0;
  const hasSpreads = of('spread').length > 0;
  const picks: Picks = new Uint16Array(model.agentIds.length * dayCount);

  function load(from: Picks): void {
    if (from !== picks) picks.set(from);
    sums.load(picks);
    blocks.load(picks);
    cover.load(picks);
    totals.load(picks);
  }
  load(picks);

  return {
    model,
    picks,
    cover,
    totals,
    pickCosts: pickTerms,
    follows: followTerms,
    hasSharedTerms: hasTotals || hasTogether,
    weigh(agent, from, to, next, tally) {
      pickTerms.weigh(picks, agent, from, to, next, tally);
      followTerms.weigh(picks, agent, from, to, next, tally);
      runs.weigh(picks, agent, from, to, next, tally);
      sums.weigh(picks, agent, from, to, next, tally);
      blocks.weigh(picks, agent, from, to, next, tally);
      if (hasSpreads) spreads.weigh(picks, agent, from, to, next, tally);
    },
    exchange(agent, from, to, next, tally) {
      const base = agent * dayCount;
      const isWatched = hasTogether && together.looksAt(agent);
      for (let day = from; day <= to; day++) {
        const old = picks[base + day]!;
        const pick = next[day]!;
        if (old === pick) continue;
        cover.replace(agent, day, old, pick, tally);
        if (hasTotals) totals.replace(agent, day, old, pick, tally);
        if (isWatched) together.addAround(picks, agent, day, -1, tally);
        picks[base + day] = pick;
        if (isWatched) together.addAround(picks, agent, day, 1, tally);
        next[day] = old;
      }
    },
    exchangeQuietly(agent, from, to, next) {
      const base = agent * dayCount;
      for (let day = from; day <= to; day++) {
        const old = picks[base + day]!;
        picks[base + day] = next[day]!;
        next[day] = old;
      }
    },
    settle(agent, from, to, old) {
      sums.settle(picks, agent, from, to, old);
      blocks.settle(picks, agent, from, to, old);
    },
    load,
  };
}
