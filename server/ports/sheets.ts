import type { Cell } from '../../shared/import/cell.ts';
import type { Encoding } from '../../shared/import/import-format.ts';
import type { Message } from '../../shared/messages/message.ts';

/** A CSV or XLSX under its header. */
export interface OpenedSheet {
  readonly encoding: Encoding;
  readonly header: readonly string[];
  /** `row` counts from 1 as a spreadsheet does; a row with a `problem` cannot even be cut into cells. */
  readonly rows: AsyncIterable<
    readonly { readonly row: number; readonly cells: readonly Cell[]; readonly problem?: Message }[]
  >;
}

/**
 * Opens a file that was sent, for as long as `use` reads it (server/imports makes it).
 *
 * @param encoding null: guessed
 * @throws FloorcastError `bad-request` for what is neither
 */
export type OpenSheet = <T>(
  bytes: Uint8Array,
  encoding: Encoding | null,
  use: (sheet: OpenedSheet) => Promise<T>,
) => Promise<T>;
