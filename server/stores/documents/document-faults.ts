import { z } from 'zod';
import { wordMessage } from '../../../shared/messages/message.ts';
import { sayIssues } from '../../../shared/site/say-issues.ts';
import { DocumentError } from '../../floorcast-error.ts';

/**
 * @param path where the document would be, for the message.
 * @throws DocumentError for a name that is no plain word.
 */
export function requireDocumentName(name: string, path: string): void {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return;
  throw new DocumentError(
    path,
    `The document name '${name}' must be words of a to z and 0 to 9 joined by '-'.`,
  );
}

/** Why a document did not pass its parser. */
export function wordFault(error: unknown, document: unknown): string {
  if (error instanceof z.ZodError)
    return wordMessage({ code: 'request-wrong', ...sayIssues(error.issues, document, 'document') }, 'en');
  return error instanceof Error ? error.message : String(error);
}
