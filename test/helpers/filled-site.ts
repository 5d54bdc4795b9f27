import { Rng } from '../../shared/simulation/rng.ts';
import { AGENT_TALLY_COLUMNS, TALLY_COLUMNS } from '../../server/stores/sql/columns.ts';
import { insertRows } from '../../server/stores/sql/insert-rows.ts';
import type { Tables } from '../../server/stores/sql/tables.ts';
import { onTestFinished } from 'vitest';
import { createLibsqlTarget } from '../../server/stores/archive/libsql-site.ts';
import { createPostgresTarget } from '../../server/stores/archive/postgres-site.ts';
import type { SiteLocation, SiteTarget } from '../../server/stores/archive/whole-site.ts';
import type { EngineKind } from '../../server/stores/sql/engine.ts';
import { createDatabase } from './databases.ts';

const START_MS = Date.UTC(2026, 9, 20);
const QUARTER_MS = 900_000;
/** Texts that databases and files stumble over. */
export const HARD_TEXTS = [
  'plain',
  '',
  'line\nfeed \u2028 and \u2029',
  'NUL \0 inside',
  'half a \ud83d',
  '客服中心 📞',
  '"quoted \\u0000"',
  '{"base64":"AAAA"}',
  'Ä before a, B after b',
];

/** Puts rows into every table, and two documents. `calls` tells how many; the same number gives the same rows. */
export async function fillSite(target: SiteTarget, calls: number): Promise<void> {
  const { engine } = target;
  const rng = new Rng(calls);
  const text = () => HARD_TEXTS[rng.nextIndex(HARD_TEXTS.length)]!;
  await engine.prepareMonths('calls', START_MS, START_MS + 60 * 86_400_000);
  await engine.prepareMonths('events', START_MS, START_MS + 60 * 86_400_000);
  const put = <T extends keyof Tables>(table: T, rows: readonly object[]) =>
    engine.write((transaction) => insertRows(transaction, table, rows as readonly Tables[T][]));
  await put('meta', [{ name: 'floor-ms', value: String(START_MS) }]);
  await put(
    'queues',
    HARD_TEXTS.map((hard, index) => ({ queue_no: index + 1, queue_id: hard })),
  );
  await put(
    'agents',
    HARD_TEXTS.map((hard, index) => ({
      agent_no: 10 + index,
      agent_id: hard,
      agent_name: index % 2 ? hard : null,
    })),
  );
  await put('sources', [{ source: text(), newest_ms: START_MS }]);
  await put('blocks', [{ block: 0, events: 5, first_ms: START_MS, last_ms: START_MS + 1 }]);
  await put('imports', [
    {
      import_no: 7,
      state: 'done',
      kind: 'calls',
      file_name: text(),
      file_sha256: 'ab',
      options: '{}',
      started_ms: START_MS,
      finished_ms: null,
      counts: '{}',
      first_ms: null,
      last_ms: START_MS,
      problem: text(),
      gaps: 2053,
    },
  ]);
  await put('import_refusals', [{ import_no: 7, row_no: 3, reason: text(), text: text() }]);
  await put(
    'events',
    Array.from({ length: calls }, (_, index) => ({
      seq: index + 1,
      at_ms: START_MS + index * 60_000,
      type: 'call-offered',
      call_id: text(),
      agent_id: index % 3 ? null : text(),
      event_id: `event-${index}`,
      body: JSON.stringify({ text: text() }),
    })),
  );
  await put(
    'calls',
    Array.from({ length: calls }, (_, index) => ({
      offered_ms: START_MS + (index >> 1) * 60_000,
      queue_no: 1 + (index % 3),
      call_id: `${text()} ${calls - index}`,
      source: index % 2 ? 7 : 0,
      outcome: index % 5,
      wait_ms: rng.nextIndex(100_000),
      agent_no: index % 4 ? 10 : null,
      handled: index % 2,
      talk_ms: rng.nextIndex(100_000),
      hold_ms: 0,
      wrap_up_ms: 0,
      caller: index % 6 ? text() : null,
      answer_within_ms: 20_000,
      short_abandon_ms: 5_000,
    })),
  );
  const tally = (columns: readonly string[]) =>
    Object.fromEntries(columns.map((column) => [column, rng.nextIndex(2 ** 31 - 1)]));
  await put('queue_intervals', [
    { queue_no: 1, start_ms: START_MS, source: 0, gaps: 5, ...tally(TALLY_COLUMNS) },
  ]);
  await put('queue_days', [{ queue_no: 1, day: 20_000, source: 7, gaps: 2048, ...tally(TALLY_COLUMNS) }]);
  await put(
    'agent_intervals',
    [0, 1].map((queue_no) => ({
      queue_no,
      start_ms: START_MS + QUARTER_MS,
      agent_no: 10,
      source: 0,
      ...tally(AGENT_TALLY_COLUMNS),
    })),
  );
  await put('agent_days', [
    { queue_no: 0, day: 20_000, agent_no: 10, source: 0, ...tally(AGENT_TALLY_COLUMNS) },
  ]);
  await put(
    'plan_values',
    HARD_TEXTS.map((hard, index) => ({
      kind: index % 2 ? 'edits' : 'forecast',
      key: hard,
      revision: index,
      saved_ms: START_MS,
      text: text(),
    })),
  );
  await put('forecast_versions', [
    {
      version_no: 3,
      published_ms: START_MS,
      author: text(),
      reason: text(),
      first_day: 20_000,
      days: 28,
      known_until_ms: START_MS,
    },
  ]);
  await put(
    'forecast_version_queues',
    HARD_TEXTS.map((hard) => ({ version_no: 3, queue_id: hard, text: text() })),
  );
  await put(
    'roster_days',
    HARD_TEXTS.map((hard, index) => ({
      copy_id: hard,
      day: 20_000,
      revision: index,
      changed_ms: START_MS,
      author: text(),
      text: text(),
    })),
  );
  await put(
    'roster_audit',
    [20_000, null].map((day, index) => ({
      no: index + 1,
      at_ms: START_MS,
      author: text(),
      reason: text(),
      action: 'changed',
      copy_id: '',
      first_day: day,
      last_day: day,
      text: text(),
    })),
  );
  await put('roster_versions', [
    {
      version_no: 1,
      kind: 'published',
      published_ms: START_MS,
      author: text(),
      reason: text(),
      first_day: 20_000,
      days: 28,
      changed_agents: 5,
      text: text(),
    },
  ]);
  await put(
    'roster_version_days',
    [text(), null].map((said, index) => ({ day: 20_000 + index, version_no: 1, text: said })),
  );
  await put(
    'roster_seen',
    HARD_TEXTS.map((hard) => ({ version_no: 1, agent_id: hard, seen_ms: START_MS })),
  );
  await put(
    'accounts',
    HARD_TEXTS.map((hard, index) => ({
      account_id: hard,
      sign_in_key: `${hard} ${index}`,
      sign_in_name: text(),
      shown_name: text(),
      role: 'agent',
      scope: '{"teams":null,"queues":null}',
      agent_id: index % 2 ? text() : null,
      state: 'active',
      created_ms: START_MS,
      changed_ms: START_MS,
      password_hash: index % 2 ? null : text(),
    })),
  );
  await put(
    'account_links',
    HARD_TEXTS.map((hard) => ({ account_id: hard, token_hash: text(), ends_ms: START_MS })),
  );
  await put(
    'account_sessions',
    HARD_TEXTS.map((hard) => ({
      token_hash: hard,
      account_id: text(),
      started_ms: START_MS,
      seen_ms: START_MS,
      address: '::1',
      browser: text(),
    })),
  );
  await put(
    'account_addresses',
    HARD_TEXTS.map((hard) => ({ account_id: hard, address: text(), last_ms: START_MS })),
  );
  await put(
    'account_identities',
    HARD_TEXTS.map((hard) => ({ account_id: hard, issuer: text(), subject: hard, tied_ms: START_MS })),
  );
  await put(
    'audit',
    [text(), null].map((said, index) => ({
      no: index + 1,
      at_ms: START_MS,
      account_id: said,
      account_name: text(),
      action: 'account-changed',
      target_id: text(),
      target_name: text(),
      before_state: said,
      after_state: null,
      reason: text(),
    })),
  );
  await put(
    'adherence_days',
    HARD_TEXTS.map((hard) => ({ day: 20_000, agent_id: hard, text: text() })),
  );
  const excused = (hard: string) => ({
    agent_id: hard,
    from_ms: START_MS,
    to_ms: START_MS + 1,
    made_ms: START_MS,
  });
  await put(
    'adherence_exceptions',
    HARD_TEXTS.map((hard, no) => ({
      id: `${no}${hard}`,
      ...excused(hard),
      kind: 'other',
      reason: text(),
      author: hard,
      removed_ms: no % 2 === 0 ? null : START_MS,
      removed_by: no % 2 === 0 ? null : hard,
    })),
  );
  await put(
    'adherence_contests',
    HARD_TEXTS.map((hard, no) => ({
      id: `${no}${hard}`,
      ...excused(hard),
      word: text(),
      state: 'open',
      answer: no % 2 === 0 ? null : hard,
      decided_ms: null,
      decided_by: null,
    })),
  );
  await put(
    'calendar_links',
    HARD_TEXTS.map((hard, no) => ({
      account_id: hard,
      token_hash: `${no}${hard}`,
      locale: 'zh-CN',
      made_ms: START_MS,
      read_ms: no % 2 === 0 ? null : START_MS,
    })),
  );
  await put(
    'calendar_entries',
    HARD_TEXTS.map((hard) => ({
      agent_id: hard,
      uid: hard,
      sequence: 2,
      is_cancelled: 1,
      changed_ms: START_MS,
      text: text(),
    })),
  );
  await put(
    'help_calls',
    HARD_TEXTS.map((hard, no) => ({
      id: `${no}${hard}`,
      agent_id: hard,
      note: text(),
      called_ms: START_MS,
      taken_ms: no % 2 === 0 ? null : START_MS,
      taken_by: no % 2 === 0 ? null : hard,
      ended_ms: null,
      ended_by: null,
    })),
  );
  await put(
    'day_messages',
    HARD_TEXTS.map((hard, no) => ({
      id: `${no}${hard}`,
      text: hard,
      teams: no % 2 === 0 ? null : JSON.stringify([hard]),
      author: text(),
      made_ms: START_MS,
      ends_ms: START_MS + 1,
      removed_ms: null,
      removed_by: null,
    })),
  );
  const packed = Uint8Array.from({ length: 2_000 }, () => rng.nextIndex(256));
  await target.saveSnapshot(calls, packed);
  await target.saveDocument({ name: 'secrets', value: { adminKey: 'k', zone: text() } });
  await target.saveDocument({
    name: 'site',
    value: { name: { en: 'Main 客服' }, list: [1, 2, { a: null }] },
  });
}

/** A place where no site is yet; gone after the test. */
export async function createPlace(kind: EngineKind): Promise<SiteLocation> {
  const database = await createDatabase(kind);
  onTestFinished(() => database.remove());
  const { location } = database;
  return location.kind === 'libsql' ? { kind: 'libsql', folder: database.folder } : location;
}

/** A site of so many calls, closed again; gone after the test. */
export async function createSite(kind: EngineKind, calls: number): Promise<SiteLocation> {
  const location = await createPlace(kind);
  const target: SiteTarget =
    location.kind === 'libsql'
      ? await createLibsqlTarget(location.folder)
      : await createPostgresTarget(location.url, 'floorcast');
  await fillSite(target, calls);
  await target.close();
  return location;
}
