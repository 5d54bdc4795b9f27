import type { Words } from '../../../locales/index.ts';

export interface SettingWords {
  readonly label: string;
  readonly hint: string;
}

/** What a setting of a rule is called: its path has no places of lists. Without words its name says it, so that nothing is nameless. */
export function wordSetting(words: Words['rosterRules'], rule: string, path: string): SettingWords {
  const ofRule = (words.settings as Readonly<Record<string, Readonly<Record<string, SettingWords>>>>)[rule];
  return ofRule?.[path] ?? { label: path, hint: '' };
}

/** The settings of a rule down to a field, in words. Example: `['Pay', 'An hour']` of `settings`, `pay`, `perHour`. */
export function nameSettingSteps(
  words: Words['rosterRules'],
  rule: string,
  steps: readonly string[],
): readonly string[] {
  const limits: Readonly<Record<string, string>> = {
    hardMin: `${words.least}, ${words.hard}`,
    hardMax: `${words.most}, ${words.hard}`,
    softMin: `${words.least}, ${words.soft}`,
    softMax: `${words.most}, ${words.soft}`,
    perUnder: words.least,
    perOver: words.most,
    hardUnit: words.violation,
    who: words.who,
    tags: words.whoTags,
  };
  let path = '';
  return steps.flatMap((step) => {
    if (step === 'settings') return [];
    if (/^\d+$/u.test(step)) return [String(Number(step) + 1)];
    const inner = path === '' ? step : `${path}.${step}`;
    const { label } = wordSetting(words, rule, inner);
    if (label === inner) return [limits[step] ?? step];
    path = inner;
    return [label];
  });
}
