import { DocumentError } from '../../floorcast-error.ts';
import type { Documents } from '../../ports/documents.ts';

/** Documents that are forgotten, for tests. `initial` values are as they would stand in the files. */
export function createMemoryDocuments(initial: Readonly<Record<string, unknown>> = {}): Documents {
  const texts = new Map(Object.entries(initial).map(([name, value]) => [name, JSON.stringify(value)]));
  return {
    async read(name, parse) {
      const text = texts.get(name);
      if (text === undefined) return null;
      try {
        return parse(JSON.parse(text));
      } catch (error) {
        throw new DocumentError(name, `${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    async save(name, value) {
      texts.set(name, JSON.stringify(value));
    },
  };
}
