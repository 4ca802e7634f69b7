import type { RawTree } from "./form";

export type LoggedRequest = {
  requestId: string;
  /** When the request arrived, in milliseconds since 1970 by the machine's clock. */
  receivedAt: number;
  method: string;
  path: string;
  params: RawTree;
  /** Absent while the request is running, or if its connection was dropped before it ran. */
  status?: number;
  idempotencyKey?: string;
  replayed: boolean;
  key: string;
  /** The injected fault, if any. */
  fault?: string;
};

const maxRequests = 2000;

/** The requests to one world, oldest first, for tests and for people. */
export class RequestLog {
  private requests: LoggedRequest[] = [];

  add(request: LoggedRequest): LoggedRequest {
    this.requests.push(request);
    if (this.requests.length > maxRequests) this.requests.shift();
    return request;
  }

  all(): readonly LoggedRequest[] {
    return this.requests;
  }

  clear(): void {
    this.requests = [];
  }

  restore(requests: LoggedRequest[]): void {
    this.requests = requests;
  }
}
