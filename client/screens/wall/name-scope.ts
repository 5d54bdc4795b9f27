import type { WindowId } from '../../../shared/floor/windows.ts';
import type { Site } from '../../../shared/site/site.ts';
import type { FloorMirror } from '../../state/floor-mirror.svelte.ts';
import type { Language } from '../../state/language.svelte.ts';

/** What a tile's choice of queues is called: nothing for the whole site, a name for one, a count for more. */
export function nameScope(mirror: FloorMirror, queueIds: readonly string[], language: Language): string {
  if (queueIds.length === 0) return '';
  if (queueIds.length === 1) return mirror.queueName(queueIds[0]!, language.locale);
  return language.words.common.queuesCounted(queueIds.length);
}

/** The window in words; empty for this instant, which needs none. */
export function nameWindow(window: WindowId, site: Site | null, language: Language): string {
  const words = language.words.common.windows;
  if (window === 'now') return '';
  if (window === 'interval') return words.interval(site?.intervalMinutes ?? 30);
  return words[window];
}
