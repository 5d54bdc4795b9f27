import { describe, expect, it } from 'vitest';
import { countServiceLevel } from '../../shared/metrics/service-level-formulas.ts';
import { SERVICE_LEVEL_FORMULAS, type ServiceLevelFormula } from '../../shared/site/site.ts';
import { buildTally } from './build-rows.ts';

const ICMI_DAY = buildTally({
  offered: 1060,
  answered: 1000,
  answeredWithinTarget: 860,
  abandoned: 60,
  abandonedWithinTarget: 20,
  shortAbandons: 10,
});
const BAD_HOUR = buildTally({
  offered: 200,
  answered: 120,
  answeredWithinTarget: 60,
  abandoned: 80,
  abandonedWithinTarget: 50,
  shortAbandons: 20,
});

const TABLE: readonly [ServiceLevelFormula, string, string][] = [
  ['all-departures', '83.0', '55.0'],
  ['answered-only', '86.0', '50.0'],
  ['strict', '81.1', '30.0'],
  ['ignore-early-abandons', '82.7', '40.0'],
  ['short-abandons-met', '82.1', '40.0'],
  ['short-abandons-out', '81.9', '33.3'],
];

function percent(formula: ServiceLevelFormula, tally: typeof ICMI_DAY): string {
  const { met, counted } = countServiceLevel(formula, tally);
  return ((100 * met) / counted).toFixed(1);
}

describe('the six service level formulas', () => {
  it.each(TABLE)('%s reads %s %% on the ICMI day and %s %% in the bad hour', (formula, day, hour) => {
    expect(percent(formula, ICMI_DAY)).toBe(day);
    expect(percent(formula, BAD_HOUR)).toBe(hour);
  });

  it('are all in the table', () => {
    expect(TABLE.map(([formula]) => formula).sort()).toEqual([...SERVICE_LEVEL_FORMULAS].sort());
  });

  it.each(SERVICE_LEVEL_FORMULAS)('MT3 %s: ten callers past the target count as ten misses', (formula) => {
    const before = countServiceLevel(formula, ICMI_DAY);
    const melting = countServiceLevel(formula, { ...ICMI_DAY, waitingPastTarget: 10 });
    expect(melting).toEqual({ met: before.met, counted: before.counted + 10 });
  });

  it.each(SERVICE_LEVEL_FORMULAS)(
    '%s leaves callers within the target and flowed-out calls alone',
    (formula) => {
      const tally = buildTally({ ...ICMI_DAY, waiting: 30, flowedOut: 20 });
      expect(countServiceLevel(formula, tally)).toEqual(countServiceLevel(formula, ICMI_DAY));
    },
  );
});
