import { sql } from 'kysely';
import type { NoticeFact } from '../../../../shared/notices/notice.ts';
import type { Engine } from '../engine.ts';
import { escapeLike } from '../escape-like.ts';

/**
 * Gives an agent who is deleted another id in what others were told of them, without what they wrote, and takes what was or is to be
 * sent of them away. Their own notices go with their account.
 */
export async function renameInNotices(engine: Engine, agentId: string, newId: string): Promise<void> {
  const isNamed = sql<boolean>`text like ${`%${escapeLike(JSON.stringify(agentId).slice(1, -1))}%`} escape '!'`;
  await engine.write(async (transaction) => {
    const facts = await transaction
      .selectFrom('notice_facts')
      .select(['account_id', 'fact_key', 'text'])
      .where(isNamed)
      .execute();
    for (const { account_id, fact_key, text } of facts) {
      const fact = JSON.parse(text) as NoticeFact;
      if (!('agentId' in fact) || fact.agentId !== agentId) continue;
      const renamed = JSON.stringify({ ...fact, agentId: newId, ...('note' in fact && { note: '' }) });
      await transaction
        .updateTable('notice_facts')
        .set({ text: renamed })
        .where('account_id', '=', account_id)
        .where('fact_key', '=', fact_key)
        .execute();
    }
    // Whatever speaks of them: what was not sent yet is told by nobody any more.
    await transaction.deleteFrom('notice_sends').where(isNamed).execute();
  }, 'background');
}
