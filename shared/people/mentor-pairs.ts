import type { RuleSetting } from '../rostering/problem/rule-setting.ts';

/** Who goes with whom while they are new. */
export interface MentorPair {
  readonly apprenticeId: string;
  readonly mentorId: string;
}

interface MentoringSettings {
  readonly pairs: readonly MentorPair[];
}

const MENTORING = 'mentoring';

/** Of a rule that is made for the first pair: the first hour of a day alone costs nothing, more of it a little. */
const MINUTES_ALONE = { softMax: 60, perOver: 0.1 };

export function readPairs(rules: readonly RuleSetting[]): readonly MentorPair[] {
  return rules.flatMap(({ rule, settings }) =>
    rule === MENTORING ? (settings as MentoringSettings).pairs : [],
  );
}

/**
 * The rules with other mentors of some people. Pairs of others stay where they are; what is new goes into the first rule of
 * mentoring, and a rule without any pair has nothing to say and goes.
 */
export function replacePairs(
  rules: readonly RuleSetting[],
  mentorsOf: ReadonlyMap<string, readonly string[]>,
): readonly RuleSetting[] {
  if (mentorsOf.size === 0) return rules;
  const added = [...mentorsOf].flatMap(([apprenticeId, mentorIds]) =>
    mentorIds.map((mentorId): MentorPair => ({ apprenticeId, mentorId })),
  );
  const first = rules.findIndex(({ rule }) => rule === MENTORING);
  const changed = rules.flatMap((each, at): readonly RuleSetting[] => {
    if (each.rule !== MENTORING) return [each];
    const settings = each.settings as MentoringSettings;
    const kept = settings.pairs.filter(({ apprenticeId }) => !mentorsOf.has(apprenticeId));
    const pairs = at === first ? [...kept, ...added] : kept;
    return pairs.length === 0 ? [] : [{ ...each, settings: { ...settings, pairs } }];
  });
  if (first >= 0 || added.length === 0) return changed;
  return [...changed, { rule: MENTORING, settings: { pairs: added, minutesAlone: MINUTES_ALONE } }];
}
