import { StripeRefusal, invalidRequest } from "./errors";

/** `code` is the error's, if it was refused. */
export type StoredAnswer = { status: number; body: string; requestId: string; code?: string };
type Entry = { fingerprint: string; at: number; answer?: StoredAnswer };

const keptForSeconds = 24 * 3600;
/** Beyond this the oldest is forgotten early, so that a simulator under load does not fill the machine. */
const keptAtMost = 10_000;

/** Remembers the first answer to each idempotency key, and gives it again. */
export class IdempotentAnswers {
  private entries = new Map<string, Entry>();

  /**
   * Begins a request. Gives the answer of an earlier one with the same key and parameters; refuses other
   * parameters (400) and a request that is still running (409).
   */
  begin(key: string, fingerprint: string, now: number): StoredAnswer | undefined {
    if (key.length > 255) throw invalidRequest("Idempotency keys can be at most 255 characters long.");
    const entry = this.entries.get(key);
    if (!entry || entry.at + keptForSeconds < now) {
      this.entries.delete(key);
      this.entries.set(key, { fingerprint, at: now });
      this.forgetOld(now);
      return undefined;
    }
    if (entry.fingerprint !== fingerprint) throw otherParameters(key);
    if (!entry.answer) throw stillRunning(key);
    return entry.answer;
  }

  finish(key: string, answer: StoredAnswer): void {
    const entry = this.entries.get(key);
    if (entry) entry.answer = answer;
  }

  /** The request was refused before it began: the key is free again. */
  forget(key: string): void {
    this.entries.delete(key);
  }

  /** Entries stand in the order of their beginning. One without an answer is still running and stays. */
  private forgetOld(now: number): void {
    for (const [key, { at, answer }] of this.entries) {
      if (this.entries.size <= keptAtMost && at + keptForSeconds >= now) return;
      if (answer) this.entries.delete(key);
    }
  }

  snapshot(): [string, Entry][] {
    return [...this.entries].filter(([, { answer }]) => answer !== undefined);
  }

  restore(entries: [string, Entry][]): void {
    this.entries = new Map(entries);
  }
}

const otherParameters = (key: string) =>
  new StripeRefusal(400, {
    type: "idempotency_error",
    message:
      "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key " +
      `other than '${key}' if you meant to execute a different request.`,
  });

const stillRunning = (key: string) =>
  new StripeRefusal(409, {
    type: "idempotency_error",
    code: "idempotency_key_in_use",
    message:
      `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, ` +
      `and the other request is still going through): ${key}. Please try again later.`,
  });
