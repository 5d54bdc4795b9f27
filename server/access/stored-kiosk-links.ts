import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { KioskLink, KioskLinkRequest } from '../../shared/contract/http.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { KioskLinks } from '../ports/access.ts';
import type { Clock } from '../ports/clock.ts';
import type { Documents } from '../ports/documents.ts';
import { isSignedBy, signText } from './signature.ts';

const MAX_LINKS = 500;

const storedLinkSchema = z.object({
  id: z.string().regex(/^[\w-]{4,40}$/),
  boardId: z.string(),
  note: z.string(),
  agentNames: z.enum(['shown', 'hidden']),
  createdAtMs: z.number(),
  revokedAtMs: z.number().nullable(),
});
const storedSchema = z.object({ links: z.array(storedLinkSchema) });
type StoredLink = z.infer<typeof storedLinkSchema>;

/**
 * Kiosk links kept as the document `kiosk-links.json`. A token is `<id>.<signature>`: it cannot be guessed, and what it
 * opens stands in the document, so that revoking needs no list of what is forbidden.
 */
export class StoredKioskLinks implements KioskLinks {
  readonly #documents: Documents;
  readonly #signingKey: string;
  readonly #clock: Clock;
  readonly #listeners = new Set<(linkId: string) => void>();
  #links: readonly StoredLink[];
  #saving: Promise<void> = Promise.resolve();

  private constructor(documents: Documents, signingKey: string, clock: Clock, links: readonly StoredLink[]) {
    this.#documents = documents;
    this.#signingKey = signingKey;
    this.#clock = clock;
    this.#links = links;
  }

  static async load(documents: Documents, signingKey: string, clock: Clock): Promise<StoredKioskLinks> {
    const stored = await documents.read('kiosk-links', (value) => storedSchema.parse(value));
    return new StoredKioskLinks(documents, signingKey, clock, stored?.links ?? []);
  }

  list(): readonly KioskLink[] {
    return this.#links.map((link) => this.#show(link)).reverse();
  }

  async create(request: KioskLinkRequest): Promise<KioskLink> {
    const link: StoredLink = {
      id: randomBytes(9).toString('base64url'),
      boardId: request.boardId,
      note: request.note,
      agentNames: request.agentNames,
      createdAtMs: this.#clock.nowMs(),
      revokedAtMs: null,
    };
    await this.#change((links) => [...withRoomForOne(links), link]);
    return this.#show(link);
  }

  async revoke(linkId: string): Promise<void> {
    const revokedAtMs = this.#clock.nowMs();
    await this.#change((links) => {
      if (!links.some((link) => link.id === linkId))
        throw new FloorcastError('not-found', { code: 'kiosk-link-unknown', linkId: linkId.slice(0, 60) });
      return links.map((link) =>
        link.id === linkId ? { ...link, revokedAtMs: link.revokedAtMs ?? revokedAtMs } : link,
      );
    });
    for (const listener of this.#listeners) listener(linkId);
  }

  findByToken(token: string): KioskLink | null {
    const [id, signature, ...rest] = token.split('.');
    if (!id || !signature || rest.length > 0) return null;
    if (!isSignedBy(signature, claimOf(id), this.#signingKey)) return null;
    const link = this.#links.find((candidate) => candidate.id === id);
    return link && link.revokedAtMs === null ? this.#show(link) : null;
  }

  onRevoked(listener: (linkId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** One after the other, each upon what the one before has saved. */
  #change(change: (links: readonly StoredLink[]) => readonly StoredLink[]): Promise<void> {
    const done = this.#saving.then(async () => {
      const links = change(this.#links);
      await this.#documents.save('kiosk-links', { links });
      this.#links = links;
    });
    this.#saving = done.catch(() => {});
    return done;
  }

  #show(link: StoredLink): KioskLink {
    return { ...link, path: `/k/${link.id}.${signText(claimOf(link.id), this.#signingKey)}` };
  }
}

function claimOf(linkId: string): string {
  return `kiosk-link:${linkId}`;
}

/** Revoked links are kept to be seen, until their place is needed. */
function withRoomForOne(links: readonly StoredLink[]): readonly StoredLink[] {
  if (links.length < MAX_LINKS) return links;
  const oldest = links.find((link) => link.revokedAtMs !== null);
  if (oldest) return links.filter((link) => link !== oldest);
  throw new FloorcastError('conflict', { code: 'kiosk-links-too-many', most: MAX_LINKS });
}
