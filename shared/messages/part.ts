/** A message that is part of another one. */
export interface Part {
  readonly code: string;
}

/** Words a part in the language of the message it is in. */
export type WordPart = (part: Part) => string;
