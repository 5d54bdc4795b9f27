import { pickText, type LocalizedText } from '../../site/localized-text.ts';
import type { Part, WordPart } from '../part.ts';

/** Of anything. */
export const general = {
  /** Words of another program or of before there were codes: the same in every language. */
  'as-written': ({ text }: { readonly text: string }) => text,
  /** What people of the site named, in whichever languages they did. */
  named: ({ names }: { readonly names: LocalizedText }) => pickText(names, 'en'),
  /** Several things, one after the other. */
  several: ({ parts }: { readonly parts: readonly Part[] }, word: WordPart) => parts.map(word).join('; '),
  'server-failed': 'The server could not do this. Its log says why.',
  'server-answered': ({ status }: { readonly status: number }) =>
    `The server answered ${status} without a word. Try again; the log of whatever stands before it may say why.`,
  'request-wrong': (
    { places, more }: { readonly places: readonly Part[]; readonly more: number },
    word: WordPart,
  ) => `${places.map(word).join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
  'request-wrong-page': (
    { places, more }: { readonly places: readonly Part[]; readonly more: number },
    word: WordPart,
  ) =>
    `${places.map(word).join('; ')}${more > 0 ? `; and ${more} more` : ''}. Maybe this page is older than the server: reload it.`,
  'request-unreadable': ({ words }: { readonly words: string }) => `The request cannot be read: ${words}.`,
  'body-too-large': ({ most }: { readonly most: string }) =>
    `The body is larger than the ${most} bytes allowed here. Send it in parts.`,
  'asset-not-there': 'There is no such file.',
  'path-unknown': ({ path }: { readonly path: string }) => `There is nothing at ${path}.`,
  'call-unknown': ({ callId }: { readonly callId: string }) => `The journal knows no call "${callId}".`,
  'storage-full': ({ words }: { readonly words: string }) => words,
  'storage-read-only': ({ words }: { readonly words: string }) => words,
  'storage-in-use': ({ words }: { readonly words: string }) => words,
  'storage-corrupt': ({ words }: { readonly words: string }) => words,
  'storage-newer': ({ words }: { readonly words: string }) => words,
  'storage-closed': ({ words }: { readonly words: string }) => words,
  'storage-failed': ({ words }: { readonly words: string }) => words,
  'document-failed': ({ words }: { readonly words: string }) => words,
};
