import { z } from 'zod';
import { FloorcastError } from '../../floorcast-error.ts';
import { defineRoute } from '../route.ts';
import { idSchema, kioskLinkListSchema, kioskLinkRequestSchema, kioskLinkSchema } from '../schemas.ts';

export const listKioskLinksRoute = defineRoute({
  method: 'get',
  path: '/api/v1/kiosk-links',
  opensTo: 'desk',
  summary: 'All kiosk links, newest first, revoked ones too.',
  answer: kioskLinkListSchema,
  handle: ({ parts }) => ({ links: parts.kioskLinks.list() }),
});

export const createKioskLinkRoute = defineRoute({
  method: 'post',
  path: '/api/v1/kiosk-links',
  opensTo: 'desk',
  summary: 'Makes a link that opens one wall, without a login, until it is revoked.',
  body: kioskLinkRequestSchema,
  answer: kioskLinkSchema,
  handle: ({ body, parts }) => {
    if (parts.boards.find(body.boardId)) return parts.kioskLinks.create(body);
    throw new FloorcastError('not-found', { code: 'board-unknown-to-link', boardId: body.boardId });
  },
});

export const revokeKioskLinkRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/kiosk-links/{linkId}',
  opensTo: 'desk',
  summary: 'Revokes a link; screens that show it lose the floor at once. Revoking twice is harmless.',
  params: z.object({ linkId: idSchema }),
  answer: null,
  handle: ({ params, parts }) => parts.kioskLinks.revoke(params.linkId),
});
