import { z } from 'zod';
import {
  AUDIENCES,
  type HandshakeAuth,
  type JoinRequest,
  type ReplayControl,
  type ReplayStart,
} from '../../shared/contract/socket-events.ts';
import type { RosterLook } from '../../shared/contract/roster-presence.ts';
import { sayRule } from '../../shared/site/bad-places.ts';

const replayId = z.string().min(1).max(60);
const SPEED = sayRule({ code: 'rule-between', least: 1, most: 60 });
const speed = z.number().min(1, SPEED).max(60, SPEED);
const instant = z.int().min(0);

export const joinSchema: z.ZodType<JoinRequest> = z.object({
  audience: z.enum(AUDIENCES),
  replayId: replayId.exactOptional(),
});

export const replayStartSchema: z.ZodType<ReplayStart> = z.object({
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, sayRule({ code: 'rule-site-day' })),
  speed,
  atMs: instant.exactOptional(),
});

export const replayControlSchema: z.ZodType<ReplayControl> = z.object({
  replayId,
  action: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('pause') }),
    z.object({ kind: z.literal('play'), speed }),
    z.object({ kind: z.literal('jump'), atMs: instant }),
    z.object({ kind: z.literal('close') }),
  ]),
});

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, sayRule({ code: 'rule-site-day' }));

export const rosterLookSchema: z.ZodType<RosterLook> = z.object({
  copyId: z.string().min(1).max(100).nullable(),
  firstDay: day,
  days: z.int().min(1).max(400),
  editing: z.object({ agentId: z.string().min(1).max(200), day }).nullable(),
});

export const nothingSchema: z.ZodType<Record<string, never>> = z.strictObject({});

export const handshakeSchema: z.ZodType<HandshakeAuth> = z.object({
  kiosk: z.string().max(200).exactOptional(),
});
