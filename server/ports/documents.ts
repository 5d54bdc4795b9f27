/** The site's own documents: site, boards, kiosk links, secrets. Files a person may open, or rows of the database server. */
export interface Documents {
  /** Null when there is none yet. Throws a DocumentError that names file, place and rule when it does not parse. */
  read<T>(name: string, parse: (value: unknown) => T): Promise<T | null>;
  save(name: string, value: unknown): Promise<void>;
}
