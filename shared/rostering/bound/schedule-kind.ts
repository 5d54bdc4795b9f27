import type { RosterModel } from '../model/roster-model.ts';
import type { BlockTerm, FollowTerm, RunTerm, SumTerm } from '../model/term.ts';
import { countBlock } from './counters/count-block.ts';
import { countFollow } from './counters/count-follow.ts';
import { countRun } from './counters/count-run.ts';
import { countSum } from './counters/count-sum.ts';
import { createScheduleGraph, type ScheduleGraph } from './schedule-graph.ts';

/** Terms that a schedule's graph can remember. */
export type RememberedTerm = FollowTerm | SumTerm | RunTerm | BlockTerm;

/** The graph of all schedules that agents of one kind may have: the same terms, whatever their choices and wishes. */
export interface ScheduleKind {
  readonly graph: ScheduleGraph;
  readonly typeCount: number;
  /** The type of each variant. */
  readonly typeOf: Uint16Array;
}

/**
 * @param terms those of one agent.
 * @param fixed by day, the one variant there is; -1 elsewhere. Null where the kind is for whatever may be chosen.
 * @returns null where the graph would be too large: try fewer.
 */
export function createScheduleKind(
  model: RosterModel,
  terms: readonly RememberedTerm[],
  mostArcs: number,
  fixed: Int32Array | null,
): ScheduleKind | null {
  const { types, typeOf } = findTypes(model, terms);
  const follows = terms.filter((term) => term.kind === 'follow');
  const counters = [
    ...(follows.length > 0 ? [countFollow(follows, types, model.variants.length, model.dayCount)] : []),
    ...terms.flatMap((term) => {
      if (term.kind === 'sum') return [countSum(term, types)];
      if (term.kind === 'run') return [countRun(term, types, model.dayCount)];
      return term.kind === 'block' ? [countBlock(term, types)] : [];
    }),
  ];
  const only = fixed?.map((variant) => (variant < 0 ? -1 : typeOf[variant]!));
  const graph = createScheduleGraph(counters, types.length, model.dayCount, mostArcs, only);
  return graph && { graph, typeCount: types.length, typeOf };
}

/** Variants that no term tells apart are one type: only the cheapest of them is of interest. */
function findTypes(
  model: RosterModel,
  terms: readonly RememberedTerm[],
): { readonly types: readonly number[]; readonly typeOf: Uint16Array } {
  const count = model.variants.length;
  const range = Array.from({ length: count }, (_, at) => at);
  const keys = range.map((variant) =>
    terms
      .map((term) => {
        if (term.kind === 'sum') return term.values[variant]!;
        if (term.kind !== 'follow') return term.members[variant]!;
        const at = (place: number) => `${term.costs[place]}/${term.violations[place]}`;
        return range.map((other) => `${at(variant * count + other)},${at(other * count + variant)}`).join();
      })
      .join(';'),
  );
  const distinct = [...new Set(keys)];
  return {
    types: distinct.map((key) => keys.indexOf(key)),
    typeOf: Uint16Array.from(keys, (key) => distinct.indexOf(key)),
  };
}

/** The block term of most blocks, then a run, then whatever else there is. */
export function findWidest(terms: readonly RememberedTerm[]): number {
  const widths = terms.map((term) =>
    term.kind === 'block' ? 100 + term.blocks.length : term.kind === 'run' ? 10 : 1,
  );
  return widths.indexOf(Math.max(...widths));
}
