import { idOf, recordOf } from '../../site/document-schemas.ts';
import { findAgents } from '../model/find-agents.ts';
import type { Limits } from '../model/limits.ts';
import type { Constraint } from './constraint.ts';
import { makePresenceTerm, presenceHours, type PresenceHours } from './presence.ts';
import { mark } from './setting-marks.ts';
import { parseSettings } from './setting-error.ts';
import { limitsOf } from './setting-schemas.ts';

interface Settings {
  /** As in the tag `language:…`. Example: `yue`. */
  readonly language: string;
  readonly speakers: Limits;
  readonly hours?: PresenceHours;
}

const schema = recordOf(
  {
    language: mark(idOf(90), { is: 'language' }),
    speakers: limitsOf(4, 'people'),
    hours: presenceHours.optional(),
  },
  'rule-settings',
  '{ "language": "yue", "speakers": { "hardMin": 1 } }',
);

/** How many speakers of a language are there in every slot of the hours. */
export const languages: Constraint<Settings> = {
  id: 'languages',
  schema,
  parse: (settings) => parseSettings('languages', schema, settings),
  compile(context, { language, speakers, hours }, agents) {
    const tag = `language:${language}`;
    const tagged = new Set(findAgents(context.problem.agents, { tags: [tag] }));
    return [
      makePresenceTerm(
        context,
        tag,
        agents.filter((agent) => tagged.has(agent)),
        speakers,
        hours,
      ),
    ];
  },
};
