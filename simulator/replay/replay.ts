import { setPaymentMethodTypes } from "../billing/payments/payment-method-types";
import { Sandboxes } from "../sandboxes";
import { buildObject } from "../schema/build-object";
import { schema } from "../schema/schema";
import { exchange } from "../wire/exchange";
import type { Stored, World } from "../world";
import { differences, type Ids } from "./compare";
import type { Exchange, Step } from "./recording";

/** One repeated exchange. `differences` is empty if the answers match. */
export type ReplayedExchange = { request: string; differences: string[] };

/**
 * Repeats a run of recorded exchanges in a fresh world: the same requests at the same times, with the world's own IDs.
 * The products, prices and coupons that the run uses existed before any recording, so they are created from the answers
 * in `catalogue`.
 */
export async function replay(run: Step[], catalogue: Exchange[] = run): Promise<ReplayedExchange[]> {
  const sandboxes = new Sandboxes("http://127.0.0.1");
  const { world } = sandboxes.get("test_sim_replay");
  const ids: Ids = new Map();
  // The payment methods that the recorded account had enabled for invoices in US dollars.
  setPaymentMethodTypes(world, ["acss_debit", "card", "cashapp", "link", "us_bank_account"]);
  createCatalog(world, [...run, ...catalogue]);
  const results: ReplayedExchange[] = [];
  for (const recorded of run) {
    world.setTime(Date.parse(recorded.at) / 1000, true);
    if (recorded.of) mapIds(recorded, recorded.of, ids);
    const { path, query } = addressOf(recorded, ids);
    const headers = { authorization: "Bearer sk_test_sim_replay" };
    const body = withIds(recorded.body, ids);
    const request = { method: recorded.method, path, query, body, headers };
    const options = {
      validateResponses: true,
      onFault: (fault: unknown) => void results.push(asFault(recorded, fault)),
    };
    const answer = await exchange(sandboxes, request, options);
    if (answer === "dropped") throw new Error("Nothing drops a repeated request.");
    const response = JSON.parse(answer.body) as { error?: { message: string } };
    const status =
      answer.status === recorded.status
        ? []
        : [`status ${answer.status}, recorded ${recorded.status}: ${response.error?.message}`];
    const compared = differences(recorded.response, response, ids);
    if (recorded.unrecorded && status.length === 0) continue;
    results.push({
      request: `${recorded.method} ${new URL(recorded.uri).pathname}`,
      differences: status.length ? status : compared,
    });
    if (status.length) break;
  }
  return results;
}

const anyId = /\b(?:cus|pm|in|pi)_(?=[a-z]*[0-9A-Z])[0-9A-Za-z]{8,}/g;

/** Maps the IDs in a fragment's request to the objects of the same step in the complete run. */
function mapIds(recorded: Exchange, step: Exchange, ids: Ids): void {
  const inOf = ({ uri, body }: Exchange) => `${uri} ${body}`.match(anyId) ?? [];
  const own = inOf(step);
  for (const [place, id] of inOf(recorded).entries()) {
    const here = ids.get(own[place] ?? "");
    if (here !== undefined) ids.set(id, here);
  }
}

const asFault = ({ method, uri }: Exchange, fault: unknown): ReplayedExchange => ({
  request: `${method} ${uri}`,
  differences: [String(fault)],
});

function addressOf(recorded: Exchange, ids: Ids): { path: string; query: string } {
  const { pathname, search } = new URL(recorded.uri);
  return { path: withIds(pathname, ids), query: withIds(decodeURIComponent(search.slice(1)), ids) };
}

/** Replaces every recorded ID in a text with the simulator's. */
function withIds(text: string, ids: Ids): string {
  let replaced = text;
  for (const [recorded, own] of ids) replaced = replaced.replaceAll(recorded, own);
  return replaced;
}

const catalogueTypes = ["product", "price", "coupon"];

/** Creates every product, price and coupon in a recording, and products that only its prices mention. */
function createCatalog(world: World, run: Exchange[]): void {
  for (const { response } of run) {
    for (const object of objectsIn(response)) {
      if (!catalogueTypes.includes(object.object) || world.find(object.object, object.id)) continue;
      const { product } = object;
      if (typeof product === "string" && !world.find("product", product))
        world.put(productNamed(product, run));
      // The recording shows the coupon after its only use. In this world, it hasn't been used yet.
      const { times_redeemed: times } = object;
      world.put(typeof times === "number" ? { ...object, times_redeemed: times - 1 } : object);
    }
  }
}

/**
 * A product that the recording only mentions. Its other fields are read from a line's description (`1 user × Test
 * Subscription (at …`).
 */
function productNamed(id: string, run: Exchange[]): Stored {
  const [, unit = null, name = "Test product"] =
    /\d (?:(\w+) )?× ([^"(]+?) \(at/.exec(JSON.stringify(run)) ?? [];
  return buildObject("product", {
    id,
    active: true,
    created: 0,
    name,
    type: "service",
    unit_label: unit,
    updated: 0,
  });
}

function objectsIn(value: unknown): Stored[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(objectsIn);
  const { id, object } = value as { id?: unknown; object?: unknown };
  return typeof id === "string" && String(object) in schema().objects ? [value as Stored, ...inside] : inside;
}
