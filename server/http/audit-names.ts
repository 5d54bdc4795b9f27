import type { AuditEntry, AuditWords } from '../../shared/contract/audit.ts';
import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import type { SeesAgent } from '../../shared/access/scope.ts';
import type { LocalizedText } from '../../shared/site/localized-text.ts';
import type { LiveFloor } from '../ports/live-floor.ts';

/** More people of one name are not looked for. */
const MOST_FOUND = 50;
/** Where entries name agents. */
const NAMING = ['agentId', 'otherAgentId'] as const;

type Named = Pick<LiveFloor, 'site' | 'rows'>;

/** Who is called so, in any of the site's languages: the audit keeps ids. */
export function findAgentIds(words: string, live: Named, sees: SeesAgent): readonly string[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  const isCalled = (names: LocalizedText) =>
    Object.values(names).some((name) => name.toLowerCase().includes(wanted));
  const found = [...listNames(live)].filter(([agentId, names]) => isCalled(names) && sees(agentId));
  return found.slice(0, MOST_FOUND).map(([agentId]) => agentId);
}

/** The names of everybody of whom these entries speak. */
export function nameAgents(
  entries: readonly AuditEntry[],
  live: Named,
  sees: SeesAgent,
): AuditWords['names'] {
  const spokenOf = new Set(
    entries.flatMap(({ target, before, after }) => [
      target.id,
      target.name,
      ...[before, after].flatMap((state) => NAMING.map((field) => state?.[field])),
    ]),
  );
  const names = [...listNames(live)].filter(([agentId]) => spokenOf.has(agentId) && sees(agentId));
  return Object.fromEntries(names);
}

/** As the site calls them; as the phone system does where it does not. */
function listNames(live: Named): ReadonlyMap<string, LocalizedText> {
  const names = new Map<string, LocalizedText>();
  for (const [key, row] of Object.entries(live.rows()))
    if (key.startsWith('agent/')) names.set(key.slice('agent/'.length), { en: (row as AgentRow).name });
  for (const { id, name } of live.site().agents) names.set(id, name);
  return names;
}
