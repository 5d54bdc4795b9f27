/**
 * Text as it is compared in a search: full width and half width alike, no case, no accents.
 *
 * @example foldText('ＡＮＮ Müller') // 'ann muller'
 */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
}

/** A search in the words a person types: every word must be found in one of the texts. Nothing typed finds all. */
export function createSearch(typed: string): (texts: readonly (string | null)[]) => boolean {
  const words = foldText(typed).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return () => true;
  return (texts) => {
    const folded = texts.map((text) => foldText(text ?? ''));
    return words.every((word) => folded.some((text) => text.includes(word)));
  };
}
