import type { WindowId } from '../../../shared/floor/windows.ts';
import type { FloorMirror } from '../../state/floor-mirror.svelte.ts';
import type { Language } from '../../state/language.svelte.ts';

/** A stretch of time in the reader's words; the interval says how long it is at this site. */
export function nameWindow(window: WindowId, mirror: FloorMirror, language: Language): string {
  const { windows } = language.words.common;
  return window === 'interval' ? windows.interval(mirror.site?.intervalMinutes ?? 30) : windows[window];
}
