/** A text of named sections with rows of fields between commas. */
export interface Sections {
  /** Rows of a section; none where it is not there. */
  rows(name: string): readonly (readonly string[])[];
}

/**
 * Reads `SECTION_NAME` lines and the rows below each; lines that begin with `#` are comments.
 *
 * @throws RangeError for a row before the first section.
 */
export function readSections(text: string): Sections {
  const sections = new Map<string, string[][]>();
  let current: string[][] | null = null;
  text.split(/\r?\n/).forEach((untrimmed, index) => {
    const line = untrimmed.trim();
    if (line === '' || line.startsWith('#')) return;
    if (line.startsWith('SECTION_')) {
      current = [];
      sections.set(line.slice('SECTION_'.length), current);
    } else if (current === null) {
      throw new RangeError(
        `Line ${index + 1} ("${line}") must stand below a SECTION_ line. Maybe this is no instance file.`,
      );
    } else {
      current.push(line.split(',').map((field) => field.trim()));
    }
  });
  return { rows: (name) => sections.get(name) ?? [] };
}

/** The parts of a field between `|`. */
export function splitList(text: string): readonly string[] {
  return text.split('|').filter((part) => part !== '');
}
