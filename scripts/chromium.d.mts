export function findOrInstallChromium(): Promise<string | null>;
export function findChromium(): string | null;
