// Only from the sources (development and tests): teaches a new thread TypeScript, then becomes the module named in argv.
import { register } from 'tsx/esm/api';

register();
await import(process.argv[2]);
