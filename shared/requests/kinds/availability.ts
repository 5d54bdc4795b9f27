import type { RequestKind } from '../request-kind.ts';

/** When somebody can work at all, and what they would like: it changes the settings of rosters, and no shift. */
export const availability: RequestKind<'availability'> = {
  id: 'availability',
  daysOf: () => null,
  draw: () => ({ changes: [] }),
};
