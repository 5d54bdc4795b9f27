import type { Engine } from '../engine.ts';

const WRITTEN_AT_ONCE = 200;

/** Empties rows that imports refused where one of these words stands by itself in what the file said. */
export async function scrubRefusals(engine: Engine, words: readonly string[]): Promise<void> {
  const parts = words
    .filter((word) => word !== '')
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  if (parts.length === 0) return;
  // Not a part of a longer number or name.
  const isTheirs = new RegExp(`(?<![\\p{L}\\p{N}])(${parts.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
  const imports = await engine.read.selectFrom('import_refusals').select('import_no').distinct().execute();
  for (const { import_no } of imports) {
    const rows = await engine.read
      .selectFrom('import_refusals')
      .select(['row_no', 'text'])
      .where('import_no', '=', import_no)
      .where('text', '<>', '')
      .execute();
    const theirs = rows.filter(({ text }) => isTheirs.test(text)).map(({ row_no }) => row_no);
    for (let from = 0; from < theirs.length; from += WRITTEN_AT_ONCE)
      await engine.write(
        (transaction) =>
          transaction
            .updateTable('import_refusals')
            .set({ text: '' })
            .where('import_no', '=', import_no)
            .where('row_no', 'in', theirs.slice(from, from + WRITTEN_AT_ONCE))
            .execute(),
        'background',
      );
  }
}
