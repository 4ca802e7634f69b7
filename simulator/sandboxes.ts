import { recordEvents } from "./events/record-events";
import { Deliveries } from "./webhooks/deliveries";
import type { Delivery } from "./webhooks/delivery";
import { Complaints } from "./wire/complaints";
import { FaultRules } from "./wire/faults";
import { IdempotentAnswers } from "./wire/idempotency";
import { RateLimit } from "./wire/rate-limit";
import { RequestLog } from "./wire/request-log";
import { World, type WorldSnapshot } from "./world";

/** A world with its keys, request log, deliveries and injected faults. */
export class Sandbox {
  readonly log = new RequestLog();
  readonly faults = new FaultRules();
  readonly answers = new IdempotentAnswers();
  readonly rateLimit = new RateLimit();
  readonly revokedKeys = new Set<string>();
  /**
   * The permissions of each restricted key: `["customer_write", "invoice_read"]`. A key without an entry can
   * do everything.
   */
  readonly permissions = new Map<string, string[]>();

  /** The deliveries of events to the world's webhook endpoints. */
  readonly deliveries: Deliveries;

  constructor(readonly world: World) {
    this.deliveries = new Deliveries(world);
    world.onCommit = (changes, cause) => this.deliveries.add(recordEvents(world, changes, cause));
  }

  get accountId(): string {
    return `acct_${this.world.name.replace(/[^A-Za-z0-9]/g, "")}`;
  }
}

type SandboxSnapshot = {
  world: WorldSnapshot;
  answers: ReturnType<IdempotentAnswers["snapshot"]>;
  log: ReturnType<RequestLog["all"]>;
  revokedKeys: string[];
  permissions: [string, string[]][];
  /** Missing in files written by older versions. */
  deliveries?: Delivery[];
};

export type Snapshot = { baseUrl: string; sandboxes: Record<string, SandboxSnapshot> };

/** Every world of the simulator, by name. A world is created when its key is first used. */
export class Sandboxes {
  readonly complaints = new Complaints();
  private readonly byName = new Map<string, Sandbox>();

  constructor(private readonly baseUrl: string) {}

  get(name: string): Sandbox {
    return this.byName.get(name) ?? this.reset(name);
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  /** The same account's world in the other mode, if it exists: `live_sim_lumen` for `test_sim_lumen`. */
  otherMode(name: string): World | undefined {
    const other = name.replace(/^(test|live)_/, (_, mode) => (mode === "test" ? "live_" : "test_"));
    return this.byName.get(other)?.world;
  }

  all(): Sandbox[] {
    return [...this.byName.values()];
  }

  /** Replaces the world of that name with an empty one. */
  reset(name: string): Sandbox {
    const world = new World(name, name.startsWith("live_"));
    world.baseUrl = this.baseUrl;
    this.byName.get(name)?.deliveries.stop();
    const sandbox = new Sandbox(world);
    this.byName.set(name, sandbox);
    return sandbox;
  }

  /** Stops all deliveries. */
  stop(): void {
    for (const { deliveries } of this.all()) deliveries.stop();
  }

  snapshot(): Snapshot {
    const sandboxes: Snapshot["sandboxes"] = {};
    for (const [name, { world, answers, log, revokedKeys, permissions, deliveries }] of this.byName) {
      sandboxes[name] = {
        world: world.snapshot(),
        answers: answers.snapshot(),
        log: log.all(),
        revokedKeys: [...revokedKeys],
        permissions: [...permissions],
        deliveries: [...deliveries.list()],
      };
    }
    return { baseUrl: this.baseUrl, sandboxes };
  }

  /**
   * Restores the worlds. Stored objects contain the simulator's former address (in links to hosted invoices), which is
   * replaced with the current one.
   */
  restore(text: string): void {
    const { baseUrl } = JSON.parse(text) as Snapshot;
    const { sandboxes } = JSON.parse(text.replaceAll(`"${baseUrl}/`, `"${this.baseUrl}/`)) as Snapshot;
    for (const [name, kept] of Object.entries(sandboxes)) {
      const sandbox = this.reset(name);
      sandbox.world.restore(kept.world);
      sandbox.answers.restore(kept.answers);
      sandbox.log.restore([...kept.log]);
      sandbox.deliveries.restore(kept.deliveries ?? []);
      for (const key of kept.revokedKeys) sandbox.revokedKeys.add(key);
      for (const [key, permissions] of kept.permissions) sandbox.permissions.set(key, permissions);
    }
  }
}
