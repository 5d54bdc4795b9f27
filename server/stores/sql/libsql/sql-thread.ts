import { workerData } from 'node:worker_threads';
import { HandedOver, serveCalls } from '../../thread-calls.ts';
import { openForReading, openForWriting } from '../../database.ts';
import type { PackedParameters } from './pack-parameters.ts';
import { SqlFile } from './sql-file.ts';

const { file, access } = workerData as { readonly file: string; readonly access: 'read' | 'write' };

function createCalls(database: SqlFile) {
  return {
    run: (sql: string, parameters: PackedParameters) => {
      const rows = database.run(sql, parameters);
      return new HandedOver(rows, rows.kind === 'numbers' ? [rows.numbers.buffer as ArrayBuffer] : []);
    },
    close: () => database.close(),
  };
}

export type SqlCalls = ReturnType<typeof createCalls>;

serveCalls(file, () => {
  const database = access === 'write' ? openForWriting(file) : openForReading(file);
  database.exec('PRAGMA cache_size = -16000');
  return createCalls(new SqlFile(database));
});
