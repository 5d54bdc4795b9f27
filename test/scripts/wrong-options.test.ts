import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { nodeArguments } from '../helpers/node-arguments.ts';

const run = promisify(execFile);
const COMMANDS = [
  'export',
  'import',
  'backup',
  'restore',
  'delete-person',
  'verify-history',
  'move-site',
  'roster',
  'bench-roster',
];

describe('a command with an option it does not take', () => {
  it.each(COMMANDS)(
    '%s says so in one line and does nothing',
    async (command) => {
      expect(await runWrongly(command)).toMatchObject({
        code: 2,
        stdout: '',
        stderr: "Unknown option '--datta'. Run it with --help to see what it takes.\n",
      });
    },
    60_000,
  );

  it('without a --help of its own says what it takes', async () => {
    expect(await runWrongly('bench-roster-server')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^Unknown option '--datta'\. It takes (--[\w-]+, )*--[\w-]+\.\n$/),
    });
  });
});

function runWrongly(command: string): Promise<unknown> {
  const script = nodeArguments(`scripts/${command}.ts`);
  return run(process.execPath, [...script, '--datta', 'x']).catch((error: unknown) => error);
}
