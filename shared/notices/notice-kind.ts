import type { FactOf, NoticeKindName } from './notice.ts';
import type { Sayings } from './sayings.ts';

/** What one kind of fact means to its reader. */
export interface NoticeKind<Kind extends NoticeKindName> {
  readonly kind: Kind;
  /** What still stands of these facts, told one after the other, the oldest first. */
  settle(facts: readonly FactOf<Kind>[]): readonly FactOf<Kind>[];
  /** Until when the reader must know it; null: it has time. Later than that is not too late, but worse. */
  findNeededByMs(fact: FactOf<Kind>, nowMs: number): number | null;
  say(fact: FactOf<Kind>, sayings: Sayings): SaidFact;
}

export interface SaidFact {
  readonly title: string;
  readonly lines: readonly string[];
  /** The screen where more is to be seen. */
  readonly path: string;
}

/** Of facts about the same thing the last one stands. */
export function keepLast<Fact>(keyOf: (fact: Fact) => string) {
  return (facts: readonly Fact[]): readonly Fact[] => {
    const last = new Map(facts.map((fact) => [keyOf(fact), fact]));
    return facts.filter((fact) => last.get(keyOf(fact)) === fact);
  };
}
