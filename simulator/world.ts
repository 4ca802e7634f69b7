/**
 * A world is everything that one API key can access: objects by ID, and a clock that can be moved.
 *
 * Stored objects are never changed in place. Every change stores a new object under the same ID, so that a refused
 * request can be rolled back without a trace (see `attempt`).
 */

import { randomInt } from "node:crypto";

/** A Stripe object as stored. References to other objects are IDs, which the wire layer expands. */
export type Stored = { readonly id: string; readonly object: string; readonly [field: string]: unknown };

/** One change of an object, recorded for its event or for undoing it. */
export type Change = { before: Stored | undefined; after: Stored | undefined };

/** The cause of changes: a request, or null for passing time. */
export type Cause = { id: string; idempotency_key: string | null } | null;

/** The whole world, as written to a file. */
export type WorldSnapshot = {
  offsetSeconds: number;
  frozenAt: number | undefined;
  sequence: number;
  /** In order of creation. */
  objects: Stored[];
};

/** The time of a test clock while its objects are handled. */
type ClockTime = { clock: string; seconds: number };

const idAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

const randomLetters = (count: number): string =>
  Array.from({ length: count }, () => idAlphabet[randomInt(idAlphabet.length)]).join("");

export class World {
  /** How far the world's clock is ahead of the machine's, in seconds. Not used while the clock is frozen. */
  private offsetSeconds = 0;
  private frozenAt: number | undefined;
  private clockTime: ClockTime | undefined;
  private readonly objects = new Map<string, Stored>();
  /** In order of creation. Lists are read from the end. */
  private readonly byType = new Map<string, Map<string, Stored>>();
  private undoLog: Change[] | undefined;
  private changedIds = new Set<string>();
  private sequence = 0;
  private readonly presetIds = new Map<string, string>();
  /** The suffix of every ID in this world. Each world has its own. */
  readonly idTail = randomLetters(16);
  /** The simulator's address, for the URLs of its hosted pages: `http://127.0.0.1:12111`. */
  baseUrl = "";
  /** Called once with all changes of a committed attempt, which become events. */
  onCommit: ((changes: readonly Change[], cause: Cause) => void) | undefined;

  constructor(
    readonly name: string,
    readonly livemode: boolean,
  ) {}

  /** The world's time, in whole seconds since 1970. Billing never reads the machine's clock directly. */
  now(): number {
    return this.clockTime?.seconds ?? this.ownTime();
  }

  /** The time of all objects that are not on a test clock. */
  ownTime(): number {
    return this.frozenAt ?? Math.floor(Date.now() / 1000) + this.offsetSeconds;
  }

  /** Whether the clock is stopped until it is moved. */
  get isFrozen(): boolean {
    return this.clockTime !== undefined || this.frozenAt !== undefined;
  }

  /** The current test clock's ID, or null in the world's own time. */
  get clock(): string | null {
    return this.clockTime?.clock ?? null;
  }

  /** Runs `work` at a test clock's time. Objects created meanwhile belong to that clock. */
  inClockTime<T>(clock: string, seconds: number, work: () => T): T {
    const outer = this.clockTime;
    this.clockTime = { clock, seconds };
    try {
      return work();
    } finally {
      this.clockTime = outer;
    }
  }

  /** Only moves the clock. `billing` runs everything that falls due. */
  setTime(seconds: number, frozen: boolean): void {
    if (this.clockTime) {
      this.clockTime.seconds = seconds;
      return;
    }
    this.frozenAt = frozen ? seconds : undefined;
    this.offsetSeconds = seconds - Math.floor(Date.now() / 1000);
  }

  /**
   * Sets the ID of the next object with this prefix, so that a scenario's customers always have the same IDs.
   */
  presetId(prefix: string, id: string): void {
    this.presetIds.set(prefix, id);
  }

  /** A new ID shaped like Stripe's: the prefix, then 24 characters that never repeat within the world. */
  newId(prefix: string): string {
    const preset = this.presetIds.get(prefix);
    if (preset && this.presetIds.delete(prefix)) return preset;
    this.sequence += 1;
    return `${prefix}_${this.sequence.toString(36).padStart(8, "0")}${this.idTail}`;
  }

