import type { Cell } from '../../shared/import/cell.ts';
import type { Message } from '../../shared/messages/message.ts';
import { nameColumns, type RawRow, type Table } from './table.ts';

/** So many lines decide what columns there are; columns that are asked for are looked for in all. */
const LINES_LOOKED_AT = 1000;

/** Rows of JSON, one object a line; what is nested is named with a point: `agent.id`. */
export async function readNdjson(texts: AsyncIterable<string>, wanted: readonly string[]): Promise<Table> {
  const lines = numberLines(texts)[Symbol.asyncIterator]();
  const first: (readonly Line[])[] = [];
  const names = new Set<string>();
  for (let looked = 0; looked < LINES_LOOKED_AT;) {
    const { done, value } = await lines.next();
    if (done) break;
    first.push(value);
    looked += value.length;
    for (const line of value)
      if (!('code' in line.object)) for (const name of line.object.keys()) names.add(name);
  }
  for (const name of wanted) names.add(name);
  const header = nameColumns([...names]);
  return { header, rows: toRows(first, lines, header) };
}

interface Line {
  readonly row: number;
  /** A message: why it is none. */
  readonly object: ReadonlyMap<string, Cell> | Message;
  readonly text: string;
}

async function* toRows(
  first: readonly (readonly Line[])[],
  lines: AsyncIterator<readonly Line[]>,
  header: readonly string[],
): AsyncGenerator<readonly RawRow[]> {
  const toRow = ({ row, object, text }: Line): RawRow =>
    'code' in object
      ? { row, cells: [text], problem: object }
      : { row, cells: header.map((name) => object.get(name) ?? null) };
  try {
    for (const batch of first) yield batch.map(toRow);
    for (;;) {
      const { done, value } = await lines.next();
      if (done) return;
      yield value.map(toRow);
    }
  } finally {
    await lines.return?.();
  }
}

async function* numberLines(texts: AsyncIterable<string>): AsyncGenerator<readonly Line[]> {
  let row = 0;
  for await (const text of texts) {
    const lines = text.split('\n');
    if (lines.at(-1) === '') lines.pop();
    const batch: Line[] = [];
    for (const line of lines) {
      row += 1;
      // A list of objects, one a line, is the same but for its brackets and commas.
      const bare = line.trim().replace(/,$/, '');
      if (bare === '' || bare === '[' || bare === ']') continue;
      batch.push({ row, object: parseLine(bare), text: bare });
    }
    yield batch;
  }
}

function parseLine(text: string): ReadonlyMap<string, Cell> | Message {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { code: 'line-no-json' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { code: 'line-no-object' };
  for (const [key, part] of Object.entries(value) as [string, unknown][])
    if (isDeeper(part, MOST_LEVELS))
      return { code: 'line-too-deep', name: key.slice(0, 60), most: MOST_LEVELS };
  const cells = new Map<string, Cell>();
  flatten(value, '', cells);
  return cells;
}

/** What is nested deeper overflows whatever goes through it. */
const MOST_LEVELS = 50;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

const DEEPEST = 5;

function flatten(object: object, prefix: string, cells: Map<string, Cell>, depth = 1): void {
  for (const [key, value] of Object.entries(object) as [string, unknown][]) {
    const name = prefix + key;
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
      cells.set(name, value as Cell);
    else if (Array.isArray(value) || depth === DEEPEST) cells.set(name, JSON.stringify(value));
    else flatten(value as object, `${name}.`, cells, depth + 1);
  }
}
