import { readMemberships } from '../../../shared/people/read-memberships.ts';
import type { AgentRow, Row, Rows, TallyRow, WaitingRow } from '../../../shared/contract/floor-rows.ts';
import type { Tally } from '../../../shared/floor/tally.ts';
import { SITE_SCOPE, type TallyWindow } from '../../../shared/floor/windows.ts';
import type { AgentSkill } from '../../../shared/site/site.ts';
import { listAgents } from '../find-skills.ts';

/** The floor as it stands, read out of its rows. */
export interface FloorNow {
  readonly waiting: readonly { readonly queueId: string; readonly waitedMs: number }[];
  readonly agents: readonly AgentNow[];
  readonly today: ReadonlyMap<string, Readonly<Tally>>;
  /** Of the site's interval that runs. */
  readonly interval: ReadonlyMap<string, Readonly<Tally>>;
}

export interface AgentNow {
  readonly agentId: string;
  /** The queues the agent is signed in to. */
  readonly skills: readonly AgentSkill[];
  /** `away`: signed in, but not to be had for a call of a queue. */
  readonly at: 'free' | 'talking' | 'wrap-up' | 'away';
  /** The queue of the call in hand, or of its wrap-up. */
  readonly queueId: string | null;
  readonly forMs: number;
}

const WAITING = 'waiting/';

/** Whoever is signed in, whoever waits, and what the day has counted. */
export function readFloor(rows: Rows, nowMs: number): FloorNow {
  const waiting: { queueId: string; waitedMs: number }[] = [];
  for (const [key, row] of Object.entries(rows)) {
    if (!key.startsWith(WAITING)) continue;
    const { queueId, offeredAtMs } = row as WaitingRow;
    waiting.push({ queueId, waitedMs: Math.max(0, nowMs - offeredAtMs) });
  }
  return {
    waiting,
    agents: listAgents(rows).flatMap(([agentId, row]) => readAgent(agentId, row, nowMs)),
    today: readTallies(rows, 'today'),
    interval: readTallies(rows, 'interval'),
  };
}

function readAgent(agentId: string, row: AgentRow, nowMs: number): readonly AgentNow[] {
  const skills = readMemberships(row);
  if (skills.length === 0) return [];
  const agent = { agentId, skills, queueId: row.queueId, forMs: Math.max(0, nowMs - row.sinceMs) };
  switch (row.state) {
    case 'offline':
    case 'unreachable':
      return [];
    case 'ready':
      return [{ ...agent, at: 'free' }];
    // The caller who rings is still in line, and is theirs at once.
    case 'ringing':
      return [{ ...agent, at: 'free', forMs: 0 }];
    case 'talking':
      return [{ ...agent, at: row.queueId === null ? 'away' : 'talking' }];
    case 'wrap-up':
      return [{ ...agent, at: row.queueId === null ? 'away' : 'wrap-up' }];
    case 'other-call':
    case 'paused':
      return [{ ...agent, at: 'away' }];
  }
  return row.state satisfies never;
}

function readTallies(rows: Rows, window: TallyWindow): ReadonlyMap<string, Readonly<Tally>> {
  const prefix = `tally/${window}/`;
  const found = new Map<string, Readonly<Tally>>();
  for (const [key, row] of Object.entries<Row>(rows)) {
    const queueId = key.slice(prefix.length);
    if (key.startsWith(prefix) && queueId !== SITE_SCOPE) found.set(queueId, row as TallyRow);
  }
  return found;
}
