import { z } from 'zod';
import type { KioskLink } from '../../../shared/contract/http.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { HttpParts } from '../http-parts.ts';
import { defineRoute } from '../route.ts';
import { idSchema, kioskLinkListSchema, kioskLinkRequestSchema, kioskLinkSchema } from '../schemas.ts';

export const listKioskLinksRoute = defineRoute({
  method: 'get',
  path: '/api/v1/kiosk-links',
  needs: 'manage-links',
  summary: 'All kiosk links, newest first, revoked ones too.',
  answer: kioskLinkListSchema,
  audit: { none: 'Reading them changes nothing; that they open walls is why it needs the right.' },
  handle: ({ parts }) => ({ links: parts.kioskLinks.list() }),
});

export const createKioskLinkRoute = defineRoute({
  method: 'post',
  path: '/api/v1/kiosk-links',
  needs: 'manage-links',
  summary: 'Makes a link that opens one wall, without a login, until it is revoked.',
  body: kioskLinkRequestSchema,
  answer: kioskLinkSchema,
  audit: {
    action: 'kiosk-link-made',
    target: (_, { id, note }) => ({ id, name: note }),
    // Without its path, which opens it.
    after: (_, { boardId, agentNames }) => ({ boardId, agentNames }),
  },
  handle: ({ body, parts }) => {
    if (parts.boards.find(body.boardId)) return parts.kioskLinks.create(body);
    throw new FloorcastError('not-found', { code: 'board-unknown-to-link', boardId: body.boardId });
  },
});

export const revokeKioskLinkRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/kiosk-links/{linkId}',
  needs: 'manage-links',
  summary: 'Revokes a link; screens that show it lose the floor at once. Revoking twice is harmless.',
  params: z.object({ linkId: idSchema }),
  answer: null,
  audit: {
    action: 'kiosk-link-revoked',
    target: ({ params, parts }) => ({ id: params.linkId, name: findLink(parts, params.linkId)?.note ?? '' }),
    before: ({ params, parts }) => stateOfLink(findLink(parts, params.linkId)),
    after: ({ params, parts }) => stateOfLink(findLink(parts, params.linkId)),
  },
  handle: ({ params, parts }) => parts.kioskLinks.revoke(params.linkId),
});

function findLink({ kioskLinks }: HttpParts, linkId: string): KioskLink | undefined {
  return kioskLinks.list().find(({ id }) => id === linkId);
}

function stateOfLink(link: KioskLink | undefined) {
  return link && { boardId: link.boardId, revokedAtMs: link.revokedAtMs };
}
