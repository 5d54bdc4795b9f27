import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DocumentError } from '../../floorcast-error.ts';
import type { StoredDocument } from './whole-site.ts';

const DOCUMENT_FILE = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.json$/;

/** The files of a data folder that are documents. */
export function listDocumentFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => DOCUMENT_FILE.test(name) && statSync(join(folder, name)).isFile())
    .sort();
}

/**
 * Every document of a data folder, by name. A save gives the file its name when it is whole, so that one is never read
 * half.
 *
 * @throws DocumentError when one is not JSON.
 */
export async function readDocumentFiles(folder: string): Promise<readonly StoredDocument[]> {
  return Promise.all(
    listDocumentFiles(folder).map(async (name) => {
      const file = join(folder, name);
      const text = (await readFile(file, 'utf8')).replace(/^\ufeff/, '');
      try {
        return { name: DOCUMENT_FILE.exec(name)![1]!, value: JSON.parse(text) as unknown };
      } catch (error) {
        throw new DocumentError(
          file,
          `${file} is not JSON and cannot be copied (${error instanceof Error ? error.message : String(error)}). Correct it, or put ${file}.bak in its place.`,
          { cause: error },
        );
      }
    }),
  );
}
