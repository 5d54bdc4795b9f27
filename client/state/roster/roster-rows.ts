import type { RosterAgent, RosterProblem } from '../../../shared/rostering/problem/problem.ts';

/** Which people are shown. Empty: all. */
export interface PeopleFilter {
  readonly team: string;
  /** A queue's id. */
  readonly skill: string;
  readonly text: string;
}

/** What somebody may be looked for by: the name in each language, the id. */
export type NamesOf = (agentId: string) => readonly string[];

/** Whether a text is part of one of somebody's names; an empty one is of everybody's. */
export function isFound(text: string, names: readonly string[]): boolean {
  const asked = text.trim().toLocaleLowerCase();
  return asked === '' || names.some((name) => name.toLocaleLowerCase().includes(asked));
}

export type PeopleGrouping = 'none' | 'team' | 'skill';

export type BoardRow =
  | { readonly kind: 'group'; readonly id: string; readonly people: number }
  /** `place`: among the people shown. */
  | { readonly kind: 'person'; readonly agent: RosterAgent; readonly place: number };

const TEAM = 'team:';

/** Null for who has none. */
export function teamOf({ tags }: Pick<RosterAgent, 'tags'>): string | null {
  return tags.find((tag) => tag.startsWith(TEAM))?.slice(TEAM.length) ?? null;
}

export function listTeams(agents: readonly RosterAgent[]): readonly string[] {
  const teams = new Set(agents.flatMap((agent) => teamOf(agent) ?? []));
  return [...teams].sort((one, other) => one.localeCompare(other));
}

/** Queues somebody has the skill for. */
export function listSkills(agents: readonly RosterAgent[]): readonly string[] {
  return [...new Set(agents.flatMap(({ skills }) => skills.map(({ queueId }) => queueId)))].sort();
}

/** Queues of one person, the first asked first: people of one key are one skill group. */
function skillKeyOf({ skills }: Pick<RosterAgent, 'skills'>): string {
  return [...skills]
    .sort((one, other) => one.level - other.level || (one.queueId < other.queueId ? -1 : 1))
    .map(({ queueId }) => queueId)
    .join('\n');
}

/**
 * The rows of the board: people who pass the filter, in the problem's order within their group, groups by name. Who has no team
 * comes last, under an empty id.
 */
export function listRows(
  agents: readonly RosterAgent[],
  filter: PeopleFilter,
  grouping: PeopleGrouping,
  namesOf: NamesOf,
): readonly BoardRow[] {
  const shown = agents.filter((agent) => passes(agent, filter, namesOf));
  if (grouping === 'none') return shown.map((agent, place) => ({ kind: 'person', agent, place }));
  const keyOf = grouping === 'team' ? (agent: RosterAgent) => teamOf(agent) ?? '' : skillKeyOf;
  const groups = new Map<string, RosterAgent[]>();
  for (const agent of shown) {
    const key = keyOf(agent);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [agent]);
    else known.push(agent);
  }
  const ordered = [...groups].sort(([one], [other]) => {
    if (one === '' || other === '') return one === '' ? 1 : -1;
    return one.localeCompare(other);
  });
  let place = 0;
  return ordered.flatMap(([id, people]): readonly BoardRow[] => [
    { kind: 'group', id, people: people.length },
    ...people.map((agent): BoardRow => ({ kind: 'person', agent, place: place++ })),
  ]);
}

function passes(agent: RosterAgent, { team, skill, text }: PeopleFilter, namesOf: NamesOf): boolean {
  if (team !== '' && teamOf(agent) !== team) return false;
  if (skill !== '' && !agent.skills.some(({ queueId }) => queueId === skill)) return false;
  return isFound(text, namesOf(agent.id));
}

/** Minutes somebody is to work in the days shown, by contract; null where it says nothing. */
export function contractMinutes(
  agent: Pick<RosterAgent, 'contractId'>,
  { contracts, horizon }: Pick<RosterProblem, 'contracts' | 'horizon'>,
): number | null {
  const contract = contracts.find(({ id }) => id === agent.contractId);
  const ofPeriod = contract?.minutesPerPeriod;
  const whole = ofPeriod?.softMax ?? ofPeriod?.softMin ?? ofPeriod?.hardMax;
  if (whole !== undefined) return whole;
  const ofWeek = contract?.minutesPerWeek;
  const week = ofWeek?.softMax ?? ofWeek?.softMin ?? ofWeek?.hardMax;
  return week === undefined ? null : (week * horizon.days) / 7;
}
