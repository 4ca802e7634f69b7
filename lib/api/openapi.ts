import { z } from "zod";
import { apiErrorStatuses } from "./errors";
import { apiError, listedSubscriptions, newPortalLink, portalLink, subscriptionList } from "./schemas";

const json = (name: string) => ({
  "application/json": { schema: { $ref: `#/components/schemas/${name}` } },
});

const requestIdHeader = { "Request-Id": { $ref: "#/components/headers/Request-Id" } };

/** The meaning of each status, in the order of the codes. */
const errorResponses = Object.fromEntries(
  Object.entries(apiErrorStatuses).map(([code, status]) => [
    String(status),
    { description: `\`${code}\``, headers: requestIdHeader, content: json("Error") },
  ]),
);

/** The OpenAPI 3.1 description of the API, made from the schemas that requests are parsed with. */
export function openApiDocument(origin: string) {
  return {
    openapi: "3.1.1",
    info: {
      title: "Portico API",
      version: "1",
      description: "For merchants’ servers. Each API key belongs to one mode.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ apiKey: [] }],
    paths: paths(),
    components: {
      securitySchemes: { apiKey: { type: "http", scheme: "bearer" } },
      headers: { "Request-Id": { description: "Finds the request in the log.", schema: { type: "string" } } },
      parameters: {
        "Idempotency-Key": {
          in: "header",
          name: "Idempotency-Key",
          description: "The same request with the same key gets the same answer, and nothing is done twice.",
          schema: { type: "string", minLength: 1, maxLength: 255 },
        },
      },
      schemas: {
        NewPortalLink: schemaOf(newPortalLink, "input"),
        PortalLink: schemaOf(portalLink, "output"),
        SubscriptionList: schemaOf(subscriptionList, "output"),
        Error: schemaOf(apiError, "output"),
      },
    },
  };
}

function paths() {
  return {
    "/portal-links": {
      post: {
        operationId: "createPortalLink",
        summary: "Create a link to the hosted page",
        description: "The link opens the portal of one customer, once.",
        parameters: [{ $ref: "#/components/parameters/Idempotency-Key" }],
        requestBody: { required: true, content: json("NewPortalLink") },
        responses: {
          "201": { description: "The link.", headers: requestIdHeader, content: json("PortalLink") },
          ...errorResponses,
        },
      },
    },
    "/subscriptions": {
      get: {
        operationId: "listSubscriptions",
        summary: "List what a customer subscribes to",
        description: "For sites that show content by plan. Read from Stripe, so cache it for a minute.",
        parameters: parametersOf(listedSubscriptions),
        responses: {
          "200": {
            description: "The subscriptions. An unknown customer has none.",
            headers: requestIdHeader,
            content: json("SubscriptionList"),
          },
          ...errorResponses,
        },
      },
    },
  };
}

/** The fields of a query. */
function parametersOf(schema: z.ZodObject) {
  const { properties = {} } = schemaOf(schema, "input");
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as { description?: string };
    return { in: "query", name, description, schema: rest };
  });
}

/** JSON Schema 2020-12, which is what OpenAPI 3.1 contains. */
function schemaOf(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
