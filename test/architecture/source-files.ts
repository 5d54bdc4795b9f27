import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** Paths from the root, with forward slashes, of all files below a folder that match. */
export function listFiles(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.includes('node_modules/'))
    .sort();
}

/** Source text by path. Of a Svelte component only its scripts: there the imports are. */
export type Sources = ReadonlyMap<string, string>;

export function readSources(folders: readonly string[]): Sources {
  const sources = new Map<string, string>();
  for (const folder of folders) {
    for (const path of listFiles(folder, /\.(ts|mjs|js|svelte)$/)) {
      const text = readFileSync(join(ROOT, path), 'utf8');
      sources.set(path, path.endsWith('.svelte') ? readScripts(text) : text);
    }
  }
  return sources;
}

function readScripts(component: string): string {
  return [...component.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}
