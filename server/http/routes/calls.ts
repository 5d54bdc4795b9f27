import type { CallKey } from '../../../shared/history/call-record.ts';
import { maskNumber } from '../../../shared/site/mask-number.ts';
import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { StoredCall } from '../../ports/history.ts';
import { callsPageSchema, callsQuerySchema, refuseBackwards } from '../history-schemas.ts';
import { defineRoute } from '../route.ts';
import { narrowAgents, narrowQueues } from '../visitor-scope.ts';

export const callsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/calls',
  needs: 'see-past',
  summary:
    'The calls behind a figure, by the moment they were offered, numbers masked, in pages. Ask for the next page with `page` as long as `next` is not null.',
  query: callsQuerySchema,
  answer: callsPageSchema,
  keep: 'checked',
  handle: async ({ query, visitor, parts }) => {
    refuseBackwards(query.from, query.to);
    const calendar = createSiteCalendar(parts.live.site());
    const calls = await parts.history.readCalls({
      queueIds: narrowQueues(visitor, query.queues),
      agentIds: narrowAgents(visitor, query.agents, parts.live.site()),
      outcomes: query.outcomes.length === 0 ? null : query.outcomes,
      period: { fromMs: calendar.dayNamed(query.from).fromMs, toMs: calendar.dayNamed(query.to).toMs },
      after: query.page === undefined ? null : parsePlace(query.page),
      limit: query.limit + 1,
    });
    const shown = calls.slice(0, query.limit);
    return {
      calls: shown.map(showCall),
      next: calls.length > query.limit ? writePlace(shown.at(-1)!) : null,
    };
  },
});

function showCall({ callerNumber, ...call }: StoredCall) {
  return { ...call, caller: callerNumber === null ? null : maskNumber(callerNumber) };
}

function writePlace({ offeredAtMs, queueId, callId }: CallKey): string {
  return Buffer.from(JSON.stringify([offeredAtMs, queueId, callId])).toString('base64url');
}

function parsePlace(text: string): CallKey {
  try {
    const place: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(place)) {
      const [offeredAtMs, queueId, callId] = place as unknown[];
      if (Number.isSafeInteger(offeredAtMs) && typeof queueId === 'string' && typeof callId === 'string')
        return { offeredAtMs: offeredAtMs as number, queueId, callId };
    }
  } catch {
    // Told below, in the same words.
  }
  throw new FloorcastError('bad-request', { code: 'page-unknown', page: `"${text.slice(0, 60)}"` });
}
