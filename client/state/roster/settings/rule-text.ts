import type { RuleSetting } from '../../../../shared/rostering/problem/rule-setting.ts';

/** A rule as it is typed: its settings and whom it is for are JSON. */
export interface RuleDraft {
  readonly rule: string;
  readonly text: string;
}

export function writeRule({ rule, who, settings }: RuleSetting): RuleDraft {
  return { rule, text: JSON.stringify({ ...(who && { who }), settings }, null, 2) };
}

/** Null for a text that is no JSON object. */
export function readRule({ rule, text }: RuleDraft): RuleSetting | null {
  try {
    const read = JSON.parse(text) as Partial<RuleSetting> | null;
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return null;
    return { ...(read.who && { who: read.who }), rule, settings: read.settings };
  } catch {
    return null;
  }
}
