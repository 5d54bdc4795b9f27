import type { ImportState } from '../../contract/imports.ts';

interface OfImport {
  readonly importNo: number;
}

/** Imports and the files sent for them. */
export const imports = {
  'look-failed': 'The file could not be looked at. Send it again.',
  'reading-failed': ({ words }: { readonly words: string }) => `The file could not be read: ${words}.`,
  'reading-stopped': 'The reading of the file stopped unexpectedly. Import it again.',
  'not-kept': ({ words }: { readonly words: string }) => `It could not be kept: ${words}.`,
  'file-in-use': 'The file is being imported. Cancel the import first.',
  'other-import-runs': 'Another import runs. Wait until it is over, or cancel it.',
  'other-import-busy': 'Another import runs or is undone. Wait until it is over.',
  'import-not-running': ({ importNo, state }: OfImport & { readonly state: ImportState }) =>
    `Import ${importNo} is ${state}, and does not run in this server: only one that does can be cancelled.`,
  'import-not-done': ({ importNo, state }: OfImport & { readonly state: ImportState }) =>
    `Import ${importNo} is ${state}: only one that is done can be undone.`,
  'import-unknown': ({ importNo }: OfImport) =>
    `There is no import ${importNo}. The list of imports has those there are.`,
  'import-under-way': ({ importNo }: OfImport) =>
    `Import ${importNo} is under way, and only one runs or is undone at a time. Wait until it is over, or cancel it.`,
  'import-taken-for-dead':
    'The import gave no sign of life for a minute, so that another process took it for dead and undid it. Import the file again.',
  'import-killed':
    'The process that imported it was stopped before the end, and nothing of it was kept. Import the file again.',
  'uploads-too-many': ({ most }: { readonly most: number }) =>
    `${most} files are being sent, and no more are taken at once. Send this one in a moment.`,
  'upload-gone':
    'The file is not kept any more: it was imported or discarded, or sent more than a day ago. Send it again.',
  'upload-too-large': ({ gigabytes }: { readonly gigabytes: number }) =>
    `The file is larger than the ${gigabytes} GB that can be sent. Pack it with gzip, send it in parts, or import it with "npm run import" on the server.`,
  'upload-empty': 'The file is empty. Choose another one.',
  'upload-without-room': 'The disk has no room for the file. Make room, or send it gzipped.',
  'upload-cut': 'The file was cut on its way. Send it again.',
};
