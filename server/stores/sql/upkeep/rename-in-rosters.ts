import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { escapeLike } from '../escape-like.ts';
import { renameInRosterText, type RosterTextKind } from './rename-in-roster-text.ts';

interface RosterTexts {
  readonly table:
    'roster_days' | 'roster_version_days' | 'roster_versions' | 'roster_audit' | 'plan_values' | 'requests';
  readonly key: readonly string[];
  readonly kind: RosterTextKind;
}

const TEXTS: readonly RosterTexts[] = [
  { table: 'roster_days', key: ['copy_id', 'day'], kind: 'entries' },
  { table: 'roster_version_days', key: ['day', 'version_no'], kind: 'entries' },
  { table: 'roster_versions', key: ['version_no'], kind: 'record' },
  { table: 'roster_audit', key: ['no'], kind: 'record' },
  { table: 'plan_values', key: ['kind', 'key'], kind: 'record' },
  { table: 'requests', key: ['request_id'], kind: 'record' },
];
/** Of the values of planning those that speak of people one by one. */
const KINDS = ['roster-settings', 'roster-copy', 'roster-proposal', 'roster-proposal-days', 'job'];

/** Of the same people; their texts name nobody. */
const AGENT_TABLES = [
  'adherence_days',
  'adherence_exceptions',
  'adherence_contests',
  'calendar_entries',
  'help_calls',
] as const;

/**
 * Gives an agent another id wherever rosters, requests, adherence and their own pages speak of them: in days, versions,
 * acknowledgements, the audit, settings and proposals.
 * Killed in between it goes on when it is called again.
 */
export async function renameInRosters(engine: Engine, agentId: string, newId: string): Promise<void> {
  for (const texts of TEXTS) await renameInTexts(engine, texts, agentId, newId);
  // It names everybody as they are to be again; nothing of it is worth that any more.
  await engine.write((transaction) =>
    transaction.deleteFrom('plan_values').where('kind', '=', 'people-change').execute(),
  );
  await engine.write((transaction) =>
    transaction.updateTable('roster_seen').set({ agent_id: newId }).where('agent_id', '=', agentId).execute(),
  );
  for (const column of ['agent_id', 'other_agent_id'] as const)
    await engine.write((transaction) =>
      transaction
        .updateTable('requests')
        .set({ [column]: newId })
        .where(column, '=', agentId)
        .execute(),
    );
  for (const table of AGENT_TABLES)
    await engine.write((transaction) =>
      transaction.updateTable(table).set({ agent_id: newId }).where('agent_id', '=', agentId).execute(),
    );
}

async function renameInTexts(
  engine: Engine,
  { table, key, kind }: RosterTexts,
  agentId: string,
  newId: string,
): Promise<void> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const inJson = JSON.stringify(agentId).slice(1, -1);
  const found = await sql<Record<string, string | number>>`
    select ${columns} from ${sql.table(table)} where text like ${`%${escapeLike(inJson)}%`} escape '!'
  `.execute(engine.read);
  for (const row of found.rows) {
    if (table === 'plan_values' && !KINDS.includes(String(row['kind']))) continue;
    const isRow = sql.join(
      key.map((column) => sql`${sql.ref(column)} = ${row[column]}`),
      sql` and `,
    );
    // One at a time: a day of 500 people is short work, and others wait.
    await engine.write(async (transaction) => {
      const kept = await sql<{ text: string | null }>`
        select text from ${sql.table(table)} where ${isRow}
      `.execute(transaction);
      const text = kept.rows[0]?.text ?? null;
      if (text === null) return;
      const after = renameInRosterText(text, kind, agentId, newId);
      if (after === text) return;
      await sql`update ${sql.table(table)} set text = ${after} where ${isRow}`.execute(transaction);
    }, 'background');
  }
}
