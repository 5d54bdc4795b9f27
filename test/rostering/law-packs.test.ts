import { describe, expect, it } from 'vitest';
import { findConstraint } from '../../shared/rostering/constraints/index.ts';
import { china } from '../../shared/rostering/law-packs/china.ts';
import { eu } from '../../shared/rostering/law-packs/eu.ts';
import { LAW_PACKS } from '../../shared/rostering/law-packs/index.ts';
import { taiwan } from '../../shared/rostering/law-packs/taiwan.ts';
import { explainScore } from '../../shared/rostering/score/explain-score.ts';
import { problem, rosterOf } from './problem-builder.ts';

const broken = (rules: (typeof LAW_PACKS)[number]['rules'], row: string) => {
  const { model, picks } = rosterOf(problem({ rules }), row);
  return explainScore(model, picks)
    .filter(({ violation }) => violation > 0)
    .map(({ rule }) => rule);
};

describe.each(LAW_PACKS.map((pack) => [pack.id, pack] as const))('the law pack %s', (_, pack) => {
  it('is data that its rules can read, also after a way through JSON', () => {
    for (const { rule, settings } of JSON.parse(JSON.stringify(pack.rules)) as typeof pack.rules) {
      expect(() => findConstraint(rule).parse(settings)).not.toThrow();
    }
  });

  it('names the article of each of its settings, and no other', () => {
    const settings = pack.rules.flatMap((each) =>
      Object.keys(each.settings as object).map((setting) => `${each.rule} ${setting}`),
    );
    expect(pack.articles.map(({ rule, setting }) => `${rule} ${setting}`).sort()).toEqual(settings.sort());
  });

  it('is kept by an ordinary week, and broken by one without a day of rest', () => {
    expect(broken(pack.rules, 'EEEEE--')).toEqual([]);
    expect(broken(pack.rules, 'EEEEEEE')).toContain('consecutive-days');
  });
});

describe('law packs', () => {
  it('ask for 11 hours of rest in the Union and Taiwan, and not in China', () => {
    expect([eu, taiwan, china].map(({ rules }) => broken(rules, 'LE-----'))).toEqual([
      ['rest-between-shifts'],
      ['rest-between-shifts'],
      [],
    ]);
  });
});