  /**
   * Eight random letters and digits, for texts that people read or type: coupons, promotion codes, invoice prefixes.
   */
  newCode(): string {
    return randomLetters(8);
  }

  /** The object with this type and ID, or undefined. */
  find<T extends Stored = Stored>(type: string, id: string): T | undefined {
    return this.byType.get(type)?.get(id) as T | undefined;
  }

  /** The object with this ID, of any type. */
  get(id: string): Stored | undefined {
    return this.objects.get(id);
  }

  /** The types that have at least one object. */
  types(): string[] {
    return [...this.byType].filter(([, objects]) => objects.size > 0).map(([type]) => type);
  }

  /** All objects of a type, oldest first. */
  all<T extends Stored = Stored>(type: string): T[] {
    return [...(this.byType.get(type)?.values() ?? [])] as T[];
  }

  /** The number of objects of a type, and the oldest object. */
  oldest<T extends Stored = Stored>(type: string): { count: number; first: T | undefined } {
    const objects = this.byType.get(type);
    return { count: objects?.size ?? 0, first: objects?.values().next().value as T | undefined };
  }

  /** Adds an object, or replaces the stored object with the same ID. */
  put<T extends Stored>(object: T): T {
    const isClockless = this.clock !== null && object.test_clock === null;
    const placed = isClockless ? { ...object, test_clock: this.clock } : object;
    this.record(this.objects.get(placed.id), placed);
    this.store(placed);
    return placed;
  }

  /** Replaces some fields of a stored object and returns the new one. */
  change<T extends Stored>(object: T, fields: Partial<T>): T {
    const current = (this.objects.get(object.id) ?? object) as T;
    return this.put({ ...current, ...fields });
  }

  remove(object: Stored): void {
    this.record(object, undefined);
    this.forget(object);
  }

  /**
   * Runs `work`. If `work` throws, all its changes are undone, unless the error says `keepsChanges`. A nested attempt
   * is part of the outer attempt: only the outermost attempt commits.
   */
  attempt<T>(work: () => T, cause: Cause = null): { value: T; changes: Change[] } {
    const outer = this.undoLog;
    const changes: Change[] = (this.undoLog = []);
    try {
      return { value: work(), changes };
    } catch (error) {
      if (!(error as { keepsChanges?: boolean }).keepsChanges) this.rollBack(changes.splice(0));
      throw error;
    } finally {
      this.undoLog = outer;
      if (outer) for (const change of changes) outer.push(change);
      else if (changes.length > 0) this.onCommit?.(changes, cause);
    }
  }

  /** The IDs of all objects that have changed since the last call. */
  takeChangedIds(): Set<string> {
    const { changedIds: touched } = this;
    this.changedIds = new Set();
    return touched;
  }

  snapshot(): WorldSnapshot {
    const { offsetSeconds, frozenAt, sequence } = this;
    return { offsetSeconds, frozenAt, sequence, objects: [...this.objects.values()] };
  }

  restore(snapshot: WorldSnapshot): void {
    this.offsetSeconds = snapshot.offsetSeconds;
    this.frozenAt = snapshot.frozenAt;
    this.sequence = snapshot.sequence;
    for (const object of snapshot.objects) this.store(object);
  }

  private record(before: Stored | undefined, after: Stored | undefined): void {
    this.undoLog?.push({ before, after });
  }

  private rollBack(changes: Change[]): void {
    for (const { before, after } of changes.reverse()) {
      if (before) this.store(before);
      else if (after) this.forget(after);
    }
  }

  private store(object: Stored): void {
    this.changedIds.add(object.id);
    this.objects.set(object.id, object);
    const sameType = this.byType.get(object.object) ?? new Map<string, Stored>();
    this.byType.set(object.object, sameType.set(object.id, object));
  }

  private forget(object: Stored): void {
    this.changedIds.add(object.id);
    this.objects.delete(object.id);
    this.byType.get(object.object)?.delete(object.id);
  }
}
