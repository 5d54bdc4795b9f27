import { asWritten, type Message } from '../../messages/message.ts';
import type { LocalizedText } from '../../site/localized-text.ts';
import type { RosterProblem } from './problem.ts';

/** What somebody or something of a problem is called, in the language of whoever reads it. */
export function sayName({ name, names }: { readonly name: string; readonly names?: LocalizedText }): Message {
  return names === undefined ? asWritten(name) : { code: 'named', names };
}

/** A template by its name; one that the problem does not have by its id. */
export function sayTemplate({ templates }: Pick<RosterProblem, 'templates'>, templateId: string): Message {
  const template = templates.find(({ id }) => id === templateId);
  return template === undefined ? asWritten(templateId) : sayName(template);
}
