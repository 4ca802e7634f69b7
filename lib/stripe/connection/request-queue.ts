import { type Purpose, type Rank, ranks } from "./purpose";

export type QueuedRequest = { purpose: Purpose; go: () => void; drop: () => void };

/**
 * Requests that wait to be sent, by rank. Within a rank, customers take turns, regardless of how many requests each of
 * them has queued.
 */
export class RequestQueue {
  /** For each rank, the requests of each customer, in the order of their turns. */
  private readonly turns = new Map<Rank, Map<string, QueuedRequest[]>>(
    ranks.map((rank) => [rank, new Map()]),
  );
  size = 0;

  constructor(private readonly limits: { perCustomer: number; total: number }) {}

  /** Adds a request to its customer's queue. If there is no room, drops it or a less urgent request. */
  add(waiting: QueuedRequest): void {
    const { who, rank } = waiting.purpose;
    const own = this.ofRank(rank).get(who) ?? [];
    const isFull =
      own.length >= this.limits.perCustomer || (this.size >= this.limits.total && !this.makeRoomFor(rank));
    if (isFull) return waiting.drop();
    own.push(waiting);
    this.ofRank(rank).set(who, own);
    this.size += 1;
  }

  /** Removes and returns the next request that may be sent, or undefined. */
  next(mayGo: (purpose: Purpose) => boolean): QueuedRequest | undefined {
    for (const rank of ranks) {
      for (const [who, own] of this.ofRank(rank)) {
        if (own[0] && mayGo(own[0].purpose)) return this.takeFrom(rank, who, own);
      }
    }
    return undefined;
  }

  /** Drops requests that nobody waits for anymore. */
  dropExpired(now: number): void {
    for (const turns of this.turns.values()) {
      for (const [who, own] of turns) {
        const late = own.filter(({ purpose }) => (purpose.giveUpAt ?? Infinity) <= now);
        if (late.length === 0) continue;
        this.setQueue(
          turns,
          who,
          own.filter((waiting) => !late.includes(waiting)),
        );
        this.size -= late.length;
        for (const waiting of late) waiting.drop();
      }
    }
  }

  private takeFrom(rank: Rank, who: string, own: QueuedRequest[]): QueuedRequest | undefined {
    const turns = this.ofRank(rank);
    const [first, ...others] = own;
    // Deleting and re-adding moves this customer behind everyone else.
    turns.delete(who);
    this.setQueue(turns, who, others);
    this.size -= 1;
    return first;
  }

  /** Drops the newest request of a lower rank than `rank`. Returns false if there is none. */
  private makeRoomFor(rank: Rank): boolean {
    for (const lower of ranks.slice(ranks.indexOf(rank) + 1).reverse()) {
      const turns = this.ofRank(lower);
      const longest = [...turns].sort(([, a], [, b]) => b.length - a.length)[0];
      if (!longest) continue;
      const [who, own] = longest;
      this.setQueue(turns, who, own.slice(0, -1));
      this.size -= 1;
      own.at(-1)?.drop();
      return true;
    }
    return false;
  }

  private ofRank(rank: Rank): Map<string, QueuedRequest[]> {
    return this.turns.get(rank) as Map<string, QueuedRequest[]>;
  }

  private setQueue(turns: Map<string, QueuedRequest[]>, who: string, own: QueuedRequest[]): void {
    if (own.length > 0) turns.set(who, own);
    else turns.delete(who);
  }
}
