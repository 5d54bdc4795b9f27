import type { Tile } from '../../../shared/boards/board.ts';
import { findMetric } from '../../../shared/metrics/index.ts';
import type { Language } from '../../state/language.svelte.ts';

/** What a person would call a tile: its own title, else its figure, else its kind. */
export function nameTile(tile: Tile, language: Language): string {
  if (tile.title !== '') return tile.title;
  const kind = language.words.editor.kinds[tile.kind];
  if (tile.kind === 'message') return tile.text.slice(0, 40) || kind;
  if (tile.kind !== 'metric' && tile.kind !== 'trend') return kind;
  const metric = findMetric(tile.metric);
  return metric ? language.pick(metric.label) : kind;
}
