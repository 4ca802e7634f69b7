import { createToken } from "@portico/server";
import { Router } from "express";

/**
 * The routes for pages that a script renders: `GET /account`, and `POST /portal-proof` for `fetchProof`.
 *
 * `customerOf(request)` returns the signed-in customer, `{ email }`, or null.
 */
export function porticoRoutes({ origin, portalId, signingKey, customerOf }) {
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
  return routes;
}
