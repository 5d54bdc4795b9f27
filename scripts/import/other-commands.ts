import { OperatorError } from '../../server/floorcast-error.ts';
import { ProgressBar } from '../site/progress-bar.ts';
import type { ImportStore } from './import-store.ts';

/** What was imported, newest first. */
export async function listImports({ imports }: ImportStore, say: (line: string) => void): Promise<object> {
  const records = await imports.list();
  if (records.length === 0) say('Nothing was imported yet.');
  for (const { importNo, state, kind, fileName, counts, startedAtMs } of records) {
    const started = new Date(startedAtMs).toISOString().slice(0, 16).replace('T', ' ');
    say(
      `${String(importNo).padStart(4)}  ${started} UTC  ${state.padEnd(9)}  ${kind.padEnd(9)}  ${fileName}: ${counts.added} added, ${counts.known} known, ${counts.differing} differing, ${counts.refused} refused`,
    );
  }
  return { imports: records };
}

/** Takes an import away again. */
export async function undoImport({ imports }: ImportStore, text: string): Promise<object> {
  const importNo = Number(text);
  if (!/^\d+$/.test(text))
    throw new OperatorError('bad-request', `--undo (${text}) must be the number of an import: see --list.`);
  const bar = new ProgressBar(`Undo ${importNo}`);
  await imports.undo(importNo, (progress) => bar.show(progress));
  bar.show(1);
  bar.end();
  return { ...(await imports.find(importNo)) };
}
