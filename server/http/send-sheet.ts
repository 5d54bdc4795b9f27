import type { Response } from 'express';

/** What a sheet is sent as. */
export const SHEET_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Sends a sheet that was made in one piece. @param name without its ending */
export function sendSheet(
  response: Response,
  { name, format }: { readonly name: string; readonly format: keyof typeof SHEET_TYPES },
  bytes: Uint8Array,
): '' {
  response.type(SHEET_TYPES[format]);
  response.setHeader('content-disposition', `attachment; filename="${name}.${format}"`);
  response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return '';
}
