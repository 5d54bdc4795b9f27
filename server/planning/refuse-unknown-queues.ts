import type { DeferredWorkSettings } from '../../shared/contract/planning-settings.ts';
import { DocumentError, MOST_PLACES, showValue, type BadPlace } from '../../shared/site/bad-places.ts';

/** Queues by the place in the settings that names them. */
function listQueues(
  works: readonly DeferredWorkSettings[],
): readonly (readonly [path: string, id: string])[] {
  return works.flatMap(({ doer, arises }, at) => [
    ...(doer.kind === 'queue' ? [[`deferredWorks[${at}].doer.queueId`, doer.queueId] as const] : []),
    ...(arises.kind === 'as-calls' ? [[`deferredWorks[${at}].arises.queueId`, arises.queueId] as const] : []),
  ]);
}

/**
 * Work that may wait is of queues there are: a misspelt one would ask for nobody. One that the settings in force name stays, so
 * that a queue that has gone keeps nobody from saving something else.
 *
 * @throws DocumentError naming the places
 */
export function refuseUnknownQueues(
  works: readonly DeferredWorkSettings[],
  inForce: readonly DeferredWorkSettings[],
  queueIds: readonly string[],
): void {
  const known = new Set([...queueIds, ...listQueues(inForce).map(([, id]) => id)]);
  const places = listQueues(works)
    .filter(([, id]) => !known.has(id))
    .map(([path, id]): BadPlace => ({
      path,
      value: showValue(id),
      rule: { code: 'rule-planned-queue' },
      wayOut: { code: 'way-planned-queue' },
    }));
  if (places.length > 0) throw new DocumentError('planning', places.slice(0, MOST_PLACES), places.length);
}
