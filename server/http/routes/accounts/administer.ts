import { z } from 'zod';
import { listFloorParts } from '../../../../shared/accounts/list-floor-parts.ts';
import {
  accountDraftSchema,
  accountListSchema,
  accountSchema,
  madeAccountSchema,
  reasonSchema,
  resetLinkSchema,
} from '../../account-schemas.ts';
import { authorOf } from '../../audit-change.ts';
import { defineRoute } from '../../route.ts';
import { idSchema } from '../../schemas.ts';

const ofAccount = z.object({ accountId: idSchema });

export const listAccountsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/accounts',
  needs: 'see-accounts',
  summary: 'All accounts by name, closed ones too, and what of the site they can be tied to.',
  answer: accountListSchema,
  handle: ({ parts: { accounts, live } }) => ({
    accounts: accounts.list(),
    ...listFloorParts(live.site(), live.rows()),
  }),
});

export const makeAccountRoute = defineRoute({
  method: 'post',
  path: '/api/v1/accounts',
  needs: 'manage-accounts',
  summary: 'Makes an account. Its link sets the first password; it is told here and nowhere else.',
  body: accountDraftSchema,
  answer: madeAccountSchema,
  audit: { keptBy: 'accounts' },
  handle: ({ body, parts, visitor }) => parts.accounts.make(authorOf(visitor), body),
});

export const changeAccountRoute = defineRoute({
  method: 'put',
  path: '/api/v1/accounts/{accountId}',
  needs: 'manage-accounts',
  summary:
    'Changes names, role, scope and agent of an account; who is signed in with it has the new rights at once.',
  params: ofAccount,
  body: accountDraftSchema,
  answer: accountSchema,
  audit: { keptBy: 'accounts' },
  handle: ({ params, body, parts, visitor }) =>
    parts.accounts.change(authorOf(visitor), params.accountId, body),
});

export const setAccountStateRoute = defineRoute({
  method: 'post',
  path: '/api/v1/accounts/{accountId}/state',
  needs: 'manage-accounts',
  summary: 'Closes an account, which ends its sessions, or reopens it.',
  params: ofAccount,
  body: z.object({ state: z.enum(['active', 'closed']), reason: reasonSchema }),
  answer: accountSchema,
  audit: { keptBy: 'accounts' },
  handle: ({ params, body, parts, visitor }) =>
    parts.accounts.setState(authorOf(visitor), params.accountId, body.state, body.reason),
});

export const makeResetLinkRoute = defineRoute({
  method: 'post',
  path: '/api/v1/accounts/{accountId}/reset-link',
  needs: 'manage-accounts',
  summary: 'Makes a link that sets a new password, good once and for a day; the one before is good no more.',
  params: ofAccount,
  body: z.object({ reason: reasonSchema }),
  answer: resetLinkSchema,
  audit: { keptBy: 'accounts' },
  handle: ({ params, body, parts, visitor }) =>
    parts.accounts.makeLink(authorOf(visitor), params.accountId, body.reason),
});
