import type { Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";
import { log } from "../log";
import { readyOnce } from "./ready-once";

type Entrant = { socket: Socket; batch: Buffer[] };

/** Lets one connection at a time into the one session: a batch at once, and a transaction to its end. */
export class Turnstile {
  private readonly waiting: Entrant[] = [];
  /** Whoever opened the transaction that is going on; nobody else may run until it ends. */
  private holder: Socket | undefined;
  private busy = false;

  constructor(private readonly database: PGlite) {}

  enter(socket: Socket, batch: Buffer[]): void {
    this.waiting.push({ socket, batch });
    void this.turn();
  }

  /** Drops what a closed connection still wanted, and its transaction with it. */
  leave(socket: Socket): void {
    for (let i = this.waiting.length - 1; i >= 0; i -= 1) {
      if (this.waiting[i]?.socket === socket) this.waiting.splice(i, 1);
    }
    void this.turn();
  }

  private async turn(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    for (;;) {
      if (this.holder?.destroyed) await this.rollBack();
      const place = this.holder ? this.waiting.findIndex(({ socket }) => socket === this.holder) : 0;
      const [next] = place < 0 ? [] : this.waiting.splice(place, 1);
      if (!next) break;
      await this.run(next);
    }
    this.busy = false;
  }

  private async run({ socket, batch }: Entrant): Promise<void> {
    const flushed = batch.at(-1)?.[0] === "H".charCodeAt(0);
    const answer: Buffer[] = [];
    try {
      for (const message of batch) {
        // The engine reuses its memory, so the bytes are copied.
        const onRawData = (part: Uint8Array) => void answer.push(Buffer.from(part));
        await this.database.execProtocolRawStream(message, { onRawData });
      }
      if (socket.writable) socket.write(readyOnce(Buffer.concat(answer), flushed));
    } catch (error) {
      // The engine itself gave up, not a statement: the client must not go on as if it had an answer.
      log.warn("The embedded database dropped a connection.", {}, error);
      socket.destroy();
    }
    this.holder = flushed || this.database.isInTransaction() ? socket : undefined;
  }

  private async rollBack(): Promise<void> {
    this.holder = undefined;
    await this.database.exec("ROLLBACK").catch((error: unknown) => {
      log.warn("The embedded database could not roll back a lost connection.", {}, error);
    });
  }
}
