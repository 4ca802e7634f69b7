import { randomBytes } from "node:crypto";
import type Stripe from "stripe";
import type { Call, Params, Resource } from "../call";
import { listMatching } from "../list-matching";
import { parseUrl } from "../parse-url";
import { requireObject } from "../require-object";
import { buildObject } from "../schema/build-object";
import { mergeMetadata } from "../schema/metadata";
import type { WebhookEndpoint } from "../webhooks/endpoint";
import { invalidRequest } from "../wire/errors";
import type { Stored } from "../world";
import { sentFields } from "./sent-fields";

const requireEndpoint = ({ world, path }: Call<never>): WebhookEndpoint =>
  requireObject(world, "webhook_endpoint", path.webhook_endpoint ?? "");

/** Creates an endpoint. Only this answer shows its secret. */
function create({ world, params }: Call<Stripe.WebhookEndpointCreateParams>): Stored {
  checkUrl(params.url);
  const secret = `whsec_${randomBytes(24).toString("base64url").replace(/[-_]/g, "x")}`;
  const endpoint = world.put(
    buildObject<WebhookEndpoint>("webhook_endpoint", {
      id: world.newId("we"),
      api_version: params.api_version ?? null,
      created: world.now(),
      enabled_events: params.enabled_events,
      livemode: world.livemode,
      status: "enabled",
      url: params.url,
      ...sentFields(params, ["description"]),
      metadata: mergeMetadata({}, params.metadata),
      _secret: secret,
    }),
  );
  return { ...endpoint, secret };
}

/** The error's wording is from memory and unverified. */
function checkUrl(url: string): void {
  const protocol = parseUrl(url)?.protocol;
  if (protocol !== "http:" && protocol !== "https:") {
    throw invalidRequest("Invalid URL: An explicit scheme (such as https) must be provided.", {
      code: "url_invalid",
      param: "url",
    });
  }
}

function update(call: Call<Stripe.WebhookEndpointUpdateParams>): Stored {
  const { world, params } = call;
  const endpoint = requireEndpoint(call as Call<never>);
  if (params.url !== undefined) checkUrl(params.url);
  return world.change<WebhookEndpoint>(endpoint, {
    ...sentFields(params, ["description", "enabled_events", "url"]),
    ...(params.disabled !== undefined && { status: params.disabled ? "disabled" : "enabled" }),
    metadata: mergeMetadata(endpoint.metadata, params.metadata),
  });
}

function remove(call: Call<never>): Stored {
  const endpoint = requireEndpoint(call);
  call.world.remove(endpoint);
  return { id: endpoint.id, object: "webhook_endpoint", deleted: true };
}

export const webhookEndpoints: Resource = {
  "GET /v1/webhook_endpoints": ({ world, params }) => ({
    matches: listMatching(world, "webhook_endpoint", params as Params),
  }),
  "POST /v1/webhook_endpoints": create,
  "GET /v1/webhook_endpoints/{webhook_endpoint}": requireEndpoint,
  "POST /v1/webhook_endpoints/{webhook_endpoint}": update,
  "DELETE /v1/webhook_endpoints/{webhook_endpoint}": remove,
};
