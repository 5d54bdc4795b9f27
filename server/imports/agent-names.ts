import { pickText } from '../../shared/site/localized-text.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import type { ReadingTask } from './import-messages.ts';

export interface AgentNames {
  /** The id of the one agent of this name; the name itself when there is none, or more than one. */
  readonly idOf: (name: string) => string;
  readonly isKnown: (agentId: string) => boolean;
}

/** Whom names mean: by the settings, then by what the history learnt. */
export function createAgentNames({ site, agents }: Pick<ReadingTask, 'site' | 'agents'>): AgentNames {
  const ids = new Map<string, Set<string>>();
  const known = new Set<string>();
  const learn = (agentId: string, name: string | null): void => {
    known.add(agentId);
    if (!name || name === agentId) return;
    const own = ids.get(name);
    if (own) own.add(agentId);
    else ids.set(name, new Set([agentId]));
  };
  for (const { id, name } of site.agents) for (const locale of LOCALES) learn(id, pickText(name, locale));
  for (const { agentId, name } of agents) learn(agentId, name);
  return {
    idOf: (name) => {
      const own = known.has(name) ? undefined : ids.get(name);
      return own?.size === 1 ? [...own][0]! : name;
    },
    isKnown: (agentId) => known.has(agentId),
  };
}
