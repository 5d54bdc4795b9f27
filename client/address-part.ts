/**
 * One part of a path, whatever the name: ids come from a phone system and may hold anything. What cannot be written in
 * an address (half of a surrogate pair) becomes the replacement character, where `encodeURIComponent` would throw.
 *
 * Example: `addressPart('a/b')` is `a%2Fb`.
 */
export function addressPart(id: string): string {
  return encodeURIComponent(id.replace(LONE_SURROGATES, '\ufffd'));
}

const LONE_SURROGATES = /\p{Surrogate}/gu;
