import type { RosterCandidatesAnswer, RosterEffect } from '../../../shared/contract/roster-advice.ts';
import type { RosterChange, RosterDifference, RosterShift } from '../../../shared/contract/rosters.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { Words } from '../../locales/index.ts';
import type { RosterAdviceAnswer } from '../../state/roster/roster-advice.svelte.ts';

/** One thing that could be done, or was looked at. */
export interface AdviceItem {
  /** Empty where the differences say it all. */
  readonly text: string;
  readonly changes: readonly RosterChange[];
  readonly differences: readonly RosterDifference[];
  readonly effect: RosterEffect | null;
}

export interface AdvicePart {
  /** Empty: the question says it. */
  readonly title: string;
  readonly items: readonly AdviceItem[];
}

export interface AdviceNaming {
  readonly say: (message: Message) => string;
  readonly words: Words['roster'];
  readonly nameAgent: (agentId: string) => string;
  readonly nameCover: (coverId: string) => string;
  readonly nameShift: (shift: RosterShift | null) => string;
}

/** An answer as it is read: what has one reason stands below it once, what a repair asks of one person before plans of several. */
export function listAdvice(
  advice: RosterAdviceAnswer,
  { say, words, nameAgent, nameCover, nameShift }: AdviceNaming,
): readonly AdvicePart[] {
  switch (advice.kind) {
    case 'explain': {
      const { tried } = advice.answer;
      const hasGroups = new Set(tried.map(({ coverId }) => coverId)).size > 1;
      const parts = new Map<string, AdviceItem[]>();
      for (const { agentId, coverId, said, changes, differences, effect } of tried) {
        const isOfGroup = hasGroups && coverId !== null;
        const title = isOfGroup ? words.ofGroup(nameCover(coverId), say(said)) : say(said);
        const text = differences.length === 0 ? nameAgent(agentId) : '';
        const items = parts.get(title) ?? [];
        parts.set(title, items);
        items.push({ text, changes, differences, effect });
      }
      return [...parts].map(([title, items]) => ({ title, items }));
    }
    case 'candidates': {
      const items = advice.answer.candidates.map(({ agentId, before, change, effect }) => ({
        text: words.candidate(nameAgent(agentId), nameShift(before)),
        changes: [change],
        differences: [],
        effect,
      }));
      return [{ title: '', items }];
    }
    case 'repair': {
      const { alternatives, plans } = advice.answer;
      const itemOf = (each: (typeof alternatives)[number] | (typeof plans)[number]): AdviceItem => ({
        text: say(each.said),
        changes: each.changes,
        differences: each.differences,
        effect: each.effect,
      });
      return [
        { title: words.repairByOne, items: alternatives.map(itemOf) },
        { title: words.repairByPlan, items: plans.map(itemOf) },
      ].filter(({ items }) => items.length > 0);
    }
    default:
      return advice satisfies never;
  }
}

/** Why people are no candidates: what keeps several of them is told once, with their names. */
export function listReasons(
  others: RosterCandidatesAnswer['others'],
  { say, words, nameAgent }: Pick<AdviceNaming, 'say' | 'words' | 'nameAgent'>,
): readonly { readonly reason: string; readonly names: string }[] {
  const kept = new Map<string, string[]>();
  for (const { agentId, reasons } of others) {
    const reason = reasons.map(say).join(words.listMark);
    kept.set(reason, [...(kept.get(reason) ?? []), nameAgent(agentId)]);
  }
  return [...kept].map(([reason, names]) => ({ reason, names: names.join(words.listMark) }));
}
