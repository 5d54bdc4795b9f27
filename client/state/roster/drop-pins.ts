import { expandTemplate } from '../../../shared/rostering/model/expand-template.ts';
import { readDayMinute } from '../../../shared/rostering/problem/clock-time.ts';
import type { RosterProblem } from '../../../shared/rostering/problem/problem.ts';

/** The problem without pins, but for shifts that no template makes: the model knows them by their pins alone. */
export function dropPins(problem: RosterProblem): RosterProblem {
  const { dayStartsAt } = problem.horizon;
  const made = new Set(
    problem.templates.flatMap((template) =>
      expandTemplate(template, dayStartsAt).map(
        ({ span }) => `${template.id} ${span.fromMinute} ${span.toMinute - span.fromMinute}`,
      ),
    ),
  );
  return {
    ...problem,
    agents: problem.agents.map((agent) => ({
      ...agent,
      pinned: agent.pinned.filter(
        ({ shift }) =>
          shift !== null &&
          !made.has(`${shift.templateId} ${readDayMinute(shift.start, dayStartsAt)} ${shift.minutes}`),
      ),
    })),
  };
}
