import type { BuiltInRule } from './constraint.ts';

/** Nobody begins a shift before the one of the day before has ended, whatever rest is asked for. */
export const noOverlap: BuiltInRule = {
  id: 'no-overlap',
  compile({ variants, problem }) {
    const count = variants.length;
    const shifts = variants.slice(1);
    const lastEnd = Math.max(...shifts.map(({ span }) => span.toMinute));
    const firstStart = Math.min(...shifts.map(({ span }) => span.fromMinute));
    if (shifts.length === 0 || lastEnd <= firstStart + 1440) return [];
    const violations = new Float64Array(count * count);
    variants.forEach((first, row) => {
      variants.forEach((second, column) => {
        const isAfter = second.span.fromMinute + 1440 >= first.span.toMinute;
        if (second.templateId !== null && !isAfter) violations[row * count + column] = 1;
      });
    });
    const agents = problem.agents.map((_, place) => place);
    const costs = new Float64Array(count * count);
    return [{ rule: 'no-overlap', ruleIndex: 0, kind: 'follow', agents, costs, violations }];
  },
};
