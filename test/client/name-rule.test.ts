import { expect, test } from 'vitest';
import { WORDS } from '../../client/locales/index.ts';
import { nameRule } from '../../client/screens/adherence/name-rule.ts';
import { DEFAULT_ADHERENCE_SETTINGS } from '../../shared/adherence/adherence-settings.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { createDemoSite } from '../../shared/simulation/demo-site.ts';

test.each(LOCALES)('AH8 rules of what counts as what are told apart, in %s', (locale) => {
  const language = { locale, words: WORDS[locale] };
  const names = DEFAULT_ADHERENCE_SETTINGS.counts.map((rule) =>
    nameRule(rule, createDemoSite('UTC'), language),
  );
  expect(new Set(names).size).toBe(names.length);
});
