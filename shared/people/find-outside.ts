import type { AccountScope } from '../access/roles.ts';
import { seesQueue } from '../access/scope.ts';
import { isSame } from './is-same.ts';
import type { Person } from './person.ts';

/** Whether somebody is among those an account sees: by their team alone. */
export function seesPerson({ teams }: AccountScope, { team }: Pick<Person, 'team'>): boolean {
  return teams === null || (team !== null && teams.includes(team));
}

/**
 * What of a change is outside of an account's scope: other people, teams of others, skills for queues of others. Null: nothing.
 *
 * @param before null: somebody new
 */
export function findOutside(scope: AccountScope, before: Person | null, after: Person): string | null {
  if (before !== null && !seesPerson(scope, before)) return before.agentId;
  if (!seesPerson(scope, after)) return after.team ?? after.agentId;
  const others = (person: Person | null) =>
    (person?.skills ?? []).filter(({ queueId }) => !seesQueue(scope, queueId));
  const [had, has] = [others(before), others(after)];
  return isSame(had, has) ? null : ([...has, ...had][0]?.queueId ?? null);
}
