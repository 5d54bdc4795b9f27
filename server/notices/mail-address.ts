const MOST_CHARACTERS = 254;

/**
 * Whether a text can be an address of a mailbox. What else it may be besides (a list, a name, a header) is refused: the rest is for the
 * link to find out.
 */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= MOST_CHARACTERS &&
    /^[^\s@<>(),;:"\\[\]\p{Cc}\p{Surrogate}]+@[^\s@<>(),;:"\\[\]\p{Cc}\p{Surrogate}]+\.[^\s@<>(),;:"\\[\].\p{Cc}\p{Surrogate}]+$/u.test(
      text,
    )
  );
}
