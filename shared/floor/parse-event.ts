import { z } from 'zod';
import { hasLoneSurrogate } from '../site/lone-surrogate.ts';
import { FLOW_OUT_REASONS, type FloorEvent } from './events.ts';
import { EARLIEST_MS, LATEST_MS } from './floor-clock.ts';

/** Longest names and texts an event may carry, in UTF-16 units. */
const LONGEST_ID = 200;
const LONGEST_TEXT = 500;
const MOST_MEMBERSHIPS = 1_000;
const MOST_IN_SNAPSHOT = 100_000;

const whole = (chars: string) => !hasLoneSurrogate(chars);
const HALVED =
  'must be whole characters, and it has half of one (a lone surrogate). Cut texts between characters, not inside one';
const id = z.string().min(1).max(LONGEST_ID).refine(whole, HALVED);
const text = z.string().max(LONGEST_TEXT).refine(whole, HALVED);
const queueId = id.refine((name) => name !== '*', "'*' means the whole site and cannot be a queue's name");
const instant = z
  .number()
  .int('must be whole milliseconds')
  .min(EARLIEST_MS, 'must be epoch milliseconds after 1990; seconds must be multiplied by 1000')
  .lt(LATEST_MS, 'must be epoch milliseconds before 2200');
const duration = z.number().min(0).max(LATEST_MS);
const priority = z.number().min(-1_000_000).max(1_000_000);

const feedId = id
  .optional()
  .describe(
    'The source, `http` when left out. A feed-resynchronised closes only what came from the source it names, so a source that sends one names itself in all its events.',
  );
const base = { atMs: instant, id: id.optional(), feedId };
const onCall = { ...base, callId: id, queueId };
const onConversation = { ...onCall, agentId: id };
const ofAgent = { ...base, agentId: id };
const ofFeed = { ...base, feedId: id };
const memberships = z
  .array(z.object({ queueId, level: z.number().min(0).max(1_000_000) }))
  .max(MOST_MEMBERSHIPS);
const phone = z.enum(['idle', 'ringing', 'in-use', 'unreachable']);
const caller = { callerNumber: text.optional(), callerName: text.optional(), priority: priority.optional() };

/** The schema of every event, as the intake documents it. Fields it does not name are dropped. */
export const floorEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call-offered'), ...onCall, ...caller }),
  z.object({ type: z.literal('call-rang'), ...onConversation }),
  z.object({
    type: z.literal('call-ring-ended'),
    ...onConversation,
    reason: z.enum(['no-answer', 'declined', 'cancelled']),
  }),
  z.object({ type: z.literal('call-answered'), ...onConversation, waitMs: duration.optional() }),
  z.object({ type: z.literal('call-held'), ...onConversation }),
  z.object({ type: z.literal('call-resumed'), ...onConversation }),
  z.object({
    type: z.literal('call-transferred'),
    ...onConversation,
    kind: z.enum(['blind', 'attended', 'queue']),
    to: text.optional(),
    talkMs: duration.optional(),
  }),
  z.object({ type: z.literal('call-abandoned'), ...onCall, waitMs: duration.optional() }),
  z.object({
    type: z.literal('call-flowed-out'),
    ...onCall,
    reason: z.enum(FLOW_OUT_REASONS),
    waitMs: duration.optional(),
  }),
  z.object({
    type: z.literal('call-ended'),
    ...onConversation,
    endedBy: z.enum(['caller', 'agent', 'system', 'unknown']),
    talkMs: duration.optional(),
  }),
  z.object({ type: z.literal('wrap-up-started'), ...onConversation }),
  z.object({ type: z.literal('wrap-up-ended'), ...onConversation }),
  z.object({ type: z.literal('agent-signed-in'), ...ofAgent, name: text.optional(), queues: memberships }),
  z.object({ type: z.literal('agent-signed-out'), ...ofAgent }),
  z.object({ type: z.literal('agent-paused'), ...ofAgent, queueId: queueId.optional(), reason: text }),
  z.object({ type: z.literal('agent-unpaused'), ...ofAgent, queueId: queueId.optional() }),
  z.object({ type: z.literal('agent-queues-changed'), ...ofAgent, queues: memberships }),
  z.object({ type: z.literal('agent-phone-changed'), ...ofAgent, phone }),
  z.object({ type: z.literal('feed-connected'), ...ofFeed }),
  z.object({ type: z.literal('feed-lost'), ...ofFeed, reason: text }),
  z.object({
    type: z.literal('feed-resynchronised'),
    ...ofFeed,
    waiting: z
      .array(z.object({ callId: id, queueId, offeredAtMs: instant, ...caller }))
      .max(MOST_IN_SNAPSHOT),
    conversations: z
      .array(z.object({ callId: id, queueId, agentId: id, answeredAtMs: instant }))
      .max(MOST_IN_SNAPSHOT),
    agents: z
      .array(
        z.object({
          agentId: id,
          name: text.optional(),
          queues: memberships,
          pauses: z
            .array(z.object({ queueId, reason: text, sinceMs: instant.optional() }))
            .max(MOST_MEMBERSHIPS),
          phone,
          signedInAtMs: instant.optional(),
        }),
      )
      .max(MOST_IN_SNAPSHOT),
  }),
]);

export type ParsedEvent =
  { readonly ok: true; readonly event: FloorEvent } | { readonly ok: false; readonly reason: string };

const LONGEST_SHOWN = 60;
const MOST_REASONS = 5;

/**
 * An event as it came through the door, or why it is refused: each bad place with its value and its rule.
 * Example: `parseEvent({ type: 'call-offered', atMs: 12 })` is refused, naming `atMs`, `callId` and `queueId`.
 */
export function parseEvent(value: unknown): ParsedEvent {
  const parsed = floorEventSchema.safeParse(value);
  if (parsed.success) return { ok: true, event: parsed.data as FloorEvent };
  const reasons = parsed.error.issues.slice(0, MOST_REASONS).map((issue) => {
    const place = issue.path.join('.') || 'the event';
    return `${place} (${show(valueAt(value, issue.path))}): ${issue.message}`;
  });
  const more = parsed.error.issues.length - reasons.length;
  const rest = more > 0 ? `; and ${more} more` : '';
  return {
    ok: false,
    reason: `${reasons.join('; ')}${rest}. GET /api/v1/openapi.json describes every event.`,
  };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found: unknown = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = (found as Record<PropertyKey, unknown>)[step];
  }
  return found;
}

function show(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const shown = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown;
}
