/**
 * A world is everything one API key can see: objects by id, and a clock that can be moved.
 *
 * Stored objects are never changed in place: every change puts a new object under the same id. That is
 * what lets a refused request be undone as if it had never come (see `attempt`).
 */

/** A Stripe object as the world keeps it. References to other objects are ids; the wire expands them. */
export type Stored = { readonly id: string; readonly object: string; readonly [field: string]: unknown };

/** One change of an object, remembered so that it can become an event or be undone. */
export type Change = { before: Stored | undefined; after: Stored | undefined };

/** What brought changes about: a request, or (null) the passing of time. */
export type Cause = { id: string; idempotency_key: string | null } | null;

/** All of a world, to be written to a file. */
export type WorldSnapshot = {
  offsetSeconds: number;
  frozenAt: number | undefined;
  sequence: number;
  /** In the order of their creation. */
  objects: Stored[];
};

/** The time of a test clock, while what belongs to it is dealt with. */
type ClockTime = { clock: string; seconds: number };

const idAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

export class World {
  /** Seconds the world's clock is ahead of the machine's, or the frozen time. */
  private offsetSeconds = 0;
  private frozenAt: number | undefined;
  private clockTime: ClockTime | undefined;
  private readonly objects = new Map<string, Stored>();
  /** Insertion order is the order of creation; lists are read from the end. */
  private readonly byType = new Map<string, Map<string, Stored>>();
  private undo: Change[] | undefined;
  private touched = new Set<string>();
  private sequence = 0;
  private readonly presetIds = new Map<string, string>();
  /** Where the simulator answers, for the addresses of its hosted pages: `http://127.0.0.1:12111`. */
  baseUrl = "";
  /** Told of all changes of an attempt that stays done, once: what becomes events. */
  committed: ((changes: readonly Change[], cause: Cause) => void) | undefined;

  constructor(
    readonly name: string,
    readonly livemode: boolean,
  ) {}

  /** The world's time, in whole seconds since 1970. Nothing in the simulator asks the machine's clock but this. */
  now(): number {
    return this.clockTime?.seconds ?? this.ownTime();
  }

  /** The time of all that belongs to no test clock. */
  ownTime(): number {
    return this.frozenAt ?? Math.floor(Date.now() / 1000) + this.offsetSeconds;
  }

  /** Whether the clock stands still until it is moved. */
  get isFrozen(): boolean {
    return this.clockTime !== undefined || this.frozenAt !== undefined;
  }

  /** The test clock whose time it is, or null in the world's own time. */
  get clock(): string | null {
    return this.clockTime?.clock ?? null;
  }

  /** Does something in the time of a test clock; what is made meanwhile belongs to that clock. */
  inClockTime<T>(clock: string, seconds: number, work: () => T): T {
    const outer = this.clockTime;
    this.clockTime = { clock, seconds };
    try {
      return work();
    } finally {
      this.clockTime = outer;
    }
  }

  /** Moves the clock without letting anything fall due; `billing` decides what happens on the way. */
  setTime(seconds: number, frozen: boolean): void {
    if (this.clockTime) {
      this.clockTime.seconds = seconds;
      return;
    }
    this.frozenAt = frozen ? seconds : undefined;
    this.offsetSeconds = seconds - Math.floor(Date.now() / 1000);
  }

  /** The next object of that prefix gets this id, so that a scenario's customers are the same every time. */
  presetId(prefix: string, id: string): void {
    this.presetIds.set(prefix, id);
  }

  /** A new id of Stripe's shape: the prefix, then 24 characters that never repeat within the world. */
  newId(prefix: string): string {
    const preset = this.presetIds.get(prefix);
    if (preset && this.presetIds.delete(prefix)) return preset;
    this.sequence += 1;
    let tail = "";
    for (let i = 0; i < 16; i += 1) tail += idAlphabet[Math.floor(Math.random() * idAlphabet.length)];
    return `${prefix}_${this.sequence.toString(36).padStart(8, "0")}${tail}`;
  }

  /** The object of that type and id, or undefined. */
  find<T extends Stored = Stored>(type: string, id: string): T | undefined {
    return this.byType.get(type)?.get(id) as T | undefined;
  }

  /** The object of that id, of whatever type. */
  get(id: string): Stored | undefined {
    return this.objects.get(id);
  }

  /** The types there are objects of. */
  types(): string[] {
    return [...this.byType].filter(([, objects]) => objects.size > 0).map(([type]) => type);
  }

  /** All objects of one type, oldest first. */
  all<T extends Stored = Stored>(type: string): T[] {
    return [...(this.byType.get(type)?.values() ?? [])] as T[];
  }

  /** How many objects of a type there are, and the oldest of them. */
  oldest<T extends Stored = Stored>(type: string): { count: number; first: T | undefined } {
    const objects = this.byType.get(type);
    return { count: objects?.size ?? 0, first: objects?.values().next().value as T | undefined };
  }

  /** Adds an object or replaces the one with its id. */
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
   * Runs `work`; if it throws, every change it made is undone, unless the error says `keepsChanges`. An attempt
   * inside of another is part of it: only the outermost commits.
   */
  attempt<T>(work: () => T, cause: Cause = null): { value: T; changes: Change[] } {
    const outer = this.undo;
    const changes: Change[] = (this.undo = []);
    try {
      return { value: work(), changes };
    } catch (error) {
      if (!(error as { keepsChanges?: boolean }).keepsChanges) this.rollBack(changes.splice(0));
      throw error;
    } finally {
      this.undo = outer;
      if (outer) for (const change of changes) outer.push(change);
      else if (changes.length > 0) this.committed?.(changes, cause);
    }
  }

  /** The ids of all objects that became other than they were since this was asked last. */
  takeTouched(): Set<string> {
    const { touched } = this;
    this.touched = new Set();
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
    this.undo?.push({ before, after });
  }

  private rollBack(changes: Change[]): void {
    for (const { before, after } of changes.reverse()) {
      if (before) this.store(before);
      else if (after) this.forget(after);
    }
  }

  private store(object: Stored): void {
    this.touched.add(object.id);
    this.objects.set(object.id, object);
    const sameType = this.byType.get(object.object) ?? new Map<string, Stored>();
    this.byType.set(object.object, sameType.set(object.id, object));
  }

  private forget(object: Stored): void {
    this.touched.add(object.id);
    this.objects.delete(object.id);
    this.byType.get(object.object)?.delete(object.id);
  }
}
