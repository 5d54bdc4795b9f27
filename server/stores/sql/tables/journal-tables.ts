import type { ColumnType } from 'kysely';

/** What the floor told, and who is in it. */
export interface JournalTables {
  queues: QueuesTable;
  agents: AgentsTable;
  events: EventsTable;
  blocks: BlocksTable;
  sources: SourcesTable;
  snapshots: SnapshotsTable;
}

export interface QueuesTable {
  queue_no: ColumnType<number, number | undefined, never>;
  queue_id: string;
}

export interface AgentsTable {
  agent_no: ColumnType<number, number | undefined, never>;
  agent_id: string;
  agent_name: string | null;
}

export interface EventsTable {
  seq: number;
  at_ms: number;
  type: string;
  call_id: string | null;
  agent_id: string | null;
  event_id: string | null;
  body: string;
}

export interface BlocksTable {
  block: number;
  events: number;
  first_ms: number;
  last_ms: number;
}

export interface SourcesTable {
  source: string;
  newest_ms: number;
}

export interface SnapshotsTable {
  seq: number;
  packed: Uint8Array;
}
