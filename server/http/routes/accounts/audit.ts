import { z } from 'zod';
import { auditKindOf, type AuditEntry } from '../../../../shared/contract/audit.ts';
import { writeHead, writeRows } from '../../../../shared/history/write-rows.ts';
import type { Visitor } from '../../../ports/access.ts';
import type { AuditQuery } from '../../../ports/audit-log.ts';
import { auditQuery, auditSchema } from '../../account-schemas.ts';
import { findAgentIds, nameAgents } from '../../audit-names.ts';
import type { HttpParts } from '../../http-parts.ts';
import { defineRoute } from '../../route.ts';
import { sendFile } from '../../send-file.ts';
import { seenBy } from '../../visitor-scope.ts';

const COLUMNS = [
  'no',
  'at',
  'account',
  'name',
  'kind',
  'action',
  'target',
  'targetName',
  'before',
  'after',
  'reason',
];
const AT_ONCE = 1_000;

export const auditRoute = defineRoute({
  method: 'get',
  path: '/api/v1/audit',
  needs: 'see-audit',
  summary: 'What was changed, by whom, when and why, newest first.',
  query: z.object({
    ...auditQuery,
    before: z.coerce.number().int().min(1).optional().describe('Those before this number.'),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  answer: auditSchema,
  handle: async ({ query: { before, limit, ...query }, visitor, parts }) => {
    const asked = { ...withNames(query, visitor, parts), beforeNo: before };
    const found = await parts.audit.listAudit(asked, limit + 1);
    const entries = found.slice(0, limit);
    const site = parts.live.site();
    const { leaveKinds } = parts.requests.readSettings();
    return {
      entries,
      olderBefore: found.length > limit ? entries.at(-1)!.no : null,
      timeZone: site.timeZone,
      names: nameAgents(entries, parts.live, seenBy(visitor, site)),
      leaveKinds: Object.fromEntries(leaveKinds.map(({ id, names }) => [id, names])),
    };
  },
});

export const auditExportRoute = defineRoute({
  method: 'get',
  path: '/api/v1/audit/export',
  needs: 'see-audit',
  summary: 'The same as a CSV, newest first, all of it.',
  query: z.object(auditQuery),
  answer: z.string(),
  answerTypes: ['text/csv'],
  handle: async ({ query, visitor, parts, response }) => {
    const asked = withNames(query, visitor, parts);
    await sendFile(response, { name: 'floorcast-audit', format: 'csv' }, writeAudit(parts, asked));
    return '';
  },
});

/** Words that people are called by find what names them. */
function withNames(query: AuditQuery, visitor: Visitor, { live }: HttpParts): AuditQuery {
  const sees = seenBy(visitor, live.site());
  return { ...query, agentIds: query.words === undefined ? [] : findAgentIds(query.words, live, sees) };
}

async function* writeAudit({ audit }: HttpParts, query: AuditQuery): AsyncGenerator<Uint8Array> {
  yield Buffer.from(writeHead('csv', COLUMNS));
  for (let beforeNo: number | undefined; ;) {
    const entries = await audit.listAudit({ ...query, beforeNo }, AT_ONCE);
    if (entries.length === 0) return;
    yield Buffer.from(writeRows('csv', COLUMNS, entries.map(rowOf)));
    beforeNo = entries.at(-1)!.no;
  }
}

function rowOf({ no, atMs, author, action, target, before, after, reason }: AuditEntry) {
  return {
    no,
    at: new Date(atMs).toISOString(),
    account: author.accountId ?? 'link',
    name: author.name,
    kind: auditKindOf(action),
    action,
    target: target.id,
    targetName: target.name,
    before: before && JSON.stringify(before),
    after: after && JSON.stringify(after),
    reason,
  };
}
