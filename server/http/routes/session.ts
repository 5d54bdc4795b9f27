import { z } from 'zod';
import { PROTOCOL_VERSION } from '../../../shared/contract/socket-events.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import { personOf } from '../../ports/access.ts';
import { defineRoute } from '../route.ts';
import { kioskSessionSchema, sessionSchema } from '../schemas.ts';

export const sessionRoute = defineRoute({
  method: 'get',
  path: '/api/v1/session',
  needs: 'come-in',
  summary: 'Who this browser is, and what it may do.',
  answer: sessionSchema,
  handle: ({ visitor, parts }) => ({
    role: visitor.role,
    name: personOf(visitor)?.name ?? null,
    rights: parts.access.rightsOf(visitor),
    wallsOpen: parts.access.wallsOpen,
    protocol: PROTOCOL_VERSION,
  }),
});

export const endSessionRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/session',
  needs: 'come-in',
  summary: "Ends the administrator's session of this browser.",
  answer: null,
  handle: ({ parts, request, response }) => {
    parts.access.endSession(request.headers.cookie);
    response.clearCookie(parts.access.sessionCookie.name, { path: '/', httpOnly: true, sameSite: 'strict' });
  },
});

export const kioskSessionRoute = defineRoute({
  method: 'get',
  path: '/api/v1/kiosk/{token}',
  needs: 'come-in',
  summary: 'What a kiosk link opens.',
  params: z.object({ token: z.string().max(200) }),
  answer: kioskSessionSchema,
  handle: ({ params, parts }) => {
    const link = parts.kioskLinks.findByToken(params.token);
    if (link) return { boardId: link.boardId, agentNames: link.agentNames };
    throw new FloorcastError('not-signed-in', { code: 'kiosk-link-invalid' });
  },
});
