/** More calls in an interval or a day than any centre has: what people type ends there, and what it makes together too. */
export const MOST_CALLS = 1e7;
