import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import { createSayings } from '../../shared/notices/sayings.ts';
import { pickText, type LocalizedText } from '../../shared/site/localized-text.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { SayingsOf } from './channels/channel.ts';

/** As the site calls an agent, else as the floor does. */
export function nameAgent(live: Pick<LiveFloor, 'site' | 'rows'>, agentId: string): LocalizedText {
  const known = live.site().agents.find(({ id }) => id === agentId);
  if (known !== undefined) return known.name;
  const row = live.rows()[`agent/${agentId}`] as AgentRow | undefined;
  return { en: row?.name ?? agentId };
}

/** Sentences with the names and times of a site. */
export function sayingsOfSite(live: Pick<LiveFloor, 'site' | 'rows'>): SayingsOf {
  return (locale) =>
    createSayings({
      locale,
      timeZone: live.site().timeZone,
      nameAgent: (agentId) => pickText(nameAgent(live, agentId), locale),
    });
}
