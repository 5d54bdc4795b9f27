import type { MisplacedShift } from '../../../../shared/contract/roster-versions.ts';
import { findNotOffered } from '../../../../shared/rostering/candidates/not-offered.ts';
import type { ReadPicks } from '../../../../shared/rostering/days/read-picks.ts';
import { createRosterCalendar } from '../../../../shared/rostering/model/roster-calendar.ts';
import type { OpenRoster } from './open-roster.ts';

/**
 * Shifts where none may be: on leave, outside the hours somebody can work, of a template for others. No rule's arithmetic has them;
 * a pin does not excuse them.
 */
export function findMisplaced(
  { problem, model }: Pick<OpenRoster, 'problem' | 'model'>,
  { picks, unread }: ReadPicks,
): readonly MisplacedShift[] {
  const calendar = createRosterCalendar(problem.horizon);
  const unpinned = { ...problem, agents: problem.agents.map((agent) => ({ ...agent, pinned: [] })) };
  const found: MisplacedShift[] = unread.map((cell) => ({ ...cell, why: { code: 'unknown-shift' } }));
  model.agentIds.forEach((agentId, agent) => {
    const pinned = new Set(problem.agents[agent]!.pinned.map(({ day }) => calendar.dayOf(day)));
    for (let day = 0; day < model.dayCount; day++) {
      const place = agent * model.dayCount + day;
      const variant = picks[place]!;
      const isOffered = model.choices[place]!.includes(variant);
      if (variant === 0 || (isOffered && !pinned.has(day))) continue;
      const why = findNotOffered({ problem: unpinned, model, calendar }, agent, day, [variant]);
      // Of a pinned shift it is not known whether a rule would have left it out: that is the last thing it could be.
      if (why.code !== 'rule-forbids' || !isOffered) found.push({ agentId, day: calendar.nameOf(day), why });
    }
  });
  return found;
}
