import { statfsSync } from 'node:fs';
import type { StorageFailure } from '../floorcast-error.ts';

/** A failure in words, small enough to cross from a thread. */
export interface FailureReport {
  readonly kind: StorageFailure;
  readonly message: string;
}

/** What went wrong with `file`, from whatever SQLite or the file system threw. */
export function explainFailure(error: unknown, file: string): FailureReport {
  const kind = findKind(error, file);
  const said = error instanceof Error ? error.message : String(error);
  switch (kind) {
    case 'full':
      return {
        kind,
        message: `${file} could not grow: the disk is full. Nothing that was acknowledged is lost. Make room; Floorcast goes on by itself.`,
      };
    case 'read-only':
      return {
        kind,
        message: `${file} cannot be opened for writing (${said}). Maybe the folder belongs to another user or the disk is mounted read-only; FLOORCAST_DATA names another folder.`,
      };
    case 'in-use':
      return {
        kind,
        message: `${file} is locked by another process (${said}). Stop it, or give this one its own folder with FLOORCAST_DATA.`,
      };
    case 'corrupt':
      return {
        kind,
        message: `${file} is not a database that can be read (${said}). It was left as it is: put a backup in its place, or move it away together with its -wal and -shm files to begin anew.`,
      };
    case 'newer':
    case 'closed':
      return { kind, message: said };
    case 'failed':
      return { kind, message: `${file} failed (${said}). Look at the disk; Floorcast keeps trying.` };
    default:
      return kind satisfies never;
  }
}

/** Thrown by our own checks in a thread, where the kind is known. */
export class KnownFailure extends Error {
  readonly kind: StorageFailure;

  constructor(kind: StorageFailure, message: string) {
    super(message);
    this.kind = kind;
  }
}

function findKind(error: unknown, file: string): StorageFailure {
  if (error instanceof KnownFailure) return error.kind;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // The binding reports a failed open with the bare SQLite number only: 14 is CANTOPEN.
  const said = error instanceof Error ? error.message : '';
  if (/^SQLITE_FULL|^ENOSPC|^EDQUOT/.test(code)) return 'full';
  if (/^SQLITE_IOERR/.test(code)) return hasNoRoom(file) ? 'full' : 'failed';
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)|^(EROFS|EACCES|EPERM|ENOTDIR|EISDIR|EEXIST)$/.test(code))
    return 'read-only';
  if (/ConnectionFailed\(.*: (8|14)"\)/.test(said)) return hasNoRoom(file) ? 'full' : 'read-only';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'in-use';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'corrupt';
  return 'failed';
}

/** Some failures of a full disk come as a plain I/O error. */
function hasNoRoom(file: string): boolean {
  try {
    const disk = statfsSync(file);
    return disk.bavail * disk.bsize < 64 * 1024;
  } catch {
    return false;
  }
}
