import type { AgentRow, Rows } from '../contract/floor-rows.ts';
import { pickText } from '../site/localized-text.ts';
import type { AgentState } from '../floor/agent-state.ts';
import { readMemberships } from './read-memberships.ts';
import type { Person } from './person.ts';

/** Somebody the phone system tells of whom the site does not list. */
export interface Stranger {
  readonly phoneId: string;
  /** As the phone system calls them; the id where it does not. */
  readonly name: string;
  readonly queueIds: readonly string[];
  readonly state: AgentState;
  readonly sinceMs: number;
  /** People who are called so: to be shown first, never to be taken without asking. */
  readonly namesakes: readonly string[];
}

const AGENT = 'agent/';

/** Whom the floor knows and the site does not, those who are there first. */
export function listStrangers(people: readonly Person[], rows: Rows): readonly Stranger[] {
  const known = new Set(people.flatMap(({ agentId, phoneIds }) => [agentId, ...phoneIds]));
  const strangers = Object.entries(rows).flatMap(([key, row]): readonly Stranger[] => {
    if (!key.startsWith(AGENT) || known.has(key.slice(AGENT.length))) return [];
    const { name, queues, state, sinceMs } = row as AgentRow;
    return [
      {
        phoneId: key.slice(AGENT.length),
        name,
        queueIds: readMemberships({ queues }).map(({ queueId }) => queueId),
        state,
        sinceMs,
        namesakes: findNamesakes(people, name),
      },
    ];
  });
  const isGone = ({ state }: Stranger) => Number(state === 'offline');
  return strangers.sort((a, b) => isGone(a) - isGone(b) || (a.phoneId < b.phoneId ? -1 : 1));
}

function findNamesakes(people: readonly Person[], name: string): readonly string[] {
  const wanted = fold(name);
  return people
    .filter((person) =>
      (['en', 'zh-CN', 'zh-TW'] as const).some((locale) => fold(pickText(person.name, locale)) === wanted),
    )
    .map(({ agentId }) => agentId);
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
