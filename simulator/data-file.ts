import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Sandboxes } from "./sandboxes";

const saveDelayMs = 500;

/**
 * Stores the worlds in a file. Writes the file after half a second without changes and on exit, and replaces it
 * atomically, so the file is never half-written.
 */
export class DataFile {
  private saveTimer: NodeJS.Timeout | undefined;
  private lastWritten = "";

  constructor(
    private readonly path: string,
    private readonly sandboxes: Sandboxes,
  ) {}

  /**
   * Reads the stored worlds. Throws an Error with a readable message if the file cannot be read or the folder
   * cannot be written.
   */
  load(): void {
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      accessSync(dirname(this.path), constants.W_OK);
    } catch (error) {
      throw new Error(`The worlds cannot be stored in ${this.path}: ${(error as Error).message}`);
    }
    if (!existsSync(this.path)) return;
    try {
      this.sandboxes.restore(readFileSync(this.path, "utf8"));
    } catch (error) {
      throw new Error(`The worlds stored in ${this.path} cannot be read: ${(error as Error).message}`);
    }
  }

  /** Schedules a save, because something may have changed. */
  scheduleSave(): void {
    this.saveTimer ??= setTimeout(() => this.save(), saveDelayMs).unref();
  }

  save(): void {
    clearTimeout(this.saveTimer);
    this.saveTimer = undefined;
    const text = JSON.stringify(this.sandboxes.snapshot());
    if (text === this.lastWritten) return;
    const unfinished = `${this.path}.unfinished`;
    writeFileSync(unfinished, text);
    renameSync(unfinished, this.path);
    this.lastWritten = text;
  }
}
