import type { AdherenceContest, AdherenceException } from '../../../shared/contract/adherence.ts';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import type { AdherenceStore } from '../../ports/adherence.ts';
import type { Engine } from './engine.ts';
import { insertRows } from './insert-rows.ts';
import { mapColumns } from './map-columns.ts';
import { spanOf } from './rosters/roster-rows.ts';
import type { AdherenceContestsTable, AdherenceExceptionsTable } from './tables/adherence-tables.ts';

/** In the row that says the day is kept, also when it has nobody. */
const KEPT = '';

const EXCEPTION = mapColumns<AdherenceException, AdherenceExceptionsTable>({
  id: 'id',
  agentId: 'agent_id',
  fromMs: 'from_ms',
  toMs: 'to_ms',
  kind: 'kind',
  reason: 'reason',
  author: 'author',
  madeAtMs: 'made_ms',
  removedAtMs: 'removed_ms',
  removedBy: 'removed_by',
});

const CONTEST = mapColumns<AdherenceContest, AdherenceContestsTable>({
  id: 'id',
  agentId: 'agent_id',
  fromMs: 'from_ms',
  toMs: 'to_ms',
  word: 'word',
  madeAtMs: 'made_ms',
  state: 'state',
  answer: 'answer',
  decidedAtMs: 'decided_ms',
  decidedBy: 'decided_by',
});

/** Adherence in a database. Texts of people pass as they are. */
export function createAdherenceStore(engine: Engine): AdherenceStore {
  const { read } = engine;
  return {
    replaceDay: (day, rows) =>
      engine.write(async (transaction) => {
        await transaction.deleteFrom('adherence_days').where('day', '=', dayNumber(day)).execute();
        const all = [{ agentId: KEPT, text: '' }, ...rows];
        await insertRows(
          transaction,
          'adherence_days',
          all.map(({ agentId, text }) => ({ day: dayNumber(day), agent_id: agentId, text })),
          'replace',
        );
      }),
    replaceAgentDay: (day, agentId, text) =>
      engine.write(async (transaction) => {
        await transaction
          .deleteFrom('adherence_days')
          .where('day', '=', dayNumber(day))
          .where('agent_id', '=', agentId)
          .execute();
        if (text !== null)
          await insertRows(transaction, 'adherence_days', [{ day: dayNumber(day), agent_id: agentId, text }]);
      }),
    readDays: async (range) => {
      const [first, last] = spanOf(range);
      const rows = await read
        .selectFrom('adherence_days')
        .selectAll()
        .where('day', '>=', first)
        .where('day', '<=', last)
        .where('agent_id', '<>', KEPT)
        .orderBy('day')
        .orderBy('agent_id')
        .execute();
      return rows.map(({ day, agent_id, text }) => ({ day: nameDay(day), agentId: agent_id, text }));
    },
    listClosed: async (range) => {
      const [first, last] = spanOf(range);
      const rows = await read
        .selectFrom('adherence_days')
        .select('day')
        .where('day', '>=', first)
        .where('day', '<=', last)
        .where('agent_id', '=', KEPT)
        .orderBy('day')
        .execute();
      return rows.map(({ day }) => nameDay(day));
    },
    listExceptions: async ({ fromMs, toMs }) => {
      const rows = await read
        .selectFrom('adherence_exceptions')
        .selectAll()
        .where('to_ms', '>', fromMs)
        .where('from_ms', '<', toMs)
        .orderBy('made_ms', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(EXCEPTION.fieldsOf);
    },
    findException: async (id) => {
      const row = await read
        .selectFrom('adherence_exceptions')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : EXCEPTION.fieldsOf(row);
    },
    saveException: (exception) =>
      engine.write(async (transaction) => {
        await transaction.deleteFrom('adherence_exceptions').where('id', '=', exception.id).execute();
        await insertRows(transaction, 'adherence_exceptions', [EXCEPTION.rowOf(exception)]);
      }),
    listContests: async ({ fromMs, toMs }) => {
      const rows = await read
        .selectFrom('adherence_contests')
        .selectAll()
        .where('to_ms', '>', fromMs)
        .where('from_ms', '<', toMs)
        .orderBy('made_ms', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(CONTEST.fieldsOf);
    },
    findContest: async (id) => {
      const row = await read
        .selectFrom('adherence_contests')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : CONTEST.fieldsOf(row);
    },
    addContest: async (contest) => {
      await engine.write((transaction) =>
        insertRows(transaction, 'adherence_contests', [CONTEST.rowOf(contest)]),
      );
    },
    decideContest: (contest) =>
      engine.write(async (transaction) => {
        const open = await transaction
          .selectFrom('adherence_contests')
          .select('id')
          .where('id', '=', contest.id)
          .where('state', '=', 'open')
          .executeTakeFirst();
        if (open === undefined) return false;
        await transaction.deleteFrom('adherence_contests').where('id', '=', contest.id).execute();
        await insertRows(transaction, 'adherence_contests', [CONTEST.rowOf(contest)]);
        return true;
      }),
  };
}
