import { describe, expect, it } from 'vitest';
import type { Wish } from '../../../shared/rostering/problem/problem.ts';
import { explainDay } from '../../../shared/rostering/explain/explain-person.ts';
import { explainRules } from '../../../shared/rostering/explain/explain-rules.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import { viewTeam } from './view-builder.ts';

const wish = (more: Partial<Wish>): Wish => ({ id: 'w', day: '2026-03-02', want: 'off', weight: 7, ...more });
const WISHES = { rule: 'wishes', settings: {} };

describe('why somebody has this shift', () => {
  it('EX3 lists every other way with its cost', () => {
    const view = viewTeam([{ id: 'a' }, { id: 'b' }], ['E', 'L']);
    const found = explainDay(view, 0, 0);
    expect(found.isFixed).toBe(false);
    expect(
      found.alternatives.map(({ verdict, change }) => [
        view.model.variants[change.to]!.templateId,
        verdict,
        change.costChange,
      ]),
    ).toEqual([
      [null, 'costs-more', 80],
      ['L', 'costs-more', 88],
    ]);
  });

  it('EX3 says when there is no other way', () => {
    const view = viewTeam(
      [
        {
          id: 'a',
          pinned: [{ day: '2026-03-02', shift: { templateId: 'E', start: '06:00', minutes: 480 } }],
        },
      ],
      ['E'],
    );
    expect(explainDay(view, 0, 0)).toMatchObject({ isFixed: true, alternatives: [] });
  });

  it('EX4 a wish that is granted costs nothing', () => {
    const view = viewTeam([{ id: 'a', wishes: [wish({ want: 'work' })] }], ['E'], { rules: [WISHES] });
    expect(explainDay(view, 0, 0).wishes).toMatchObject([{ isGranted: true, granting: null }]);
  });

  it('EX4 a wish that is refused says what granting it costs with others’ help', () => {
    const people = [{ id: 'a', wishes: [wish({})] }, { id: 'b' }, { id: 'c', wishes: [wish({ weight: 3 })] }];
    const view = viewTeam(people, ['E', 'L', '-'], { rules: [WISHES] });
    const [told] = explainDay(view, 0, 0).wishes;
    // The third works early instead, against a lighter wish.
    expect(told).toMatchObject({
      isGranted: false,
      granting: { variant: 0, costChange: -4, violationChange: 0, changes: [{ agent: 2, from: 0 }] },
    });
    expect(told!.granting!.stoppedBy).toBeNull();
    expect(view.score.objective).toBeCloseTo(scoreRoster(view.model, view.picks).objective, 9);
    expect(Array.from(view.score.picks)).toEqual(Array.from(view.picks));
  });

  it('EX4 a wish that cannot be granted at all says so', () => {
    const off = [{ from: '2026-03-02', to: '2026-03-02', kind: 'leave' as const, paidMinutesPerDay: 0 }];
    const view = viewTeam([{ id: 'a', daysOff: off, wishes: [wish({ want: 'work' })] }], ['-'], {
      rules: [WISHES],
    });
    expect(explainDay(view, 0, 0).wishes).toMatchObject([{ isGranted: false, granting: null }]);
  });
});

describe('how often a rule bent', () => {
  it('EX5 counts what bent and what broke, for how many, and where worst', () => {
    const view = viewTeam(
      [{ id: 'a', wishes: [wish({})] }, { id: 'b', wishes: [wish({ weight: 3 })] }, { id: 'c' }],
      ['EE', 'LL', '--'],
      { rules: [WISHES, { rule: 'consecutive-days', settings: { days: { hardMax: 1 } } }] },
    );
    const rules = explainRules(view.model, view.picks);
    expect(rules.find(({ rule }) => rule === 'wishes')).toMatchObject({
      bent: 2,
      broken: 0,
      cost: 10,
      agents: 2,
    });
    expect(rules.find(({ rule }) => rule === 'consecutive-days')).toMatchObject({
      bent: 0,
      broken: 2,
      violations: 2,
      agents: 2,
    });
    expect(rules.find(({ rule }) => rule === 'wishes')!.worst[0]).toMatchObject({ agent: 0, cost: 7 });
    expect(rules.find(({ rule }) => rule === 'cover')).toMatchObject({ bent: 0, cost: 0 });
    const { objective } = scoreRoster(view.model, view.picks);
    expect(rules.reduce((sum, { cost }) => sum + cost, 0)).toBe(objective);
  });
});
