// `npm start`: installs and builds what is missing, then runs the server in this very process, so that Ctrl-C reaches it.
import { ensureBuilt, ensureInstalled, requireNode } from './prepare.mjs';

requireNode();
try {
  await ensureInstalled();
  await ensureBuilt();
} catch (error) {
  console.error(`Floorcast could not be prepared: ${error.message}`);
  process.exit(1);
}
await import('../dist/server/main.js');
