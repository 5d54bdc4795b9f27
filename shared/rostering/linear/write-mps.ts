import type { LinearModel } from './linear-model.ts';

/** The program as text in free MPS, which every solver reads. Rows are `r0`, `r1` …, columns `c0`, `c1` …; the objective is `cost`, without its offset. */
export function writeMps(model: LinearModel): string {
  const { columnCount, rowCount, rowLower, rowUpper } = model;
  const lines = ['NAME roster FREE', 'ROWS', ' N cost'];
  const kinds = Array.from({ length: rowCount }, (_, row) => {
    if (rowLower[row] === rowUpper[row]) return 'E';
    return Number.isFinite(rowLower[row]!) ? 'G' : 'L';
  });
  kinds.forEach((kind, row) => lines.push(` ${kind} r${row}`));
  const byColumn = Array.from({ length: columnCount }, (): string[] => []);
  for (let row = 0; row < rowCount; row++) {
    for (let at = model.rowStarts[row]!; at < model.rowStarts[row + 1]!; at++) {
      byColumn[model.rowColumns[at]!]!.push(`r${row} ${model.rowValues[at]}`);
    }
  }
  lines.push('COLUMNS');
  let isWhole = false;
  byColumn.forEach((entries, column) => {
    if (isWhole !== (model.isWhole[column] === 1)) {
      isWhole = !isWhole;
      lines.push(` M${column} 'MARKER' '${isWhole ? 'INTORG' : 'INTEND'}'`);
    }
    lines.push(` c${column} cost ${model.costs[column]}`);
    for (const entry of entries) lines.push(` c${column} ${entry}`);
  });
  if (isWhole) lines.push(` M${columnCount} 'MARKER' 'INTEND'`);
  lines.push('RHS');
  const ranges: string[] = [];
  kinds.forEach((kind, row) => {
    const side = kind === 'L' ? rowUpper[row]! : rowLower[row]!;
    if (side !== 0) lines.push(` rhs r${row} ${side}`);
    if (kind === 'G' && Number.isFinite(rowUpper[row]!))
      ranges.push(` range r${row} ${rowUpper[row]! - rowLower[row]!}`);
  });
  if (ranges.length > 0) lines.push('RANGES', ...ranges);
  lines.push('BOUNDS');
  for (let column = 0; column < columnCount; column++) {
    lines.push(` LO bound c${column} ${model.lower[column]}`);
    if (Number.isFinite(model.upper[column]!)) lines.push(` UP bound c${column} ${model.upper[column]}`);
  }
  lines.push('ENDATA', '');
  return lines.join('\n');
}
