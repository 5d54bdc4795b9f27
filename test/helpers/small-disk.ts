import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Whether this machine lets us make a disk of our own (Linux, root). Says so in one line when it does not. */
export const canMakeDisks = tryMakingDisk();

/** A real, small disk, gone after the test. */
export function createSmallDisk(megabytes: number): { readonly folder: string; makeReadOnly(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'floorcast-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'floorcast-test', folder]);
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder]);
    rmdirSync(folder);
  });
  return { folder, makeReadOnly: () => void execFileSync('mount', ['-o', 'remount,ro', folder]) };
}

function tryMakingDisk(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'floorcast-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'floorcast-test', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('SKIPPED full and read-only disks: only root on Linux may mount a small one for the test.');
    return false;
  } finally {
    rmdirSync(folder);
  }
}
