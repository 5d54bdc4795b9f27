import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Of a command that was called wrongly and did nothing; 1 is of one that failed. */
const WRONG_CALL = 2;

/** The options of a command. What it does not take is told in one line, and ends it before anything is done. */
export function readOptions<const T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof TypeError && String('code' in error && error.code).startsWith('ERR_PARSE_ARGS')))
      throw error;
    // The rest of what Node says is about arguments that begin with a hyphen.
    const [fault] = error.message.split(/\. |\n/, 1);
    const names = Object.keys(config.options ?? {});
    const wayOut = names.includes('help')
      ? 'Run it with --help to see what it takes.'
      : `It takes ${names.map((name) => `--${name}`).join(', ')}.`;
    console.error(`${fault}. ${wayOut}`);
    process.exit(WRONG_CALL);
  }
}
