import { type Event, shownEvent } from "../events/event";
import type { World } from "../world";
import { type Delivery, nextAttempt } from "./delivery";
import { DeliveryFaults } from "./delivery-faults";
import { isLoopback, listensFor, type WebhookEndpoint } from "./endpoint";
import { send } from "./send";

const maxDeliveries = 2000;

/** A world's waiting and sent deliveries. Each endpoint receives one delivery at a time, in order. */
export class Deliveries {
  readonly faults = new DeliveryFaults();
  private all: Delivery[] = [];
  private readonly sending = new Map<string, Promise<void>>();
  private readonly stopped = new AbortController();
  private sequence = 0;

  constructor(private readonly world: World) {}

  /** Queues new events for every endpoint that listens to them, and sets their `pending_webhooks`. */
  add(events: readonly Event[]): void {
    const endpoints = this.world.all<WebhookEndpoint>("webhook_endpoint");
    for (const event of events) {
      const listening = endpoints.filter((endpoint) => listensFor(endpoint, event.type));
      if (listening.length === 0) continue;
      this.world.put<Event>({ ...event, pending_webhooks: listening.length });
      for (const endpoint of listening) this.queue(event, endpoint);
    }
    this.forgetOld();
    this.sendDue();
  }

  list(): readonly Delivery[] {
    return this.all;
  }

  restore(deliveries: Delivery[]): void {
    this.all = deliveries;
    this.sequence = deliveries.length;
  }

  /** Sends everything due by the world's clock. */
  sendDue(): void {
    const ids = new Set(this.all.filter((one) => this.isDue(one)).map(({ endpoint }) => endpoint));
    for (const id of ids) {
      if (this.sending.has(id)) continue;
      this.sending.set(
        id,
        this.sendAll(id).finally(() => this.sending.delete(id)),
      );
    }
  }

  /** Waits until nothing is due. */
  async settled(): Promise<void> {
    for (this.sendDue(); this.sending.size > 0; this.sendDue()) await Promise.all(this.sending.values());
  }

  stop(): void {
    this.stopped.abort();
  }

  private queue(event: Event, endpoint: WebhookEndpoint): void {
    const actions = this.faults.takeActions(event.type);
    const types = actions.map(({ type }) => type);
    const delay = actions.reduce((sum, one) => sum + (one.type === "delay" ? one.seconds : 0), 0);
    const isRefused = !isLoopback(endpoint.url);
    const state = types.includes("drop") ? "dropped" : isRefused ? "refused" : "waiting";
    const held = this.all.filter((one) => one.isHeld && one.endpoint === endpoint.id);
    for (let copies = types.includes("duplicate") ? 2 : 1; copies > 0; copies -= 1) {
      this.sequence += 1;
      this.all.push({
        id: `whd_${this.sequence}`,
        event: event.id,
        type: event.type,
        endpoint: endpoint.id,
        url: endpoint.url,
        state,
        dueAt: this.world.now() + delay,
        isHeld: types.includes("reorder") && held.length === 0,
        switches: types,
        attempts: [],
      });
    }
    this.release(held);
  }

  /** Moves held deliveries behind the delivery that followed them. */
  private release(held: Delivery[]): void {
    if (held.length === 0) return;
    this.all = this.all.filter((one) => !held.includes(one));
    for (const one of held) this.all.push(Object.assign(one, { isHeld: false }));
  }

  private isDue({ state, isHeld, dueAt }: Delivery): boolean {
    return state === "waiting" && !isHeld && dueAt <= this.world.now() && !this.stopped.signal.aborted;
  }

  private async sendAll(endpoint: string): Promise<void> {
    for (;;) {
      const next = this.all.find((one) => one.endpoint === endpoint && this.isDue(one));
      if (!next) return;
      await this.attempt(next);
    }
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const endpoint = this.world.find<WebhookEndpoint>("webhook_endpoint", delivery.endpoint);
    const event = this.world.find<Event>("event", delivery.event);
    if (!endpoint || !event) {
      delivery.state = "failed";
      return;
    }
    const { url, _secret: secret } = endpoint;
    const outcome = await send(url, JSON.stringify(shownEvent(event), null, 2), secret, this.stopped.signal);
    delivery.attempts.push({ at: this.world.now(), ...outcome });
    const { status = 0 } = outcome;
    if (status >= 200 && status < 300) {
      delivery.state = "delivered";
      this.countDelivered(delivery);
      return;
    }
    const again = nextAttempt(delivery, this.world.livemode, this.world.now());
    if (again === undefined) delivery.state = "failed";
    else delivery.dueAt = again;
  }

  private countDelivered({ event: id }: Delivery): void {
    const event = this.world.find<Event>("event", id);
    if (event) this.world.put<Event>({ ...event, pending_webhooks: Math.max(0, event.pending_webhooks - 1) });
  }

  private forgetOld(): void {
    const surplus = this.all.length - maxDeliveries;
    if (surplus > 0) this.all.splice(0, surplus);
  }
}
