/**
 * Where in `text` JSON.parse stopped, in the words of an editor. Example: `line 3, column 12`. A text that ends too
 * early is wrong at its last line.
 */
export function findPlace(text: string, error: unknown): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const before = text.slice(0, position === undefined ? text.trimEnd().length : Number(position));
  const lines = before.split('\n');
  return `line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
}
