import { mergeEach, mergeOne, numberNames } from '../../merge-changes.ts';
import type { SettingsDocument } from './settings-faults.ts';

/** What two planners both changed since both read it: a part of the settings and, of a list, the entry. */
export interface SettingsClash {
  readonly part: keyof SettingsDocument;
  /** Null where the part is one value. */
  readonly entry: string | null;
}

/**
 * One's own changes on top of what somebody else saved meanwhile: what only one of the two changed is as they have it; what both
 * changed stays one's own and is named.
 *
 * @param base what both began with
 */
export function mergeSettings(
  base: SettingsDocument,
  mine: SettingsDocument,
  theirs: SettingsDocument,
): { readonly merged: SettingsDocument; readonly clashes: readonly SettingsClash[] } {
  const clashes: SettingsClash[] = [];
  const pickOne = <Part extends keyof SettingsDocument>(part: Part): SettingsDocument[Part] => {
    const one = mergeOne({ was: base[part], own: mine[part], other: theirs[part] });
    if (one.isClash) clashes.push({ part, entry: null });
    return one.merged;
  };
  const pickEach = <T>(
    part: keyof SettingsDocument,
    listOf: (document: SettingsDocument) => readonly T[],
    keysOf: (list: readonly T[]) => readonly string[],
  ): readonly T[] => {
    const lists = { was: listOf(base), own: listOf(mine), other: listOf(theirs) };
    const each = mergeEach(lists, keysOf);
    clashes.push(...each.clashes.map((entry) => ({ part, entry })));
    return each.merged;
  };
  const merged: SettingsDocument = {
    contracts: pickEach('contracts', ({ contracts }) => contracts, idsOf),
    defaultContractId: pickOne('defaultContractId'),
    templates: pickEach('templates', ({ templates }) => templates, idsOf),
    people: pickEach(
      'people',
      ({ people }) => people,
      (people) => people.map(({ agentId }) => agentId),
    ),
    rules: pickEach(
      'rules',
      ({ rules }) => rules,
      // A rule may be there several times: the first, the second of its kind.
      (rules) => numberNames(rules.map(({ rule }) => rule)),
    ),
    lawPackId: pickOne('lawPackId'),
    activities: pickEach('activities', ({ activities }) => activities, idsOf),
    perUnder: pickOne('perUnder'),
    perOver: pickOne('perOver'),
    currency: pickOne('currency'),
    noticeHours: pickOne('noticeHours'),
    note: pickOne('note'),
  };
  return { merged, clashes };
}

const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
