import type {
  AdherenceContest,
  AdherenceException,
  ExceptionKind,
} from '../../../shared/contract/adherence.ts';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import type { AdherenceStore } from '../../ports/adherence.ts';
import type { Engine } from './engine.ts';
import { insertRows } from './insert-rows.ts';
import { spanOf } from './rosters/roster-rows.ts';
import type { AdherenceContestsTable, AdherenceExceptionsTable } from './tables.ts';

/** In the row that says the day is kept, also when it has nobody. */
const KEPT = '';

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
      return rows.map(exceptionOf);
    },
    findException: async (id) => {
      const row = await read
        .selectFrom('adherence_exceptions')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : exceptionOf(row);
    },
    saveException: (exception) =>
      engine.write(async (transaction) => {
        await transaction.deleteFrom('adherence_exceptions').where('id', '=', exception.id).execute();
        await insertRows(transaction, 'adherence_exceptions', [exceptionRowOf(exception)]);
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
      return rows.map(contestOf);
    },
    findContest: async (id) => {
      const row = await read
        .selectFrom('adherence_contests')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : contestOf(row);
    },
    addContest: async (contest) => {
      await engine.write((transaction) =>
        insertRows(transaction, 'adherence_contests', [contestRowOf(contest)]),
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
        await insertRows(transaction, 'adherence_contests', [contestRowOf(contest)]);
        return true;
      }),
  };
}

function exceptionOf(row: AdherenceExceptionsTable): AdherenceException {
  return {
    id: row.id,
    agentId: row.agent_id,
    fromMs: row.from_ms,
    toMs: row.to_ms,
    kind: row.kind as ExceptionKind,
    reason: row.reason,
    author: row.author,
    madeAtMs: row.made_ms,
    removedAtMs: row.removed_ms,
    removedBy: row.removed_by,
  };
}

function exceptionRowOf(exception: AdherenceException): AdherenceExceptionsTable {
  return {
    id: exception.id,
    agent_id: exception.agentId,
    from_ms: exception.fromMs,
    to_ms: exception.toMs,
    kind: exception.kind,
    reason: exception.reason,
    author: exception.author,
    made_ms: exception.madeAtMs,
    removed_ms: exception.removedAtMs,
    removed_by: exception.removedBy,
  };
}

function contestOf(row: AdherenceContestsTable): AdherenceContest {
  return {
    id: row.id,
    agentId: row.agent_id,
    fromMs: row.from_ms,
    toMs: row.to_ms,
    word: row.word,
    madeAtMs: row.made_ms,
    state: row.state as AdherenceContest['state'],
    answer: row.answer,
    decidedAtMs: row.decided_ms,
    decidedBy: row.decided_by,
  };
}

function contestRowOf(contest: AdherenceContest): AdherenceContestsTable {
  return {
    id: contest.id,
    agent_id: contest.agentId,
    from_ms: contest.fromMs,
    to_ms: contest.toMs,
    word: contest.word,
    made_ms: contest.madeAtMs,
    state: contest.state,
    answer: contest.answer,
    decided_ms: contest.decidedAtMs,
    decided_by: contest.decidedBy,
  };
}
