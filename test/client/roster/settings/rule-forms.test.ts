import { describe, expect, test } from 'vitest';
import { WORDS } from '../../../../client/locales/index.ts';
import {
  changeRuleText,
  plainSettings,
  withPart,
} from '../../../../client/state/roster/settings/edit-rule.ts';
import { RULE_SHAPES } from '../../../../client/state/roster/settings/rule-shapes.ts';
import { readRule } from '../../../../client/state/roster/settings/rule-text.ts';
import { nameSettingSteps, wordSetting } from '../../../../client/state/roster/settings/setting-words.ts';
import { CONSTRAINTS, findConstraint } from '../../../../shared/rostering/constraints/index.ts';
import type { SettingShape } from '../../../../shared/rostering/constraints/setting-shape.ts';
import { LOCALES } from '../../../../shared/site/localized-text.ts';

/** Every setting of a shape by its path, records and lists of records too. */
function listSettings(shape: SettingShape, path = ''): readonly { path: string; shape: SettingShape }[] {
  if (shape.is === 'list') return shape.of.is === 'record' ? listSettings(shape.of, path) : [];
  if (shape.is !== 'record') return [];
  return shape.fields.flatMap(({ name, shape: inner }) => {
    const at = path === '' ? name : `${path}.${name}`;
    return [{ path: at, shape: inner }, ...listSettings(inner, at)];
  });
}

const settingsOf = (rule: string) => listSettings(RULE_SHAPES.get(rule)!);

describe('forms of rules', () => {
  test('RF16 every rule that planners set has a form', () => {
    expect([...RULE_SHAPES.keys()].sort()).toEqual(CONSTRAINTS.map(({ id }) => id).sort());
  });

  test.each(LOCALES.flatMap((locale) => CONSTRAINTS.map(({ id }) => [locale, id] as const)))(
    'RF16 in %s every setting of %s has a name, a unit and its choices in words, and no other has',
    (locale, rule) => {
      const words = WORDS[locale].rosterRules;
      for (const { path, shape } of settingsOf(rule)) {
        expect(wordSetting(words, rule, path).label, path).not.toBe(path);
        if (shape.is === 'number' || shape.is === 'limits')
          expect(words.units[shape.unit], path).toBeTruthy();
        if (shape.is === 'limits') expect(words.oneOf[shape.unit], path).toBeTruthy();
        if (shape.is === 'choice')
          for (const choice of shape.choices) expect(words.choices, path).toHaveProperty([choice]);
      }
      const worded = Object.keys((words.settings as Readonly<Record<string, object>>)[rule] ?? {});
      expect(worded.sort()).toEqual(
        settingsOf(rule)
          .map(({ path }) => path)
          .sort(),
      );
    },
  );

  test('RF16 a rule begins with what it must have, and what is empty is refused where its field is', () => {
    const known = { templateId: 'early', day: '2026-12-07' };
    expect(plainSettings(RULE_SHAPES.get('seats')!, known)).toEqual({ seats: null });
    const pattern = plainSettings(RULE_SHAPES.get('shift-pattern')!, known);
    expect(pattern).toEqual({ weeks: [['*', '*', '*', '*', '*', '*', '*']], startsOn: '2026-12-07' });
    expect(findConstraint('shift-pattern').parse(pattern)).toMatchObject({ places: [] });
    expect(() => findConstraint('seats').parse(plainSettings(RULE_SHAPES.get('seats')!, known))).toThrow(
      'seats.seats',
    );
  });

  test('RF16 what a form changes leaves all else of the rule’s text', () => {
    const rule = { rule: 'seats', text: '{ "who": { "tags": ["room-2"] }, "settings": { "seats": 20 } }' };
    const fewer = { rule: 'seats', text: changeRuleText(rule, { settings: { seats: 12 } })! };
    expect(readRule(fewer)).toEqual({ rule: 'seats', who: { tags: ['room-2'] }, settings: { seats: 12 } });
    const all = { rule: 'seats', text: changeRuleText(fewer, { who: null })! };
    expect(readRule(all)).toEqual({ rule: 'seats', settings: { seats: 12 } });
    expect(changeRuleText({ rule: 'seats', text: '{' }, { settings: {} })).toBeNull();
  });

  test('RF12 who learns from whom is chosen by name, and all else of the rule stays', () => {
    const shapes = settingsOf('mentoring').map(({ path, shape }) => [path, shape.is]);
    expect(shapes).toContainEqual(['pairs.apprenticeId', 'agent']);
    expect(shapes).toContainEqual(['pairs.mentorId', 'agent']);
    const settings = { minutesAlone: { softMax: 60, perOver: 0.1 }, pairs: [] };
    const rule = { rule: 'mentoring', text: JSON.stringify({ who: { tags: ['new'] }, settings }) };
    const paired = withPart(settings, 'pairs', [{ apprenticeId: 'a1', mentorId: 'a2' }]);
    const text = changeRuleText(rule, { settings: paired })!;
    expect(readRule({ ...rule, text })).toEqual({
      rule: 'mentoring',
      who: { tags: ['new'] },
      settings: paired,
    });
    expect(findConstraint('mentoring').parse(paired)).toMatchObject({ minutesAlone: { softMax: 60 } });
  });

  test('RF2 RF16 a refused place is named by its field', () => {
    const words = WORDS.en.rosterRules;
    expect(nameSettingSteps(words, 'cost', ['settings', 'pay', 'rates', '1', 'perHour'])).toEqual([
      'Pay',
      'Rates by tag',
      '2',
      'An hour',
    ]);
    expect(nameSettingSteps(words, 'seats', ['settings', 'seats'])).toEqual(['Seats']);
    expect(nameSettingSteps(words, 'consecutive-days', ['settings', 'days', 'hardMax'])).toEqual([
      'Days of work in a row',
      'At most, Hard limit',
    ]);
  });
});
