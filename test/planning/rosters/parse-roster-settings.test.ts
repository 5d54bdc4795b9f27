import { describe, expect, it } from 'vitest';
import { parseRosterSettings } from '../../../server/planning/rosters/parse-roster-settings.ts';
import { createDemoRosterSettings } from '../../../shared/simulation/demo-roster.ts';

const SETTINGS = createDemoRosterSettings('2026-11-25');

describe('the settings of rosters', () => {
  it('a contract nobody made can be added; a rule or a law that does not come with Floorcast is told the choice', () => {
    expect(() => parseRosterSettings({ ...SETTINGS, defaultContractId: 'weekend' })).toThrow(
      /'weekend' is none.*Add it there/s,
    );
    expect(() => parseRosterSettings({ ...SETTINGS, lawPackId: 'mars' })).toThrow(
      /lawPackId.*china, .*taiwan/s,
    );
    const rules = [{ ...SETTINGS.rules[0]!, rule: 'siesta' }];
    expect(() => parseRosterSettings({ ...SETTINGS, rules })).toThrow(
      /rules\[0\]\.rule.*rest-between-shifts/s,
    );
  });
});
