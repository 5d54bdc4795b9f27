import { z } from 'zod';
import { auditKindOf, type AuditEntry } from '../../../../shared/contract/audit.ts';
import { writeHead, writeRows } from '../../../../shared/history/write-rows.ts';
import type { AuditQuery } from '../../../ports/audit-log.ts';
import { auditQuery, auditSchema } from '../../account-schemas.ts';
import type { HttpParts } from '../../http-parts.ts';
import { defineRoute } from '../../route.ts';
import { sendFile } from '../../send-file.ts';

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
  handle: async ({ query: { before, limit, ...query }, parts }) => {
    const found = await parts.audit.listAudit({ ...query, beforeNo: before }, limit + 1);
    const entries = found.slice(0, limit);
    return { entries, olderBefore: found.length > limit ? entries.at(-1)!.no : null };
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
  handle: async ({ query, parts, response }) => {
    await sendFile(response, { name: 'floorcast-audit', format: 'csv' }, writeAudit(parts, query));
    return '';
  },
});

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
