const MOST_SECONDS = 3_600;

/** How long a search is to look, whole seconds from 1 to 3,600; null for what is none of these, an empty field too. */
export function readSeconds(typed: number | null | undefined): number | null {
  const isFit = Number.isInteger(typed) && typed! >= 1 && typed! <= MOST_SECONDS;
  return isFit ? typed! : null;
}
