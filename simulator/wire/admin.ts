import { letTimePass } from "../billing/clock/time";
import { discountCustomer } from "../billing/discounts/customer-discount";
import type { Coupon } from "../billing/discounts/discount-records";
import { type DunningPolicy, dunningPolicy, setDunningPolicy } from "../billing/payments/dunning";
import { paymentMethodTypes, setPaymentMethodTypes } from "../billing/payments/payment-method-types";
import type { Customer } from "../billing/records";
import { inspectionPage } from "../hosted/inspection-page";
import { requireObject } from "../require-object";
import type { Sandbox, Sandboxes } from "../sandboxes";
import { scenarioNamed, scenarios } from "../scenarios/all-scenarios";
import { fillWorld } from "../scenarios/fill-world";
import type { DeliveryFault } from "../webhooks/delivery-faults";
import type { FaultRule } from "./faults";

export type AdminRequest = { method: string; path: string; query: string; body: string };
type Answer = { status: number; headers: Record<string, string>; body: string };
type Body = { [field: string]: unknown };

/**
 * Answers the simulator's own routes, which Stripe does not have. They use JSON. A world's name is that of its keys
 * without the first three characters: `sk_test_sim_lumen` belongs to `test_sim_lumen`.
 */
export async function answerAdmin(sandboxes: Sandboxes, request: AdminRequest): Promise<Answer> {
  const [, , first = "", name = "", part = ""] = request.path.split("/");
  if (!first && request.method === "GET") {
    const body = inspectionPage(sandboxes, new URLSearchParams(request.query));
    return { status: 200, headers: { "Content-Type": "text/html; charset=utf-8" }, body };
  }
  try {
    const body = (request.body ? JSON.parse(request.body) : {}) as Body;
    if (first === "complaints") return json(200, sandboxes.complaints.all());
    if (first === "health") return json(200, health());
    if (first === "scenarios") return json(200, scenarios);
    if (first === "worlds" && !name) return json(200, worlds(sandboxes, request.method, body));
    const act = first === "worlds" && parts[`${request.method} ${part}`];
    if (!act) return json(404, { error: `The simulator has no route ${request.method} ${request.path}.` });
    if (!sandboxes.has(name)) return json(404, { error: `There is no world called ${name}.` });
    return json(200, (await act(sandboxes.get(name), body, new URLSearchParams(request.query))) ?? {});
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * The simulator's resource usage so far: CPU time in seconds, memory in bytes. With `--expose-gc` it collects
 * garbage first, so that `heapUsedBytes` only counts live objects.
 */
function health(): object {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, heapTotal } = process.memoryUsage();
  return {
    ok: true,
    processorSeconds: (user + system) / 1e6,
    memoryBytes: rss,
    heapUsedBytes: heapUsed,
    heapTotalBytes: heapTotal,
  };
}

function json(status: number, value: unknown): Answer {
  return { status, headers: { "Content-Type": "application/json" }, body: JSON.stringify(value, null, 2) };
}

/** `{ name, scenario? }` creates or resets a world, empty or with a scenario. */
function worlds(sandboxes: Sandboxes, method: string, body: Body): unknown {
  if (method === "GET") return sandboxes.all().map(describe);
  const name = String(body.name ?? "");
  if (!/^(test|live)_sim_[A-Za-z0-9-]+$/.test(name))
    throw new Error("A world is called test_sim_… or live_sim_….");
  const scenario = body.scenario === undefined ? undefined : String(body.scenario);
  if (scenario !== undefined) scenarioNamed(scenario);
  const sandbox = sandboxes.reset(name);
  if (scenario !== undefined) fillWorld(sandbox.world, scenario);
  return describe(sandbox);
}

function describe({ world, accountId }: Sandbox): object {
  return { name: world.name, account: accountId, livemode: world.livemode, ...clockOf({ world }) };
}

const clockOf = ({ world }: Pick<Sandbox, "world">): object => ({ now: world.now(), frozen: world.isFrozen });

/** The routes of one world: `GET /_sim/worlds/{name}/requests`. */
const parts: Record<string, (sandbox: Sandbox, body: Body, query: URLSearchParams) => unknown> = {
  "GET clock": clockOf,
  "POST clock": moveClock,
  "GET requests": ({ log }) => log.all(),
  "DELETE requests": ({ log }) => log.clear(),
  "GET faults": ({ faults }) => faults.all(),
  "POST faults": ({ faults }, body) => faults.add(body as unknown as FaultRule),
  "DELETE faults": ({ faults }) => faults.clear(),
  "POST keys": setKey,
  "POST discounts": giveDiscount,
  "GET dunning": ({ world }) => dunningPolicy(world),
  "POST dunning": ({ world }, { retryDays, afterwards }) =>
    setDunningPolicy(world, {
      ...(retryDays !== undefined && { retryDays }),
      ...(afterwards !== undefined && { afterwards }),
    } as Partial<DunningPolicy>),
  "GET ways-to-pay": ({ world }) => ({ types: paymentMethodTypes(world) }),
  "POST ways-to-pay": ({ world }, { types }) => ({ types: setPaymentMethodTypes(world, types) }),
  "GET webhooks": ({ deliveries }) => deliveries.faults.all(),
  "POST webhooks": ({ deliveries }, body) => deliveries.faults.add(body as unknown as DeliveryFault),
  "DELETE webhooks": ({ deliveries }) => deliveries.faults.clear(),
  "GET deliveries": ({ deliveries }) => deliveries.list(),
  "POST deliveries": async ({ deliveries }) => {
    await deliveries.settled();
    return deliveries.list();
  },
  "GET limits": ({ rateLimit: { perSecond } }) => ({ perSecond }),
  "POST limits": limitRate,
  "GET objects": ({ world }, _, query) => world.all(query.get("type") ?? "customer"),
};

/** `{ customer, coupon }` gives a customer a discount, which the API can only read and delete. */
function giveDiscount({ world }: Sandbox, { customer, coupon }: Body): object {
  const give = () =>
    discountCustomer(
      world,
      requireObject<Customer>(world, "customer", String(customer)),
      requireObject<Coupon>(world, "coupon", String(coupon)),
    );
  return world.attempt(give).value;
}

/**
 * `{ to }` or `{ advance }`, in seconds, moves the clock forward. `{ freeze }` stops it there or lets it run.
 */
function moveClock(sandbox: Sandbox, body: Body): object {
  const { world } = sandbox;
  const target = Number(body.to ?? world.now() + Number(body.advance ?? 0));
  if (!Number.isInteger(target)) throw new Error("`to` and `advance` are whole seconds.");
  const isEmpty = world.snapshot().objects.length === 0;
  if (target < world.now() && !isEmpty)
    throw new Error("The clock of a world that holds objects moves only forward.");
  const freeze = body.freeze === undefined ? world.isFrozen : body.freeze === true;
  world.setTime(world.now(), true);
  if (isEmpty) world.setTime(target, true);
  else letTimePass(world, target);
  world.setTime(target, freeze);
  sandbox.deliveries.sendDue();
  return clockOf(sandbox);
}

/** `{ perSecond }` limits the requests per second. null removes the limit. */
function limitRate({ rateLimit }: Sandbox, { perSecond }: Body): object {
  if (perSecond !== null && !(Number.isInteger(perSecond) && Number(perSecond) > 0))
    throw new Error("`perSecond` is a whole number above zero, or null.");
  rateLimit.perSecond = perSecond as number | null;
  return { perSecond };
}

/** `{ key, permissions }` limits a restricted key. `{ key, revoked }` revokes any key or restores it. */
function setKey({ permissions, revokedKeys }: Sandbox, body: Body): object {
  const key = String(body.key);
  if (body.permissions === null) permissions.delete(key);
  else if (Array.isArray(body.permissions)) permissions.set(key, body.permissions.map(String));
  if (body.revoked === true) revokedKeys.add(key);
  if (body.revoked === false) revokedKeys.delete(key);
  return { key, permissions: permissions.get(key) ?? null, revoked: revokedKeys.has(key) };
}
