/** An id nobody has. Example: `freeId('shift', ['shift-2'])` is `shift-3`. */
export function freeId(stem: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
