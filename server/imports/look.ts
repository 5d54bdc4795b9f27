import { FloorcastError } from '../floorcast-error.ts';
import { startThread } from '../threads.ts';
import type { FileLook, FromThread, ReadingTask } from './import-messages.ts';

/**
 * Looks at a file in a thread of its own: a packed spreadsheet takes seconds until its first row.
 *
 * @throws FloorcastError `bad-request` for what is no file of ours
 */
export function lookAt(task: ReadingTask): Promise<FileLook> {
  const thread = startThread(new URL('./import-thread.ts', import.meta.url), { ...task, work: 'look' });
  return new Promise((resolve, reject) => {
    thread.on('message', (message: FromThread) => {
      if (message.kind === 'look') resolve(message.look);
      else if (message.kind === 'failed') reject(new FloorcastError(message.code, message.said));
    });
    thread.on('error', reject);
    thread.on('exit', () => reject(new FloorcastError('internal', { code: 'look-failed' })));
  });
}
