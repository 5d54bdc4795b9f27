import type { BuiltInRule } from './constraint.ts';

/**
 * Leave and fixed days off: no shift on such a day, and none of the day before that reaches into it. A pin that does is a
 * violation.
 */
export const daysOff: BuiltInRule = {
  id: 'days-off',
  compile(context) {
    const shifts = context.variants.map((_, variant) => variant).slice(1);
    const reachingOver = shifts.filter((variant) => context.variants[variant]!.span.toMinute > 1440);
    context.problem.agents.forEach((agent, place) => {
      for (const { from, to } of agent.daysOff) {
        const lastDay = Math.min(context.dayOf(to), context.dayCount);
        for (let day = Math.max(0, context.dayOf(from)); day <= lastDay; day++) {
          for (const variant of shifts) context.forbid(place, day, variant);
          for (const variant of reachingOver) context.forbid(place, day - 1, variant);
        }
      }
    });
    return [];
  },
};
