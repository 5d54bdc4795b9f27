import { z } from 'zod';
import { noticeSettingsSchema } from '../../../shared/notices/notice-settings.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import { personOf, type Visitor } from '../../ports/access.ts';
import { tokenSchema } from '../account-schemas.ts';
import {
  deviceRemovalSchema,
  mailRequestSchema,
  noticeListSchema,
  noticeSettingsAnswerSchema,
  noticesReadSchema,
  pushSubscriptionSchema,
  unreadSchema,
} from '../notice-schemas.ts';
import { defineRoute } from '../route.ts';

export const noticesRoute = defineRoute({
  method: 'get',
  path: '/api/v1/me/notices',
  needs: 'see-own-account',
  summary: 'What whoever is signed in was told, the newest first, some dozens at a time.',
  query: z.object({ before: z.coerce.number().optional().describe('Only older ones, epoch ms.') }),
  answer: noticeListSchema,
  handle: ({ query, visitor, parts }) => parts.notices.list(accountOf(visitor), query.before ?? null),
});

export const readNoticesRoute = defineRoute({
  method: 'post',
  path: '/api/v1/me/notices/read',
  needs: 'own-account',
  summary: "Marks one's own notices as read; what was not sent by then is not sent any more.",
  body: noticesReadSchema,
  answer: unreadSchema,
  audit: { none: 'That one has read changes nothing of the site.' },
  handle: async ({ body, visitor, parts }) => {
    const accountId = accountOf(visitor);
    await parts.notices.markRead(accountId, body.ids, body.untilMs);
    return { unread: await parts.notices.countUnread(accountId) };
  },
});

export const noticeSettingsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/me/notices/settings',
  needs: 'see-own-account',
  summary:
    'How whoever is signed in is told: channels, quiet hours, address, browsers, and what was given up.',
  answer: noticeSettingsAnswerSchema,
  handle: ({ visitor, parts }) => parts.notices.readSettings(accountOf(visitor)),
});

export const saveNoticeSettingsRoute = defineRoute({
  method: 'put',
  path: '/api/v1/me/notices/settings',
  needs: 'own-account',
  summary: 'Which kinds are told by which channel, in which language, and the quiet hours, whole.',
  body: noticeSettingsSchema,
  answer: noticeSettingsAnswerSchema,
  audit: { none: 'How one is told is one’s own.' },
  handle: ({ body, visitor, parts }) => parts.notices.saveSettings(accountOf(visitor), body),
});

export const askNoticeMailRoute = defineRoute({
  method: 'post',
  path: '/api/v1/me/notices/mail',
  needs: 'own-account',
  summary: 'Sends a link to an address; once it was followed, notices are mailed there.',
  asksAnother: true,
  body: mailRequestSchema,
  answer: noticeSettingsAnswerSchema,
  audit: { none: 'How one is told is one’s own.' },
  handle: ({ body, visitor, parts }) => parts.notices.askMail(accountOf(visitor), body.address, body.locale),
});

export const removeNoticeMailRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/me/notices/mail',
  needs: 'own-account',
  summary: 'Takes the address out: nothing is mailed any more.',
  answer: noticeSettingsAnswerSchema,
  audit: { none: 'How one is told is one’s own.' },
  handle: ({ visitor, parts }) => parts.notices.removeMail(accountOf(visitor)),
});

export const confirmNoticeMailRoute = defineRoute({
  method: 'post',
  path: '/api/v1/me/notices/mail/confirm',
  needs: 'sign-in',
  summary: 'Confirms an address by the token of the link that was sent there, which is used up by it.',
  body: z.object({ token: tokenSchema }),
  answer: null,
  audit: { none: 'How one is told is one’s own.' },
  handle: ({ body, parts }) => parts.notices.confirmMail(body.token),
});

export const addNoticeDeviceRoute = defineRoute({
  method: 'post',
  path: '/api/v1/me/notices/devices',
  needs: 'own-account',
  summary: 'This browser takes pushes from now on, until its session is ended.',
  body: pushSubscriptionSchema,
  answer: noticeSettingsAnswerSchema,
  audit: { none: 'How one is told is one’s own.' },
  handle: ({ body, visitor, parts, request }) => {
    const accountId = accountOf(visitor);
    const sessionId = parts.accounts.findSessionId(request.headers.cookie);
    if (sessionId === null) throw new FloorcastError('bad-request', { code: 'notice-account-needed' });
    const browser = request.get('user-agent') ?? '';
    return parts.notices.addDevice({ accountId, sessionId, browser }, body);
  },
});

export const removeNoticeDeviceRoute = defineRoute({
  method: 'post',
  path: '/api/v1/me/notices/devices/removal',
  needs: 'own-account',
  summary: "A browser of one's own takes no pushes any more. Again is harmless.",
  body: deviceRemovalSchema,
  answer: noticeSettingsAnswerSchema,
  audit: { none: 'How one is told is one’s own.' },
  handle: ({ body, visitor, parts }) => parts.notices.removeDevice(accountOf(visitor), body.endpoint),
});

/** @throws FloorcastError `bad-request` by the administrator's link, which is nobody's in particular. */
function accountOf(visitor: Visitor): string {
  const accountId = personOf(visitor)?.accountId ?? null;
  if (accountId !== null) return accountId;
  throw new FloorcastError('bad-request', { code: 'notice-account-needed' });
}
