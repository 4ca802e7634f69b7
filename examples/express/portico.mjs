import { createHash, createToken } from "@portico/server";
import { Router } from "express";

/**
 * The server part of the portal. `customerOf(request)` returns the signed-in customer, `{ email }`, or null.
 *
 * `settingsFor(request)` resolves to the settings of a page that the server renders, or to null. `routes` has the
 * routes for pages that a script renders: `GET /account`, and `POST /portal-proof` for `fetchProof`.
 */
export function portico({ origin, portalId, secretKey, signingKey, customerOf }) {
  const routes = Router();

  // Makes a proof only for the customer who is signed in, never for an identity that the page sends.
  routes.use((request, response, next) => {
    response.set("cache-control", "no-store");
    response.locals.customer = customerOf(request);
    if (response.locals.customer) next();
    else response.sendStatus(401);
  });
  routes.get("/account", (_request, response) => {
    response.json({ email: response.locals.customer.email, portal: { origin, portalId } });
  });
  routes.post("/portal-proof", async (_request, response) => {
    const { email } = response.locals.customer;
    response.json({ token: await createToken({ signingKey, portalId, email }) });
  });

  return {
    routes,
    async settingsFor(request) {
      const customer = customerOf(request);
      if (!customer) return null;
      const { email } = customer;
      return { origin, portalId, email, hash: await createHash({ secretKey, email }) };
    },
  };
}
