import { DocumentError, StorageError } from '../../floorcast-error.ts';
import { createTurns } from '../../in-turn.ts';
import type { Documents } from '../../ports/documents.ts';
import { insertRows } from '../sql/insert-rows.ts';
import type { Engine } from '../sql/engine.ts';
import { requireDocumentName, wordFault } from './document-faults.ts';
import { findJsonFault } from './find-json-fault.ts';

/** The documents of a site on a database server: the JSON of each is a row of the table `documents`. */
export function openSqlDocuments(engine: Engine): Documents {
  return new SqlDocuments(engine);
}

class SqlDocuments implements Documents {
  readonly #engine: Engine;
  /** Documents that were read and are not what we understand: somebody's work, not ours to replace. */
  readonly #unreadable = new Map<string, DocumentError>();
  readonly #seen = new Set<string>();
  /** Reads and saves of all documents follow each other: they are few and small. */
  readonly #inTurn = createTurns();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  async read<T>(name: string, parse: (value: unknown) => T): Promise<T | null> {
    requireDocumentName(name, this.#pathOf(name));
    return this.#inTurn(() => this.#read(name, parse));
  }

  async save(name: string, value: unknown): Promise<void> {
    requireDocumentName(name, this.#pathOf(name));
    // Taken now: the caller may go on changing its value while this save waits for its turn.
    const text = JSON.stringify(value, null, 2);
    await this.#inTurn(async () => {
      if (!this.#seen.has(name)) await this.#read(name, () => null);
      const unreadable = this.#unreadable.get(name);
      if (unreadable) throw unreadable;
      const row = { name, text, saved_ms: Date.now() };
      try {
        await this.#engine.write((transaction) => insertRows(transaction, 'documents', [row], 'replace'));
      } catch (error) {
        throw this.#explain(name, error);
      }
    });
  }

  async #read<T>(name: string, parse: (value: unknown) => T): Promise<T | null> {
    this.#unreadable.delete(name);
    const text = await this.#readText(name);
    this.#seen.add(name);
    if (text === null) return null;
    let document: unknown;
    try {
      document = JSON.parse(text);
    } catch (error) {
      throw this.#refuse(name, `not JSON at ${findJsonFault(text)}`, error);
    }
    try {
      return parse(document);
    } catch (error) {
      throw this.#refuse(name, wordFault(error, document), error);
    }
  }

  async #readText(name: string): Promise<string | null> {
    const query = this.#engine.read.selectFrom('documents').select('text').where('name', '=', name);
    try {
      return (await query.executeTakeFirst())?.text ?? null;
    } catch (error) {
      throw this.#explain(name, error);
    }
  }

  #refuse(name: string, reason: string, cause: unknown): DocumentError {
    const path = this.#pathOf(name);
    const error = new DocumentError(
      path,
      `${path}: ${reason.replace(/[.\s]+$/, '')}. The row was left as it is: correct it, or delete it to begin anew.`,
      { cause },
    );
    this.#unreadable.set(name, error);
    return error;
  }

  #explain(name: string, error: unknown): DocumentError {
    const code = error instanceof StorageError ? error.code : 'internal';
    return new DocumentError(this.#pathOf(name), error instanceof Error ? error.message : String(error), {
      cause: error,
      code,
    });
  }

  #pathOf(name: string): string {
    return `${this.#engine.where}, document ${name}`;
  }
}
