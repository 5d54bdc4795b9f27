import type { FloorAdherence } from '../../../../shared/contract/adherence.ts';
import type { Language } from '../../../state/language.svelte.ts';

/** How many are out and for how long, without anybody's name. Example: `4 out, the longest 12 min`. */
export function wordOut(
  { out, longestOutMinutes }: FloorAdherence,
  { words, locale }: Pick<Language, 'words' | 'locale'>,
): string {
  const said = words.wall.adherence;
  const count = (value: number) => value.toLocaleString(locale);
  return longestOutMinutes === null ? said.nobodyOut : said.someOut(count(out), count(longestOutMinutes));
}

/** And what changes soon. Example: `4 out, the longest 12 min · 9 change within 15 min`. */
export function wordOutAndSoon(counts: FloorAdherence, language: Pick<Language, 'words' | 'locale'>): string {
  const { changingSoon } = counts;
  const out = wordOut(counts, language);
  if (changingSoon === 0) return out;
  return `${out} · ${language.words.wall.adherence.changingSoon(changingSoon.toLocaleString(language.locale))}`;
}
