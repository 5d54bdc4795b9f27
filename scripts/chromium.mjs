// Finds the browser for the end-to-end tests, or gets Debian's when it may.
import { findProgram, run } from './prepare.mjs';

/** Chromium without a window's own pages: it renders the same in a third of the processor's time. */
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of a Chromium, or null when there is none and none may be installed. */
export async function findOrInstallChromium() {
  return findChromium() ?? (await installChromium());
}

export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of NAMES) {
    const path = findProgram(name);
    if (path) return path;
  }
  return null;
}

async function installChromium() {
  const mayInstall = process.getuid?.() === 0 && findProgram('apt-get') !== null;
  if (!mayInstall) return null;
  console.log('Installing Chromium from the Debian packages (once) ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = (name) =>
    run('apt-get', ['-qq', '-y', 'install', '--no-install-recommends', name], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  try {
    await run('apt-get', ['-qq', 'update'], { env });
    // Older releases have it only whole.
    await install(SHELL).catch(() => install('chromium'));
  } catch (error) {
    console.log(`Chromium could not be installed: ${error.message}`);
  }
  return findChromium();
}
