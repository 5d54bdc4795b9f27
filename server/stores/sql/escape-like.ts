/** A text to be found by `like … escape '!'` as it is: `like` has two characters of its own. */
export function escapeLike(text: string): string {
  return text.replaceAll('!', '!!').replaceAll('%', '!%').replaceAll('_', '!_');
}
