/** What the server counts of itself, told in Prometheus' text format. */
export interface Meters {
  countCommit(commit: MeteredCommit): void;
  /** `route` as it is documented: `/api/v1/boards/{boardId}`. */
  countRequest(request: MeteredRequest): void;
  /** Everything as of now. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
}

export interface MeteredCommit {
  readonly outcome: 'kept' | 'failed';
  readonly events: number;
  readonly tookMs: number;
}

export interface MeteredRequest {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly tookMs: number;
}
