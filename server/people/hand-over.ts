import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { readMemberships } from '../../shared/people/read-memberships.ts';
import type { Person } from '../../shared/people/person.ts';
import type { LiveFloor } from '../ports/live-floor.ts';

/**
 * Whoever is signed in under an id that has become somebody's goes on as that person: the floor is told once that the id has gone
 * and the person has come, and from then on hears of the person alone (rule PE8).
 *
 * @param take makes the floor go by the new people
 */
export async function handOver(
  live: Pick<LiveFloor, 'rows' | 'floorNowMs' | 'emit'>,
  changed: readonly Person[],
  before: ReadonlyMap<string, Person>,
  take: () => void,
): Promise<void> {
  const atMs = live.floorNowMs();
  const rows = live.rows();
  const moves = changed.flatMap(({ agentId, phoneIds }) =>
    phoneIds
      .filter((phoneId) => !before.get(agentId)?.phoneIds.includes(phoneId))
      .flatMap((phoneId) => {
        const row = rows[`agent/${phoneId}`] as AgentRow | undefined;
        return row === undefined || row.state === 'offline' ? [] : [{ agentId, phoneId, row }];
      }),
  );
  const leave = moves.map(({ phoneId }): FloorEvent => ({
    type: 'agent-signed-out',
    atMs,
    agentId: phoneId,
  }));
  const come = moves.flatMap(({ agentId, row }): readonly FloorEvent[] => [
    { type: 'agent-signed-in', atMs, agentId, queues: readMemberships(row) },
    ...(row.state === 'paused' && row.reason !== null
      ? [{ type: 'agent-paused', atMs, agentId, reason: row.reason } as const]
      : []),
  ]);
  try {
    if (leave.length > 0) await live.emit(leave);
  } finally {
    take();
  }
  if (come.length > 0) await live.emit(come);
}
