import type { LiveFloor } from '../../ports/live-floor.ts';
import { listAgents } from '../find-skills.ts';
import type { FloorNow } from './desk/desk-messages.ts';

/** Who is signed in, and who of them is not paused; null while the floor knows nobody. */
export function readFloor(rows: ReturnType<LiveFloor['rows']>): FloorNow | null {
  const agents = listAgents(rows);
  if (agents.length === 0) return null;
  const signedIn = agents.filter(([, { state }]) => state !== 'offline' && state !== 'unreachable');
  return {
    signedIn: signedIn.map(([id]) => id),
    ready: signedIn.filter(([, { state }]) => state !== 'paused').map(([id]) => id),
  };
}
