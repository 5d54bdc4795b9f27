// What a run of vitest left in its JSON report, as `npm test` tells it.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const NOTHING = { passed: 0, failed: 0, skipped: 0, failures: [] };

/**
 * Counts, and a line for each failed test: its file, its full name, the first line of its error.
 *
 * @returns zeros when the run wrote no report: then its step has failed or was skipped, and is listed as such.
 */
export function readReport(file, root) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return NOTHING;
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap((result) => listFailures(result, relative(root, result.name))),
  };
}

function listFailures({ status, message, assertionResults }, file) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  // A file that could not be read, or failed outside its tests, has none that did.
  if (status === 'failed' && failed.length === 0) return [`${file}: ${firstLine(message)}`];
  return failed.map((test) => `${file} > ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
}

function firstLine(text) {
  return (text ?? '').split('\n').find((line) => line.trim() !== '') ?? 'failed without a word';
}
