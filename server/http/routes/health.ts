import type { Health } from '../../../shared/contract/http.ts';
import type { HttpParts } from '../http-parts.ts';
import { defineRoute } from '../route.ts';
import { healthSchema } from '../schemas.ts';

/** A feed that takes longer to connect shows a floor that stands still. */
const CONNECT_WITHIN_MS = 10_000;

export const healthRoute = defineRoute({
  method: 'get',
  path: '/healthz',
  needs: 'come-in',
  summary: 'Whether it serves, and the state of feed, journal and store. 200 as long as it serves at all.',
  answer: healthSchema,
  handle: ({ parts }) => computeHealth(parts),
});

function computeHealth({ version, startedAtMs, feeds, journal, history }: HttpParts): Health {
  const feedList = feeds();
  const journalStatus = journal.status();
  const store = history.status();
  const well =
    journalStatus.status === 'ok' &&
    store.status === 'ok' &&
    feedList.every((feed) => feed.status !== 'lost' && feed.notConnectedMs <= CONNECT_WITHIN_MS);
  return {
    status: well ? 'ok' : 'degraded',
    version,
    startedAtMs,
    feeds: feedList.map(({ notConnectedMs: _, ...feed }) => feed),
    journal: { ...journalStatus, lastSeq: journal.lastSeq() },
    store,
  };
}
