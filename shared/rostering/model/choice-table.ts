import type { TermOrigin, PickTerm } from './term.ts';

/** Choices while rules take some of them away. */
export interface ChoiceTable {
  /** Does nothing where the variant is not offered, or the day is not of the horizon. */
  forbid(origin: TermOrigin, agent: number, day: number, variant: number): void;
  /** What is left, shared where equal. */
  listChoices(): readonly Uint16Array[];
  /** A violation for each day whose last choice a rule refused. */
  listRefusedLast(): readonly PickTerm[];
}

interface Row {
  readonly mask: Uint8Array;
  left: number;
}

export function createChoiceTable(
  offered: readonly Uint16Array[],
  dayCount: number,
  variantCount: number,
): ChoiceTable {
  const rows = new Map<number, Row>();
  const refusedLast = new Map<string, PickTerm>();

  function rowOf(place: number): Row {
    let row = rows.get(place);
    if (row === undefined) {
      const mask = new Uint8Array(variantCount);
      for (const variant of offered[place]!) mask[variant] = 1;
      rows.set(place, (row = { mask, left: offered[place]!.length }));
    }
    return row;
  }

  function refuseLast(origin: TermOrigin, agent: number, day: number, variant: number): void {
    const key = JSON.stringify([origin.rule, origin.ruleIndex, agent, day]);
    if (refusedLast.has(key)) return;
    const violations = new Float64Array(variantCount);
    violations[variant] = 1;
    refusedLast.set(key, {
      ...origin,
      kind: 'pick',
      agent,
      day,
      costs: new Float64Array(variantCount),
      violations,
    });
  }

  return {
    forbid(origin, agent, day, variant) {
      if (day < 0 || day >= dayCount) return;
      const row = rowOf(agent * dayCount + day);
      if (row.mask[variant] === 0) return;
      if (row.left === 1) return refuseLast(origin, agent, day, variant);
      row.mask[variant] = 0;
      row.left -= 1;
    },
    listChoices() {
      const shared = new Map<string, Uint16Array>();
      return offered.map((all, place) => {
        const row = rows.get(place);
        if (row === undefined || row.left === all.length) return all;
        const left = all.filter((variant) => row.mask[variant] === 1);
        const key = left.join();
        if (!shared.has(key)) shared.set(key, left);
        return shared.get(key)!;
      });
    },
    listRefusedLast: () => [...refusedLast.values()],
  };
}
