import { kindOf } from './kinds/index.ts';
import type { NoticeFact } from './notice.ts';
import type { SaidFact } from './notice-kind.ts';
import type { Sayings } from './sayings.ts';

export function sayFact(fact: NoticeFact, sayings: Sayings): SaidFact {
  return kindOf(fact.kind).say(fact, sayings);
}

/** One notice in words: the first fact is its title, and what else there is stands below. @param facts at least one */
export function sayFacts(facts: readonly NoticeFact[], sayings: Sayings): SaidFact {
  const [first, ...others] = facts.map((fact) => sayFact(fact, sayings));
  return {
    title: first!.title,
    lines: [...first!.lines, ...others.flatMap(({ title, lines }) => [title, ...lines])],
    path: others.length === 0 ? first!.path : '/me/notices',
  };
}
