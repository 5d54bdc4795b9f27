import type { Part, WordPart } from '../part.ts';

/** Replays of past days, and why they end. */
export const replays = {
  'day-not-in-calendar': ({ day }: { readonly day: string }) =>
    `day (${day}) is no date of the calendar. Write it as 2026-03-31.`,
  'day-not-begun': ({ day }: { readonly day: string }) =>
    `${day} has not begun yet. Choose a day of the past.`,
  'replays-too-many': ({ most }: { readonly most: number }) =>
    `${most} replays run already, and no more are allowed. Close one of them first.`,
  'replay-unknown': ({ replayId }: { readonly replayId: string }) =>
    `There is no replay "${replayId}" any more. Start it again.`,
  'replay-over': 'This replay is over. Start it again.',
  'replay-ended': ({ reason }: { readonly reason: Part }, word: WordPart) =>
    `The replay is over: ${word(reason)}`,
  'replay-closed': 'It was closed.',
  'replay-unwatched': 'Nobody watched it any more.',
  'replay-of-nothing': 'The journal has nothing of this day. Choose another.',
  'replay-failed': ({ words }: { readonly words: string }) => `The replay failed: ${words}`,
  'replay-stopped': 'The replay stopped by itself. Start it again.',
  'server-stops': 'The server stops.',
};
