import { recordOf } from '../../site/document-schemas.ts';
import { findAgents } from '../model/find-agents.ts';
import type { Limits } from '../model/limits.ts';
import type { Constraint } from './constraint.ts';
import { makePresenceTerm, presenceHours, type PresenceHours } from './presence.ts';
import { parseSettings } from './setting-error.ts';
import { limitsOf, tagName } from './setting-schemas.ts';

interface Settings {
  /** Tag of those who lead. */
  readonly tag: string;
  readonly leaders: Limits;
  readonly hours?: PresenceHours;
}

const schema = recordOf(
  { tag: tagName.default('leader'), leaders: limitsOf(4, 'people'), hours: presenceHours.optional() },
  'rule-settings',
  '{ "leaders": { "hardMin": 1 }, "hours": { "from": "08:00", "to": "20:00" } }',
);

/** A leader is there in every slot of the hours. */
export const leaderPresent: Constraint<Settings> = {
  id: 'leader-present',
  schema,
  parse: (settings) => parseSettings('leader-present', schema, settings),
  compile(context, { tag, leaders, hours }, agents) {
    const tagged = new Set(findAgents(context.problem.agents, { tags: [tag] }));
    return [
      makePresenceTerm(
        context,
        tag,
        agents.filter((agent) => tagged.has(agent)),
        leaders,
        hours,
      ),
    ];
  },
};
