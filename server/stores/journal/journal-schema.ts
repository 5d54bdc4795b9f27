import type { Migrations } from '../database.ts';

/** Events are counted by blocks of so many numbers: block 0 is 1 to 1023, block 1 is 1024 to 2047, ... */
export const BLOCK_EVENTS = 1024;

/**
 * `events` is the journal. `blocks` is its map by time: how many events a run of numbers has and between which
 * instants they lie, so that a period is found and counted without an index over every event. `sources` knows from where a
 * feed may go on. `room` is for trying whether the disk has some.
 */
export const JOURNAL_MIGRATIONS: Migrations = [
  `CREATE TABLE events (
     seq INTEGER PRIMARY KEY,
     at_ms INTEGER NOT NULL,
     type TEXT NOT NULL,
     call_id TEXT,
     agent_id TEXT,
     event_id TEXT,
     body TEXT NOT NULL
   );
   CREATE UNIQUE INDEX events_by_id ON events (event_id) WHERE event_id IS NOT NULL;
   CREATE INDEX events_by_call ON events (call_id) WHERE call_id IS NOT NULL;
   CREATE INDEX events_by_agent ON events (agent_id, at_ms) WHERE agent_id IS NOT NULL;
   CREATE INDEX events_by_type ON events (type, at_ms);
   CREATE TABLE blocks (
     block INTEGER PRIMARY KEY,
     events INTEGER NOT NULL,
     first_ms INTEGER NOT NULL,
     last_ms INTEGER NOT NULL
   );
   CREATE TABLE sources (source TEXT PRIMARY KEY, newest_ms INTEGER NOT NULL) WITHOUT ROWID;
   CREATE TABLE room (filler BLOB NOT NULL);`,
];

/** Snapshots have their own file, so that writing one never holds up a commit of the journal. */
export const SNAPSHOT_MIGRATIONS: Migrations = [
  `CREATE TABLE snapshots (seq INTEGER PRIMARY KEY, packed BLOB NOT NULL);`,
];
