import { createReadStream, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** One line of a capture: what came, what was sent, or that the connection began or ended. */
export type CaptureLine =
  | { readonly kind: 'received' | 'sent'; readonly atMs: number; readonly raw: string }
  | { readonly kind: 'connected' | 'disconnected'; readonly atMs: number; readonly by: string };

/** The lines of a text file, gzipped (`.gz`) or not. */
export async function* readLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const input: Readable = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  // A pipe does not carry errors along: without this a missing .gz would wait for ever.
  file.on('error', (error) => input.destroy(error));
  try {
    yield* createInterface({ input, crlfDelay: Infinity });
  } catch (error) {
    throw explain(error, path);
  }
}

function explain(error: unknown, path: string): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT')
    return new Error(
      `There is no file ${path}. Correct the path of --capture, --queue-log or --check-polls.`,
    );
  return new Error(
    `${path} cannot be read (${message}). Name a text file, or a gzipped one that ends in .gz.`,
    {
      cause: error,
    },
  );
}

/** Lines that are no capture lines are counted, not thrown. */
export async function* readCapture(path: string, onUnreadable: () => void): AsyncGenerator<CaptureLine> {
  for await (const text of readLines(path)) {
    if (text.trim() === '') continue;
    const line = parseCaptureLine(text);
    if (line === null) onUnreadable();
    else yield line;
  }
}

export function parseCaptureLine(text: string): CaptureLine | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { t, raw, dir, meta, by } = value as Record<string, unknown>;
  if (typeof t !== 'number' || !Number.isFinite(t)) return null;
  if (typeof raw === 'string') return { kind: dir === 'tx' ? 'sent' : 'received', atMs: t, raw };
  if (meta === 'connect') return { kind: 'connected', atMs: t, by: '' };
  if (meta === 'disconnect') {
    return { kind: 'disconnected', atMs: t, by: typeof by === 'string' ? by : 'connection closed' };
  }
  return null;
}

export interface ReadChunk {
  readonly atMs: number;
  readonly bytes: number;
}

/** The sizes of the socket's reads, from `ami-chunks` beside `ami-events`; empty when there is no such file. */
export async function readChunks(capturePath: string): Promise<readonly ReadChunk[]> {
  const name = basename(capturePath).replace('ami-events', 'ami-chunks');
  if (name === basename(capturePath)) return [];
  const path = join(dirname(capturePath), name);
  if (!existsSync(path)) return [];
  const chunks: ReadChunk[] = [];
  for await (const text of readLines(path)) {
    try {
      const { t, n } = JSON.parse(text) as { t: unknown; n: unknown };
      if (typeof t === 'number' && typeof n === 'number' && n > 0) chunks.push({ atMs: t, bytes: n });
    } catch {
      return [];
    }
  }
  return chunks;
}
