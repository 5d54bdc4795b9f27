/** Read by whole characters, a surrogate that is found is one without its other half. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Whether a text has half of a character: a surrogate without the other one. UTF-8 cannot say it, so that two such texts
 * become the same on the disk, and an address cannot be made of it.
 * Example: `hasLoneSurrogate('sales\ud83d')` is true, `hasLoneSurrogate('sales 🎧')` is false.
 */
export function hasLoneSurrogate(text: string): boolean {
  return LONE_SURROGATE.test(text);
}
