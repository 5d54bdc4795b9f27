import { TALLY_COLUMNS } from '../columns.ts';
import type { TallyColumn, TallyColumns } from '../tables/history-tables.ts';

type Adder = (to: Partial<TallyColumns>, from: Partial<TallyColumns>) => void;

const adders = new Map<string, Adder>();

/**
 * Adds these figures of one row to another's; of the longest wait the longest stays. Written out for the columns that are
 * asked for: through a list of names a year of quarter hours takes ten times as long.
 */
export function columnAdder(columns: readonly TallyColumn[]): Adder {
  const key = columns.join();
  let adder = adders.get(key);
  if (!adder) adders.set(key, (adder = createAdder(columns)));
  return adder;
}

function createAdder(columns: readonly TallyColumn[]): Adder {
  const steps = TALLY_COLUMNS.filter((column) => columns.includes(column)).map((column) =>
    column === 'longest_wait_ms'
      ? `if (from.${column} > to.${column}) to.${column} = from.${column};`
      : `to.${column} += from.${column};`,
  );
  return new Function('to', 'from', steps.join('\n')) as Adder;
}
