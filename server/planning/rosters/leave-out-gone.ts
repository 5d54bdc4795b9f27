import type { RosterSettings } from '../../../shared/contract/rosters.ts';

/** Whoever has left is in no rule and in no meeting any more: what names only them has nothing to say. */
export function leaveOutGone(
  { rules, activities }: Pick<RosterSettings, 'rules' | 'activities'>,
  gone: ReadonlySet<string>,
): Pick<RosterSettings, 'rules' | 'activities'> {
  if (gone.size === 0) return { rules, activities };
  const withoutGone = (ids: readonly string[]) => ids.filter((id) => !gone.has(id));
  return {
    rules: rules.flatMap((each): RosterSettings['rules'] => {
      const named = each.who?.agentIds;
      const left = named && withoutGone(named);
      if (named !== undefined && named.length > 0 && left!.length === 0) return [];
      const rule = left === undefined ? each : { ...each, who: { ...each.who, agentIds: left } };
      if (rule.rule !== 'mentoring') return [rule];
      const settings = rule.settings as { readonly pairs: readonly Pair[] };
      const pairs = settings.pairs.filter(
        ({ apprenticeId, mentorId }) => !gone.has(apprenticeId) && !gone.has(mentorId),
      );
      return pairs.length === 0 ? [] : [{ ...rule, settings: { ...settings, pairs } }];
    }),
    activities: activities.flatMap((each) => {
      const agentIds = withoutGone(each.agentIds);
      return agentIds.length === 0 && each.agentIds.length > 0 ? [] : [{ ...each, agentIds }];
    }),
  };
}

interface Pair {
  readonly apprenticeId: string;
  readonly mentorId: string;
}
