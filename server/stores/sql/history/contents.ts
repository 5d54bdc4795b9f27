import { sql, type Kysely } from 'kysely';
import { nameDay } from '../../../../shared/time/day-number.ts';
import { SITE_SCOPE } from '../../../../shared/floor/windows.ts';
import type { HistoryContents } from '../../../ports/history.ts';
import type { Tables } from '../tables.ts';
import { compareText } from './asked-names.ts';
import { isCounted } from './counted.ts';

/**
 * Whom the history knows and since when. One row of each is looked for by its key, so that years are no more work than
 * days.
 */
export async function describeContents(read: Kysely<Tables>): Promise<HistoryContents> {
  const firstOf = (
    table: 'queue_days' | 'agent_days',
    queueNo: ReturnType<typeof sql>,
    order: 'asc' | 'desc',
  ) =>
    sql<
      number | null
    >`(select day from ${sql.table(table)} where queue_no = ${queueNo} and ${isCounted(table)} order by day ${sql.raw(order)} limit 1)`;
  const queues = await read
    .selectFrom('queues')
    .select([
      'queue_id',
      firstOf('queue_days', sql`queues.queue_no`, 'asc').as('first'),
      firstOf('queue_days', sql`queues.queue_no`, 'desc').as('last'),
    ])
    .execute();
  const agents = await read
    .selectFrom('agents')
    .select([
      'agent_id',
      'agent_name',
      sql<
        number | null
      >`(select agent_no from agent_days where agent_no = agents.agent_no and ${isCounted('agent_days')} limit 1)`.as(
        'known',
      ),
    ])
    .execute();
  const whole = await sql<{
    first: number | null;
    last: number | null;
  }>`select ${firstOf('agent_days', sql`0`, 'asc')} as first, ${firstOf('agent_days', sql`0`, 'desc')} as last`.execute(
    read,
  );
  const days = [...queues, ...whole.rows]
    .flatMap(({ first, last }) => [first, last])
    .filter((day) => day !== null);
  return {
    queueIds: queues
      .filter(({ queue_id, first }) => first !== null && queue_id !== SITE_SCOPE)
      .map(({ queue_id }) => queue_id)
      .sort(compareText),
    agents: agents
      .filter(({ known }) => known !== null)
      .map(({ agent_id, agent_name }) => ({ agentId: agent_id, name: agent_name }))
      .sort((a, b) => compareText(a.agentId, b.agentId)),
    firstDay: days.length === 0 ? null : nameDay(Math.min(...days)),
    lastDay: days.length === 0 ? null : nameDay(Math.max(...days)),
  };
}
