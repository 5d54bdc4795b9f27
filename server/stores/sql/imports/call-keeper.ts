import type { Transaction } from 'kysely';
import type { CallRecord } from '../../../../shared/history/call-record.ts';
import type { RowFate } from '../../../ports/imports.ts';
import { rowOfCall } from '../call-row.ts';
import { insertRows } from '../insert-rows.ts';
import { numberAgents, numberQueues } from '../names.ts';
import { prepareMonths } from '../prepare-months.ts';
import type { Tables } from '../tables.ts';
import type { CallsTable } from '../tables/history-tables.ts';
import type { ImportSession } from './import-writer.ts';
import {
  findStretches,
  isSameCall,
  KeptCalls,
  keyOfCall,
  LIVE_CLOCK_OFF_MS,
  readKeptCalls,
} from './kept-calls.ts';
import { TakenQuarters } from './taken-quarters.ts';

interface Candidate {
  readonly index: number;
  readonly call: CallRecord;
  readonly row: CallsTable;
  readonly startMs: number;
}

/** Rows of a file far apart from each other are not of the same call. */
const STANDING_MAX = 200_000;

/** Keeps the calls of an import that are not kept yet, and counts them. */
export class CallKeeper {
  readonly #session: ImportSession;
  readonly #taken: TakenQuarters;
  /** Kept calls of other sources that stand for a row of this import under another id: each for one. */
  readonly #standing = new Set<string>();

  constructor(session: ImportSession) {
    this.#session = session;
    this.#taken = new TakenQuarters(session.siteNo, session.importNo, session.calendar);
  }

  async add(calls: readonly CallRecord[]): Promise<readonly RowFate[]> {
    if (calls.length === 0) return [];
    const candidates = await this.#prepare(calls);
    const { engine, pace } = this.#session;
    await prepareMonths(engine, 'calls', candidates, ({ row }) => row.offered_ms);
    const fates = new Array<RowFate>(calls.length).fill('added');
    let from = 0;
    while (from < candidates.length) {
      const some = candidates.slice(from, from + pace.rows);
      await this.#keep(some, fates);
      from += some.length;
    }
    return fates;
  }

  /** By time: neighbours lie on the same pages, and are looked up together. */
  async #prepare(calls: readonly CallRecord[]): Promise<readonly Candidate[]> {
    const { engine, importNo, calendar } = this.#session;
    const queueNos = await numberQueues(
      engine,
      calls.map(({ queueId }) => queueId),
    );
    const agentNos = await numberAgents(
      engine,
      calls.flatMap(({ agentId }) => (agentId === null ? [] : [agentId])),
    );
    return calls
      .map((call, index) => {
        const row = rowOfCall(call, {
          queueNo: queueNos.get(call.queueId)!,
          agentNo: call.agentId === null ? null : agentNos.get(call.agentId)!,
          source: importNo,
        });
        return { index, call, row, startMs: calendar.intervalStart(row.offered_ms) };
      })
      .sort((a, b) => a.row.offered_ms - b.row.offered_ms || a.index - b.index);
  }

  async #keep(candidates: readonly Candidate[], fates: RowFate[]): Promise<void> {
    const { engine, book, clock, importNo } = this.#session;
    const { read } = engine;
    await this.#taken.learn(
      read,
      candidates.map(({ startMs }) => startMs),
    );
    const moments = candidates.map(({ row }) => row.offered_ms);
    for (;;) {
      const kept = new KeptCalls(
        await readKeptCalls(read, findStretches(moments, LIVE_CLOCK_OFF_MS)),
        importNo,
      );
      const standing = new Set<string>();
      const added = candidates.filter(({ index, row, startMs }) => {
        const fate = this.#judge(row, startMs, kept, standing);
        fates[index] = fate;
        if (fate === 'added') kept.add(row);
        return fate === 'added';
      });
      if (!(await this.#insert(added))) continue;
      if (this.#standing.size > STANDING_MAX) this.#standing.clear();
      for (const key of standing) this.#standing.add(key);
      const nowMs = clock.nowMs();
      for (const { call, row, startMs } of added)
        book.addCall(startMs, call, { queueNo: row.queue_no, agentNo: row.agent_no }, nowMs);
      return;
    }
  }

  #judge(row: CallsTable, startMs: number, kept: KeptCalls, standing: Set<string>): RowFate {
    const same = kept.find(row);
    if (same) return isSameCall(same, row) ? 'known' : 'differing';
    if (kept.wasSeenLive(row)) return 'known';
    const other = kept.findUnderOtherId(row, (one) => {
      const key = keyOfCall(one);
      return !standing.has(key) && !this.#standing.has(key);
    });
    if (other) {
      standing.add(keyOfCall(other));
      return 'known';
    }
    return this.#taken.isTaken(startMs, row.queue_no) ? 'interval-taken' : 'added';
  }

  /** @returns false when the live floor kept one of them in the meantime: then nothing was inserted. */
  async #insert(added: readonly Candidate[]): Promise<boolean> {
    if (added.length === 0) return true;
    const period = { firstMs: added[0]!.row.offered_ms, lastMs: added.at(-1)!.row.offered_ms };
    const rows = added.map(({ row }) => row);
    try {
      const insert = async (transaction: Transaction<Tables>) => {
        const inserted = await insertRows(transaction, 'calls', rows, 'nothing');
        if (inserted < rows.length) throw new Overtaken();
      };
      await this.#session.write(period, insert, rows.length);
      return true;
    } catch (error) {
      if (error instanceof Overtaken) return false;
      throw error;
    }
  }
}

/** Thrown to have a transaction undone. */
class Overtaken extends Error {}
