import { createHash } from 'node:crypto';
import type { WrittenAnswer } from '../../ports/history-answers.ts';

/** A body that is sent as it is. */
export function writeJson(value: unknown): WrittenAnswer {
  return writeText(JSON.stringify(value));
}

/**
 * An object with one more list in it, whose parts are JSON already: days are as they are kept, and nothing of them is read where the
 * floor runs.
 */
export function writeWithList(
  head: object,
  name: string,
  parts: readonly { readonly head: object; readonly entries: string }[],
): WrittenAnswer {
  const list = parts.map((part) => `${open(part.head)}"entries":${part.entries}}`);
  return writeText(`${open(head)}${JSON.stringify(name)}:[${list.join(',')}]}`);
}

function open(head: object): string {
  const text = JSON.stringify(head).slice(0, -1);
  return text === '{' ? text : `${text},`;
}

function writeText(text: string): WrittenAnswer {
  const json = Buffer.from(text);
  return { json, etag: `"${createHash('sha1').update(json).digest('base64url')}"` };
}
