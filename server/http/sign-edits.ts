import { isDeepStrictEqual } from 'node:util';

/** A whole list of edits: those that were there already stay their authors', what is new or changed is signed (rule AZ6). */
export function signEdits(author: string, edits: unknown, known: readonly object[]): unknown {
  if (!Array.isArray(edits)) return edits;
  return edits.map((edit: unknown) =>
    typeof edit !== 'object' || edit === null || known.some((one) => isDeepStrictEqual(one, edit))
      ? edit
      : { ...edit, author },
  );
}
