import { invalidRequest, StripeRefusal } from "./errors";

/** A stored answer. `code` is the error code, if the request was refused. */
export type StoredAnswer = { status: number; body: string; requestId: string; code?: string };
type Entry = { fingerprint: string; at: number; answer?: StoredAnswer };

const retentionSeconds = 24 * 3600;
/**
 * Above this number, the oldest answers are forgotten early, so that a simulator under load does not use up the
 * machine's memory.
 */
const maxEntries = 10_000;

/** Stores the first answer for each idempotency key and returns it for repeated requests. */
export class IdempotentAnswers {
  private entries = new Map<string, Entry>();

  /**
   * Begins a request. Returns the stored answer for the same key and parameters. Throws if the parameters
   * differ (400) or the first request is still running (409).
   */
  begin(key: string, fingerprint: string, now: number): StoredAnswer | undefined {
    if (key.length > 255) throw invalidRequest("Idempotency keys can be at most 255 characters long.");
    const entry = this.entries.get(key);
    if (!entry || entry.at + retentionSeconds < now) {
      this.entries.delete(key);
      this.entries.set(key, { fingerprint, at: now });
      this.dropOld(now);
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

  /** Frees the key of a request that was refused before it began. */
  forget(key: string): void {
    this.entries.delete(key);
  }

  /**
   * Forgets old answers. Entries are ordered by the start of their request. An entry without an answer is kept, because
   * its request is still running.
   */
  private dropOld(now: number): void {
    for (const [key, { at, answer }] of this.entries) {
      if (this.entries.size <= maxEntries && at + retentionSeconds >= now) return;
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
