import type { ImportPreview, ImportRecord } from '../../shared/contract/imports.ts';
import type { ImportOptions } from '../../shared/import/import-format.ts';
import { addressPart } from '../address-part.ts';
import { failureOf, sendJson, type ApiFailure } from '../connection/api.ts';
import { uploadFile, type Upload } from '../connection/upload-file.ts';
import { remapColumns } from './import-mapping.ts';

const PATH = '/api/v1/imports';
/** A reader who goes through a list of choices is asked about once. */
const SETTLED_MS = 350;

/** How a draft reaches the server; another one in tests. */
export interface ImportSender {
  readonly send: typeof sendJson;
  readonly upload: typeof uploadFile;
}

/** One file on its way in: sent, looked at, described until it is right, begun. */
export class ImportDraft {
  /** `checking`: the preview of the latest choices is being asked for. */
  phase = $state<'empty' | 'sending' | 'checking' | 'ready' | 'starting'>('empty');
  fileName = $state('');
  bytes = $state(0);
  sentBytes = $state(0);
  /** Of the options last checked. */
  preview = $state.raw<ImportPreview | null>(null);
  /** As the reader has them now. */
  options = $state.raw<ImportOptions | null>(null);
  failure = $state.raw<ApiFailure | null>(null);
  readonly #sender: ImportSender;
  #upload: Upload<ImportPreview> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Counts questions: an answer to an older one is not wanted. */
  #asked = 0;

  constructor(sender: ImportSender = { send: sendJson, upload: uploadFile }) {
    this.#sender = sender;
  }

  async take(file: File): Promise<void> {
    this.discard();
    this.fileName = file.name;
    this.bytes = file.size;
    this.sentBytes = 0;
    this.phase = 'sending';
    const path = `${PATH}/uploads?name=${addressPart(file.name)}`;
    const upload = this.#sender.upload<ImportPreview>(path, file, (bytes) => (this.sentBytes = bytes));
    this.#upload = upload;
    const answer = await upload.answer;
    if (answer === null || this.#upload !== upload) return;
    this.#upload = null;
    if (!answer.ok) return this.#fail(answer, 'empty');
    this.preview = answer.value;
    this.options = answer.value.options;
    this.phase = 'ready';
  }

  /** Changes how the file is read; the preview is asked for anew once the reader pauses. */
  change(options: ImportOptions): void {
    if (this.preview === null || this.phase === 'starting') return;
    this.options = options;
    this.phase = 'checking';
    this.#asked += 1;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.check(), SETTLED_MS);
  }

  /** Asks for the preview now. */
  async check(): Promise<void> {
    const { preview, options } = this;
    if (preview === null || options === null) return;
    this.phase = 'checking';
    const asked = (this.#asked += 1);
    const answer = await this.#sender.send<ImportPreview>('POST', `${pathOf(preview)}/preview`, options);
    if (asked !== this.#asked || this.preview === null) return;
    if (!answer.ok) return this.#fail(answer, 'ready');
    this.preview = answer.value;
    this.failure = null;
    const remapped = remapColumns(answer.value);
    this.options = remapped ?? answer.value.options;
    if (remapped) return this.check();
    this.phase = 'ready';
  }

  /** Begins the import. Null when it could not; `failure` says why. */
  async begin(): Promise<ImportRecord | null> {
    const { preview, options } = this;
    if (preview === null || options === null || this.phase !== 'ready') return null;
    this.phase = 'starting';
    const { uploadId } = preview;
    const answer = await this.#sender.send<ImportRecord>('POST', PATH, { uploadId, options });
    if (!answer.ok) {
      this.#fail(answer, 'ready');
      return null;
    }
    this.#clear();
    return answer.value;
  }

  /** Lets go of the file; the server forgets what it has of it. */
  discard(): void {
    this.#upload?.cancel();
    if (this.preview !== null && this.phase !== 'starting') {
      void this.#sender.send('DELETE', pathOf(this.preview));
    }
    this.#clear();
  }

  #clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#asked += 1;
    this.#upload = null;
    this.#timer = null;
    this.preview = null;
    this.options = null;
    this.failure = null;
    this.phase = 'empty';
  }

  #fail(failure: ApiFailure, phase: 'empty' | 'ready'): void {
    this.failure = failureOf(failure);
    this.phase = phase;
  }
}

function pathOf(preview: ImportPreview): string {
  return `${PATH}/uploads/${addressPart(preview.uploadId)}`;
}
