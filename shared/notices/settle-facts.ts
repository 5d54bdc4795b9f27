import { kindOf, NOTICE_KIND_NAMES } from './kinds/index.ts';
import type { NoticeFact } from './notice.ts';

/**
 * What still stands of facts told one after the other, the oldest first: a fact that was undone meanwhile is told by nobody.
 *
 * Example: a shift that was moved and moved back leaves nothing.
 */
export function settleFacts(facts: readonly NoticeFact[]): readonly NoticeFact[] {
  const standing = NOTICE_KIND_NAMES.flatMap((kind) =>
    kindOf(kind)
      .settle(facts.filter((fact) => fact.kind === kind))
      .map((fact) => ({ fact, at: findPlace(facts, fact) })),
  );
  return standing.sort((a, b) => a.at - b.at).map(({ fact }) => fact);
}

/** A fact that was put together of several stands where the last of them was. */
function findPlace(facts: readonly NoticeFact[], fact: NoticeFact): number {
  const own = facts.indexOf(fact);
  return own >= 0 ? own : facts.findLastIndex(({ kind }) => kind === fact.kind);
}
