import { join } from 'node:path';
import { Low } from 'lowdb';
import { createTurns } from '../../in-turn.ts';
import type { Documents } from '../../ports/documents.ts';
import { requireDocumentName, wordFault } from './document-faults.ts';
import { SafeJsonFile } from './safe-json-file.ts';

/** Documents only the account that runs Floorcast may read. */
const PRIVATE = ['secrets'];

/**
 * The documents of a data folder: `<name>.json` each, through lowdb. Small, read whole, saved whole, by this process
 * alone (the lock of the data folder sees to that).
 */
export function openDocuments(folder: string): Documents {
  return new JsonDocuments(folder);
}

interface OpenDocument {
  readonly file: SafeJsonFile;
  readonly low: Low<unknown>;
}

class JsonDocuments implements Documents {
  readonly #folder: string;
  readonly #open = new Map<string, OpenDocument>();
  /** Reads and saves of all documents follow each other: they are few and small. */
  readonly #inTurn = createTurns();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async read<T>(name: string, parse: (value: unknown) => T): Promise<T | null> {
    const { file, low } = this.#find(name);
    return this.#inTurn(async () => {
      low.data = null;
      await low.read();
      if (low.data === null) return null;
      try {
        return parse(low.data);
      } catch (error) {
        throw file.refuse(wordFault(error, low.data), error);
      }
    });
  }

  async save(name: string, value: unknown): Promise<void> {
    const { low } = this.#find(name);
    // Taken now: the caller may go on changing its value while this save waits for its turn.
    const data = structuredClone(value);
    await this.#inTurn(async () => {
      low.data = data;
      await low.write();
    });
  }

  #find(name: string): OpenDocument {
    const known = this.#open.get(name);
    if (known) return known;
    const path = join(this.#folder, `${name}.json`);
    requireDocumentName(name, path);
    const file = new SafeJsonFile(path, PRIVATE.includes(name) ? 0o600 : 0o644);
    const made = { file, low: new Low<unknown>(file, null) };
    this.#open.set(name, made);
    return made;
  }
}
