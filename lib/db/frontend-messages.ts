/** One message of PostgreSQL's client, whole: its first letter, or what it is before there are letters. */
export type FrontendMessage = {
  kind: string;
  bytes: Buffer;
  /** After it the server answers, so everything since the last one belongs together. */
  endsBatch: boolean;
};

const encryptionRequests = [80877103, 80877104];
const cancelRequest = 80877102;
/** Sync, Query, Flush, FunctionCall, and the two ends of a COPY. */
const endsBatch = "SQHFcf";
/** PostgreSQL's own limit; a longer message is a broken or hostile client. */
const longestMessage = 1024 * 1024 * 1024;

/** Cuts the bytes of one connection into messages, however the network divided them. */
export class FrontendMessages {
  private rest: Buffer[] = [];
  private length = 0;
  private started = false;

  /** Takes the next bytes in and returns the messages they complete. */
  read(chunk: Buffer): FrontendMessage[] {
    this.rest.push(chunk);
    this.length += chunk.length;
    const complete: FrontendMessage[] = [];
    for (let message = this.next(); message; message = this.next()) complete.push(message);
    return complete;
  }

  private next(): FrontendMessage | undefined {
    const headLength = this.started ? 5 : 8;
    if (this.length < headLength) return undefined;
    const head = this.peek(headLength);
    const total = this.started ? head.readInt32BE(1) + 1 : head.readInt32BE(0);
    if (total < headLength || total > longestMessage) throw new Error("This is not PostgreSQL's protocol.");
    if (this.length < total) return undefined;
    const bytes = this.take(total);
    if (this.started) {
      const kind = String.fromCharCode(bytes[0] ?? 0);
      return { kind, bytes, endsBatch: endsBatch.includes(kind) };
    }
    const code = bytes.readInt32BE(4);
    if (encryptionRequests.includes(code)) return { kind: "encryption", bytes, endsBatch: false };
    if (code === cancelRequest) return { kind: "X", bytes, endsBatch: false };
    this.started = true;
    return { kind: "startup", bytes, endsBatch: true };
  }

  /** Joins the chunks only when a message is complete or its head is torn, so that a large one costs no squares. */
  private peek(length: number): Buffer {
    if ((this.rest[0]?.length ?? 0) < length) this.rest = [Buffer.concat(this.rest)];
    return this.rest[0] ?? Buffer.alloc(0);
  }

  private take(length: number): Buffer {
    const all = this.rest.length === 1 ? this.peek(0) : Buffer.concat(this.rest);
    this.rest = [all.subarray(length)];
    this.length -= length;
    return all.subarray(0, length);
  }
}
