import type { RequestView, RequestWords } from '../../shared/contract/requests.ts';
import type { RosterSettings } from '../../shared/contract/rosters.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { RequestBook } from './request-book.ts';
import type { RequestScene } from './request-scene.ts';

/** What a screen needs to word some requests. */
export function describeWords(
  { live, book }: { readonly live: Pick<LiveFloor, 'site'>; readonly book: Pick<RequestBook, 'settings'> },
  scene: RequestScene,
  settings: RosterSettings,
  today: string,
  views: readonly RequestView[],
  more: readonly string[],
): RequestWords {
  const agentIds = views.flatMap(({ request, differences }) => [
    request.agentId,
    ...(request.otherAgentId === null ? [] : [request.otherAgentId]),
    ...request.steps.flatMap(({ by }) => (by.kind === 'agent' ? [by.agentId] : [])),
    ...differences.map((one) => one.agentId),
  ]);
  return {
    today,
    timeZone: live.site().timeZone,
    names: Object.fromEntries([...new Set([...agentIds, ...more])].map((id) => [id, scene.namesOf(id)])),
    templates: settings.templates.map(({ id, name, names }) => ({ id, name, ...(names && { names }) })),
    leaveKinds: book.settings.leaveKinds.map(({ id, names }) => ({ id, names })),
    currency: settings.currency,
  };
}
