/**
 * Lumen, a merchant's own site. It signs customers in, makes the hash with its secret key on its server, and has
 * Portico's snippet in its account page. Its origin differs from the app's, and it has a strict Content-Security-Policy,
 * like a careful merchant's site.
 *
 *   PORTICO_APP_URL  PORTAL_ID  PORTAL_SECRET  IDENTIFY_BY=email|customer_id  PORTAL_MODE=test|live
 *   SAMPLE_SITE_CUSTOMERS='[{"label":"…","email":"…","customerId":"cus_…"}]'  SAMPLE_SITE_PORT
 * or SAMPLE_SITE_CONFIG=<file with the argument of startSampleSite as JSON>.
 *
 * Addresses: /account and /multi. In the query: as=<number of the customer>, portal=<id>, locale=<tag>, hash=wrong|missing|base64,
 * veto=, bug= and hang=<event that handleResponse refuses, throws on, never settles>, coep=<Cross-Origin-Embedder-Policy
 * of the page>. You can use any *.localhost name to try other origins.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { accountPage, layout, multiPage } from "./pages.mjs";
import { hashFor, snippet } from "./snippet.mjs";

const files = { "/lumen.css": "text/css; charset=utf-8", "/lumen.js": "text/javascript; charset=utf-8" };

/**
 * Starts the site on localhost; `port` 0 uses a free port. Resolves to `{ url, close }`; rejects if the port is in use.
 * `portals`: `[{ id, secret, identifyBy, mode }]`; the first is the default. `customers`: `[{ label, email, customerId,
 * option?, group? }]`, where the picker shows `option` instead of the label and `group` as the heading above it.
 */
export async function startSampleSite({ port = 0, appUrl, portals, customers }) {
  if (!appUrl || !portals?.[0]?.id || !portals[0].secret || !customers?.length) {
    throw new Error(
      "The sample site needs an app URL, a portal with id and secret, and at least one customer.",
    );
  }
  const site = { appUrl: new URL(appUrl).origin, portals, customers };
  const server = createServer((request, response) => answer(site, request, response));
  await new Promise((resolve, reject) => {
    server.once("error", (error) => {
      reject(error.code === "EADDRINUSE" ? new Error(`Port ${port} for the sample site is taken.`) : error);
    });
    server.listen(port, "localhost", resolve);
  });
  return {
    url: `http://localhost:${server.address().port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(site, request, response) {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  if (files[pathname]) {
    response.writeHead(200, { "content-type": files[pathname], "cache-control": "no-cache" });
    response.end(readFileSync(new URL(`.${pathname}`, import.meta.url)));
  } else if (pathname === "/account" || pathname === "/multi") {
    const { html, headers } = render(site, pathname, searchParams);
    response.writeHead(200, headers).end(html);
  } else if (pathname === "/") {
    response.writeHead(302, { location: "/account" }).end();
  } else {
    response.writeHead(404, { "content-type": "text/plain" }).end("Not found");
  }
}

function render({ appUrl, portals, customers }, pathname, query) {
  const portal = portals.find(({ id }) => id === query.get("portal")) ?? portals[0];
  const customer = customers[Number(query.get("as"))] ?? customers[0];
  const identity = portal.identifyBy === "customer_id" ? customer.customerId : customer.email;
  const hash = hashFor(portal, identity, query.get("hash"));
  const pasted = snippet({
    appUrl,
    portal: { identifyBy: "email", ...portal },
    identity,
    hash,
    locale: query.get("locale"),
  });
  const isAccount = pathname === "/account";
  const keep = Object.fromEntries([...query].filter(([name]) => name !== "as"));
  const html = layout({
    title: isAccount ? "Billing" : "Mounting by script",
    customers,
    customer,
    keep,
    body: isAccount ? accountPage({ customer, identity, snippet: pasted }) : multiPage({ snippet: pasted }),
  });
  const coep = query.get("coep");
  const isolation = coep ? { "cross-origin-embedder-policy": coep } : {};
  return { html, headers: { ...headersFor(html, appUrl), ...isolation } };
}

/** Allows only this page's own inline script, by its digest, and the app's loader, API and frame. */
function headersFor(html, appUrl) {
  const inline = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => {
    return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  });
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "strict-origin-when-cross-origin",
    "content-security-policy": [
      "default-src 'none'",
      `script-src 'self' ${appUrl} ${inline.join(" ")}`,
      "style-src 'self'",
      "img-src 'self' data:",
      `connect-src ${appUrl}`,
      `frame-src ${appUrl}`,
      "form-action 'self'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
    ].join("; "),
  };
}

function readConfig(environment) {
  if (environment.SAMPLE_SITE_CONFIG) return JSON.parse(readFileSync(environment.SAMPLE_SITE_CONFIG, "utf8"));
  return {
    port: Number(environment.SAMPLE_SITE_PORT ?? 0),
    appUrl: environment.PORTICO_APP_URL,
    portals: [
      {
        id: environment.PORTAL_ID,
        secret: environment.PORTAL_SECRET,
        identifyBy: environment.IDENTIFY_BY ?? "email",
        mode: environment.PORTAL_MODE ?? "test",
      },
    ],
    customers: JSON.parse(environment.SAMPLE_SITE_CUSTOMERS ?? "[]"),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  startSampleSite(readConfig(process.env)).then(
    ({ url }) => console.log(`Lumen, the sample site, is at ${url}/account`),
    (error) => {
      console.error(error.message);
      process.exit(1);
    },
  );
}
