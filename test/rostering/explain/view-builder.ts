import { compileModel } from '../../../shared/rostering/model/compile-model.ts';
import type { RosterAgent, RosterProblem } from '../../../shared/rostering/problem/problem.ts';
import { viewRoster, type RosterView } from '../../../shared/rostering/explain/roster-view.ts';
import { agent, problem, template } from '../breaks/roster-builder.ts';

/** Early (6 to 14) and late (14 to 22); late is for those with the tag `late`. */
export const TEMPLATES = [
  template('E', { firstStart: '06:00', lastStart: '06:00' }),
  template('L', { firstStart: '14:00', lastStart: '14:00', tags: ['late'] }),
];

/** Four days from Monday 2026-03-02 in hours; one agent needed from 6 to 22, 10 for each too few, 1 for each too many. */
export function viewTeam(
  people: readonly (Partial<RosterAgent> & { readonly id: string })[],
  rows: readonly string[],
  more: Partial<RosterProblem> = {},
): RosterView {
  const days = rows[0]!.length;
  const whole = problem({
    horizon: {
      firstDay: '2026-03-02',
      days,
      timeZone: 'Asia/Shanghai',
      dayStartsAt: '00:00',
      slotMinutes: 60,
    },
    agents: people.map((person) => agent(person.id, { tags: ['late'], ...person })),
    templates: TEMPLATES,
    cover: [
      {
        id: 'sales',
        name: 'Sales',
        who: {},
        rows: 'slot',
        needed: Array.from({ length: days * 24 }, (_, row) => (row % 24 >= 6 && row % 24 < 22 ? 1 : 0)),
        perUnder: 10,
        perOver: 1,
      },
    ],
    ...more,
  });
  const model = compileModel(whole);
  const picks = Uint16Array.from(
    rows.flatMap((row) =>
      [...row].map((letter) =>
        model.variants.findIndex(({ templateId }) => templateId === (letter === '-' ? null : letter)),
      ),
    ),
  );
  return viewRoster(whole, model, picks);
}
