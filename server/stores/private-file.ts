import { closeSync, openSync } from 'node:fs';

/**
 * Makes an empty file that only the account of Floorcast may read, when there is none: SQLite takes it as a new database
 * and gives its log the same rights. What is there already keeps the rights somebody gave it.
 */
export function makePrivateFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch {
    // It is there, or it cannot be made: whoever opens it next says so in its own words.
  }
}
