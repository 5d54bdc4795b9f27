import { describe, expect, it } from 'vitest';
import { explainInterval } from '../../../shared/rostering/explain/explain-interval.ts';
import { viewTeam } from './view-builder.ts';

const MOST_DAYS = { rule: 'consecutive-days', settings: { days: { hardMax: 2 } } };

describe('why an interval is short or over', () => {
  it('EX1 EX2 names who could have been there, and what stopped each', () => {
    const view = viewTeam(
      [
        { id: 'there' },
        { id: 'tired' },
        {
          id: 'ill',
          daysOff: [{ from: '2026-03-04', to: '2026-03-04', kind: 'leave', paidMinutesPerDay: 0 }],
        },
        { id: 'idle' },
      ],
      ['--E-', 'EE--', '----', '----'],
      { rules: [MOST_DAYS] },
    );
    // Wednesday, 15 o'clock: nobody.
    const found = explainInterval(view, 0, 48 + 15);
    expect(found).toMatchObject({ state: 'short', there: 0, cost: 10, present: [] });
    expect(found.hindrances.map(({ agent, why }) => [view.model.agentIds[agent], why.code])).toEqual([
      ['there', 'costs-more'],
      ['tired', 'breaks-rules'],
      ['ill', 'not-offered'],
      ['idle', 'would-help'],
    ]);
    expect(found.stoppedBy).toEqual([{ rule: 'consecutive-days', ruleIndex: 0, agents: 1 }]);
  });

  it('EX1 names who is there when it is over', () => {
    const view = viewTeam([{ id: 'a' }, { id: 'b' }], ['E', 'E']);
    const found = explainInterval(view, 0, 7);
    expect(found).toMatchObject({ state: 'over', there: 2, present: [0, 1] });
    expect(found.hindrances.map(({ why }) => why.code)).toEqual(['would-help', 'would-help']);
  });

  it('EX1 has nothing to say of one that is met', () => {
    const view = viewTeam([{ id: 'a' }, { id: 'b' }], ['E', 'L']);
    expect(explainInterval(view, 0, 7)).toMatchObject({ state: 'met', hindrances: [], stoppedBy: [] });
  });

  it('EX6 leaves the roster as it is', () => {
    const view = viewTeam([{ id: 'a' }, { id: 'b' }], ['E-', '-L']);
    explainInterval(view, 0, 15);
    expect(Array.from(view.score.picks)).toEqual(Array.from(view.picks));
  });

  it('refuses a row that is not judged', () => {
    expect(() => explainInterval(viewTeam([{ id: 'a' }], ['E']), 0, 99)).toThrow(/has no row 99/);
  });
});
