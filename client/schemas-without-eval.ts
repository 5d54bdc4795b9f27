/**
 * The library of schemas would compile them, and asks first whether it may: the policy of this page forbids it, and every question is
 * a violation in the browser's log. Told beforehand, it does not ask. Imported before anything that has a schema; the setting is
 * where the library looks for it, since importing the library here would make it a part of every download.
 */
const configured = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
configured.__zod_globalConfig = { jitless: true };
