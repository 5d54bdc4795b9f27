/** Rows drawn of any one table: a feed may name thousands of queues, and a screen must stay alive. */
export const MOST_ROWS = 200;

/** The first `most` of a list, and how many are left out. */
export function cutList<T>(
  list: readonly T[],
  most: number,
): { readonly shown: readonly T[]; readonly leftOut: number } {
  if (list.length <= most) return { shown: list, leftOut: 0 };
  return { shown: list.slice(0, most), leftOut: list.length - most };
}
