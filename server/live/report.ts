/** Told of what went wrong and was survived; the composition root writes it down. */
export type Report = (message: string, error: unknown) => void;
