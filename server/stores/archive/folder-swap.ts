import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Folder of a data folder where a restore is made. */
export const RESTORING_FOLDER = 'restoring';
const PLAN_FILE = 'restore.swap';
/** Databases with their logs, documents with the one before. */
const STORE_FILE = /^(floorcast|snapshots)\.db(-wal|-shm)?$|^[a-z0-9]+(-[a-z0-9]+)*\.json(\.bak)?$/;

interface SwapPlan {
  /** Folder whose files come in. */
  readonly from: string;
  /** Folder where the files before go. */
  readonly to: string;
  readonly comeIn: readonly string[];
  readonly goOut: readonly string[];
}

/**
 * Puts the store of the folder `from` in the place of the data folder's own, which goes to the folder `to`. The data folder
 * must be locked and nothing in it open.
 */
export function swapFolder(dataFolder: string, from: string, to: string): void {
  const plan: SwapPlan = {
    from,
    to,
    comeIn: listStoreFiles(join(dataFolder, from)),
    goOut: listStoreFiles(dataFolder),
  };
  writeDurably(dataFolder, PLAN_FILE, JSON.stringify(plan));
  finishSwap(dataFolder);
}

/**
 * Carries out what was planned before a kill. Called with the lock of the data folder, before anything in it is opened.
 * Each step is done once, however often it is tried.
 */
export function finishSwap(dataFolder: string): void {
  const planFile = join(dataFolder, PLAN_FILE);
  if (!existsSync(planFile)) return;
  const { from, to, comeIn, goOut } = JSON.parse(readFileSync(planFile, 'utf8')) as SwapPlan;
  const [fromFolder, toFolder] = [join(dataFolder, from), join(dataFolder, to)];
  mkdirSync(toFolder, { recursive: true, mode: 0o700 });
  // All go out before the first comes in: a file that is still here is an old one until then.
  for (const name of goOut)
    if (!existsSync(join(toFolder, name))) moveIfThere(join(dataFolder, name), join(toFolder, name));
  syncFolder(toFolder);
  for (const name of comeIn) moveIfThere(join(fromFolder, name), join(dataFolder, name));
  syncFolder(dataFolder);
  rmSync(planFile);
  syncFolder(dataFolder);
  rmSync(fromFolder, { recursive: true, force: true });
}

/** Whether a swap was begun and not finished. */
export function isSwapping(dataFolder: string): boolean {
  return existsSync(join(dataFolder, PLAN_FILE));
}

/** Writes a file that is there whole or not at all. */
export function writeDurably(folder: string, name: string, text: string): void {
  const part = join(folder, `${name}.part`);
  const handle = openSync(part, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, join(folder, name));
  syncFolder(folder);
}

function listStoreFiles(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => STORE_FILE.test(name));
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
