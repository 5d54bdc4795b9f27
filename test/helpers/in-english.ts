import { wordMessage } from '../../shared/messages/message.ts';
import type { DocumentError } from '../../shared/site/bad-places.ts';

/** What is wrong with a document, worded. */
export function inEnglish({ message, total, places }: DocumentError) {
  return {
    message,
    total,
    places: places.map(({ path, value, rule, wayOut }) => ({
      path,
      value: wordMessage(value, 'en'),
      rule: wordMessage(rule, 'en'),
      wayOut: wordMessage(wayOut, 'en'),
    })),
  };
}
