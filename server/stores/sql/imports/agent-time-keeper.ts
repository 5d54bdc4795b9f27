import { sql, type RawBuilder } from 'kysely';
import { SITE_SCOPE } from '../../../../shared/floor/windows.ts';
import { createTally } from '../../../../shared/floor/tally.ts';
import { addAgentTally, createAgentTally } from '../../../../shared/history/agent-tally.ts';
import type { AgentTime } from '../../../ports/imports.ts';
import { isCounted, isOneOf } from '../history/counted.ts';
import { numberAgents, numberQueues } from '../names.ts';
import type { ImportSession } from './import-writer.ts';
import { addTally, WHOLE_AGENT } from './roll-up-book.ts';

const AGENT_TIME = sql<boolean>`(transfers <> 0 or missed_rings <> 0 or ready_ms <> 0 or ringing_ms <> 0 or talking_ms <> 0
  or in_wrap_up_ms <> 0 or other_call_ms <> 0 or paused_ms <> 0 or unreachable_ms <> 0)`;
const QUEUE_TIME = sql<boolean>`(handle_agent_ms <> 0 or ready_agent_ms <> 0)`;

/** Keeps what a log says of agents beside their calls, where nobody else said so. */
export class AgentTimeKeeper {
  readonly #session: ImportSession;

  constructor(session: ImportSession) {
    this.#session = session;
  }

  async add({ agents, queues, names }: AgentTime): Promise<void> {
    const { engine, book } = this.#session;
    await this.#keepNames(names);
    const starts = [...new Set([...agents, ...queues].map(({ startMs }) => startMs))];
    if (starts.length === 0) return;
    const agentNos = await numberAgents(
      engine,
      agents.map(({ agentId }) => agentId),
    );
    const queueNos = await numberQueues(
      engine,
      [...agents, ...queues].map(({ queueId }) => queueId ?? SITE_SCOPE),
    );
    const toldAgents = await this.#findToldAgents(starts);
    for (const { agentId, queueId, startMs, tally } of agents) {
      const agentNo = agentNos.get(agentId)!;
      if (toldAgents.has(`${startMs} ${agentNo}`)) continue;
      const queueNo = queueId === null ? WHOLE_AGENT : queueNos.get(queueId)!;
      addAgentTally(book.quarter(startMs).agent(agentNo, queueNo), {
        ...createAgentTally(),
        transfers: tally.transfers,
        missedRings: tally.missedRings,
        readyMs: tally.readyMs,
        ringingMs: tally.ringingMs,
        talkingMs: tally.talkingMs,
        inWrapUpMs: tally.inWrapUpMs,
        otherCallMs: tally.otherCallMs,
        pausedMs: tally.pausedMs,
        unreachableMs: tally.unreachableMs,
      });
    }
    const toldQueues = await this.#findToldQueues(starts);
    for (const { queueId, startMs, tally } of queues) {
      const queueNo = queueNos.get(queueId)!;
      if (toldQueues.has(`${startMs} ${queueNo}`)) continue;
      const { handleAgentMs, readyAgentMs } = tally;
      addTally(book.quarter(startMs).queue(queueNo), { ...createTally(), handleAgentMs, readyAgentMs });
    }
    const period = { firstMs: Math.min(...starts), lastMs: Math.max(...starts) };
    await this.#session.write(period, async () => {});
  }

  async #keepNames(names: AgentTime['names']): Promise<void> {
    if (names.length === 0) return;
    await this.#session.write(null, async (transaction) => {
      for (const { agentId, name } of names)
        await transaction
          .insertInto('agents')
          .values({ agent_id: agentId, agent_name: name })
          .onConflict((conflict) =>
            // The name of today is better than one of the past.
            conflict
              .column('agent_id')
              .doUpdateSet({ agent_name: sql<string>`coalesce(agents.agent_name, excluded.agent_name)` }),
          )
          .execute();
    });
  }

  async #findToldAgents(startsMs: readonly number[]): Promise<ReadonlySet<string>> {
    const rows = await this.#session.engine.read
      .selectFrom('agent_intervals')
      .select(['start_ms', 'agent_no'])
      .where('queue_no', '=', WHOLE_AGENT)
      .where(this.#isTold('agent_intervals', startsMs))
      .where(AGENT_TIME)
      .execute();
    return new Set(rows.map(({ start_ms, agent_no }) => `${start_ms} ${agent_no}`));
  }

  async #findToldQueues(startsMs: readonly number[]): Promise<ReadonlySet<string>> {
    const rows = await this.#session.engine.read
      .selectFrom('queue_intervals')
      .select(['start_ms', 'queue_no'])
      .where('queue_no', 'in', (queues) => queues.selectFrom('queues').select('queue_no'))
      .where(this.#isTold('queue_intervals', startsMs))
      .where(QUEUE_TIME)
      .execute();
    return new Set(rows.map(({ start_ms, queue_no }) => `${start_ms} ${queue_no}`));
  }

  #isTold(table: 'agent_intervals' | 'queue_intervals', startsMs: readonly number[]): RawBuilder<boolean> {
    const { importNo } = this.#session;
    return sql<boolean>`(${isOneOf(sql`start_ms`, startsMs)} and source <> ${sql.lit(importNo)} and ${isCounted(table)})`;
  }
}
