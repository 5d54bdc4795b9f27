import { listOf, recordOf } from '../../site/document-schemas.ts';
import type { Limits } from '../model/limits.ts';
import type { Constraint } from './constraint.ts';
import { parseSettings } from './setting-error.ts';
import { agentId, limitsOf } from './setting-schemas.ts';

interface Settings {
  readonly pairs: readonly { readonly apprenticeId: string; readonly mentorId: string }[];
  /** Minutes of a day an apprentice is there without the mentor. */
  readonly minutesAlone: Limits;
}

const pair = recordOf({ apprenticeId: agentId, mentorId: agentId }, 'rule-settings');
const schema = recordOf(
  { pairs: listOf(pair, 1, 10_000), minutesAlone: limitsOf(480, 'minutes') },
  'rule-settings',
  '{ "pairs": [{ "apprenticeId": "7", "mentorId": "3" }], "minutesAlone": { "softMax": 60, "perOver": 0.1 } }',
);

/** Apprentices work while their mentors do. Pairs are named, whoever else the rule is for. */
export const mentoring: Constraint<Settings> = {
  id: 'mentoring',
  schema,
  parse: (settings) => parseSettings('mentoring', schema, settings),
  namesOf: ({ pairs }) => ({
    agentIds: pairs.flatMap(({ apprenticeId, mentorId }) => [apprenticeId, mentorId]),
  }),
  compile(context, { pairs, minutesAlone }) {
    const placeOf = new Map(context.problem.agents.map(({ id }, place) => [id, place]));
    const days = Array.from({ length: context.dayCount }, (_, day) => day);
    return pairs.map(({ apprenticeId, mentorId }) => ({
      kind: 'together',
      first: placeOf.get(apprenticeId)!,
      second: placeOf.get(mentorId)!,
      days,
      limits: minutesAlone,
    }));
  },
};
