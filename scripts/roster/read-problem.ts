import { readFileSync } from 'node:fs';
import { parseProblem } from '../../shared/rostering/problem/parse-problem.ts';
import type { RosterProblem } from '../../shared/rostering/problem/problem.ts';

/** A problem from its file. @throws Error naming the file, what is wrong with it and what to do */
export function readProblem(path: string): RosterProblem {
  return parseProblem(parseJson(path, readText(path)));
}

function readText(path: string): string {
  try {
    // A mark of the order of bytes is none of the JSON's.
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new Error(`--problem (${path}) cannot be read: ${wordsOf(error)}. Write where the problem is.`, {
      cause: error,
    });
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is no JSON: ${wordsOf(error)}. Look for a missing comma or bracket.`, {
      cause: error,
    });
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
