import { mergeEach, mergeOne, numberNames } from './merge-changes.ts';
import type { RequirementDraft } from './requirement-settings.ts';

/** What two planners both changed since both read it. */
export interface DraftClash {
  readonly part: 'agentHour' | Exclude<keyof RequirementDraft, 'cost' | 'currency'>;
  /** A reason's or a work's name, or a queue's id; null where the part is one value. */
  readonly entry: string | null;
}

/**
 * What is typed on top of what somebody else saved meanwhile: what only one of the two changed is as they have it; what both
 * changed stays as it is typed and is named.
 *
 * @param base what both began with
 */
export function mergeRequirementDrafts(
  base: RequirementDraft,
  mine: RequirementDraft,
  theirs: RequirementDraft,
): { readonly merged: RequirementDraft; readonly clashes: readonly DraftClash[] } {
  const clashes: DraftClash[] = [];
  const pickOne = <T>(part: DraftClash['part'], valueOf: (draft: RequirementDraft) => T): T => {
    const one = mergeOne({ was: valueOf(base), own: valueOf(mine), other: valueOf(theirs) });
    if (one.isClash) clashes.push({ part, entry: null });
    return one.merged;
  };
  const pickEach = <T>(
    part: DraftClash['part'],
    listOf: (draft: RequirementDraft) => readonly T[],
    keysOf: (list: readonly T[]) => readonly string[],
  ): readonly T[] => {
    const each = mergeEach({ was: listOf(base), own: listOf(mine), other: listOf(theirs) }, keysOf);
    clashes.push(...each.clashes.map((entry) => ({ part, entry })));
    return each.merged;
  };
  const byQueue = <T>(
    part: 'patience' | 'concurrency',
    valuesOf: (draft: RequirementDraft) => Readonly<Record<string, T>>,
  ): Readonly<Record<string, T>> =>
    Object.fromEntries(
      pickEach(
        part,
        (draft) => Object.entries(valuesOf(draft)),
        (list) => list.map(([queueId]) => queueId),
      ),
    );
  const merged: RequirementDraft = {
    risk: pickOne('risk', ({ risk }) => risk),
    aim: pickOne('aim', ({ aim }) => aim),
    maxOccupancy: pickOne('maxOccupancy', ({ maxOccupancy }) => maxOccupancy),
    maxAbandonment: pickOne('maxAbandonment', ({ maxAbandonment }) => maxAbandonment),
    shrinkage: pickEach('shrinkage', ({ shrinkage }) => shrinkage, namesOf),
    // A cost without its currency is none.
    ...pickOne('agentHour', ({ cost, currency }) => ({ cost, currency })),
    patience: byQueue('patience', ({ patience }) => patience),
    concurrency: byQueue('concurrency', ({ concurrency }) => concurrency),
    works: pickEach('works', ({ works }) => works, namesOf),
  };
  return { merged, clashes };
}

function namesOf(list: readonly { readonly name: string }[]): readonly string[] {
  return numberNames(list.map(({ name }) => name.trim()));
}
