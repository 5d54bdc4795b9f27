import { randomBytes } from 'node:crypto';
import webPush from 'web-push';
import { z } from 'zod';
import type { Documents } from '../ports/documents.ts';

/** What this installation keeps to itself, in `secrets.json`. Delete an entry and restart: a new one is made. */
export interface Secrets {
  /** The administrator's link carries it. */
  readonly adminKey: string;
  /** Signs sessions and kiosk links; a new one makes all of them void. */
  readonly signingKey: string;
  /** The bearer token of the HTTP intake. */
  readonly intakeToken: string;
  /** The bearer token for reading the history. */
  readonly readToken: string;
  /** Makes the hashes of callers' numbers; with a new one callers of before are not known again. */
  readonly siteKey: string;
  /** Signs what the webhook is sent. */
  readonly webhookKey: string;
  /** By which push services know us; with a new one every browser has to ask for pushes again. */
  readonly pushKeys: { readonly publicKey: string; readonly privateKey: string };
}

const RULE =
  'must be a text of at least 16 characters; without the entry a good one is made at the next start';
const secret = z.string(RULE).min(16, RULE);

const NAMES = [
  'adminKey',
  'signingKey',
  'intakeToken',
  'readToken',
  'siteKey',
  'webhookKey',
  'pushKeys',
] as const;

const storedSchema = z.object({
  adminKey: secret.optional(),
  signingKey: secret.optional(),
  intakeToken: secret.optional(),
  readToken: secret.optional(),
  siteKey: secret.optional(),
  webhookKey: secret.optional(),
  pushKeys: z.object({ publicKey: secret, privateKey: secret }).optional(),
});

/** The secrets of the site; those that are missing are made and saved. */
export async function loadSecrets(documents: Documents): Promise<Secrets> {
  const stored = (await documents.read('secrets', (value) => storedSchema.parse(value))) ?? {};
  const secrets: Secrets = {
    adminKey: stored.adminKey ?? createSecret(),
    signingKey: stored.signingKey ?? createSecret(),
    intakeToken: stored.intakeToken ?? createSecret(),
    readToken: stored.readToken ?? createSecret(),
    siteKey: stored.siteKey ?? createSecret(),
    webhookKey: stored.webhookKey ?? createSecret(),
    pushKeys: stored.pushKeys ?? webPush.generateVAPIDKeys(),
  };
  if (NAMES.some((name) => stored[name] === undefined)) await documents.save('secrets', secrets);
  return secrets;
}

function createSecret(): string {
  return randomBytes(24).toString('base64url');
}
