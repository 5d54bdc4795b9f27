import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StorageError } from '../floorcast-error.ts';

/**
 * Makes a folder and those above it that are missing, one by one: Node's own way tries again for ever where the system
 * takes no folders, as in `/proc`. The folder itself is for this account alone; one that is there stays as it is.
 *
 * @param folder absolute
 * @throws StorageError 'read-only' when something else is there; whatever the file system says.
 */
export function makeFolder(folder: string): void {
  const missing = listMissing(folder);
  for (const path of missing) {
    try {
      mkdirSync(path, { mode: path === folder ? 0o700 : 0o777 });
    } catch (error) {
      // Another process may have been quicker.
      if (findOut(path) !== 'folder') throw error;
    }
  }
}

/** The folders to be made, the uppermost first. */
function listMissing(folder: string): readonly string[] {
  const missing: string[] = [];
  for (let path = folder; ; path = dirname(path)) {
    const found = findOut(path);
    if (found === 'folder') return missing;
    if (found === 'other') {
      const name = path === folder ? 'It' : path;
      throw new StorageError(
        'read-only',
        `${folder} (FLOORCAST_DATA) cannot be the data folder. ${name} is a file, and must be a folder. Set FLOORCAST_DATA to a folder, or leave it out for ./data.`,
      );
    }
    if (path === dirname(path)) return missing;
    missing.unshift(path);
  }
}

function findOut(path: string): 'folder' | 'other' | 'nothing' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'other';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    // ENOTDIR: one of those above is a file, which is found on the way up.
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'nothing';
    throw error;
  }
}
