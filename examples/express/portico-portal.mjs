import { createHmac } from "node:crypto";

/**
 * Adds `porticoPortal(options)` to views. It returns the HTML of the signed-in customer's portal, and nothing
 * for visitors.
 *
 * `customerOf(request)` returns the customer from your session, as `{ email }` or `{ customerId }`, or null.
 * Scripts get the nonce in `response.locals.cspNonce`, where Helmet's documentation stores it.
 */
export function porticoPortal({ origin, portalId, secretKey, customerOf }) {
  for (const [name, value] of Object.entries({ origin, portalId, secretKey, customerOf }))
    if (!value) throw new Error(`Pass ${name} to porticoPortal to show the portal.`);

  return (request, response, next) => {
    response.locals.porticoPortal = (options = {}) => {
      const { email, customerId } = customerOf(request) ?? {};
      const identity = customerId ?? email;
      if (!identity) return "";
      // The page is this customer's alone, so nobody else may get it from a cache.
      response.set("cache-control", "no-store");
      const settings = {
        ...options,
        portal_id: portalId,
        [customerId ? "customer_id" : "email"]: identity,
        hash: createHmac("sha256", secretKey).update(identity).digest("hex"),
      };
      const { cspNonce } = response.locals;
      const nonce = cspNonce ? ` nonce="${attribute(cspNonce)}"` : "";
      return `<div id="portico-portal"></div>
<script${nonce}>
  window.porticoSettings = Object.assign(window.porticoSettings || {}, ${scriptText(settings)});
</script>
<script${nonce} async src="${attribute(origin.replace(/\/$/, ""))}/embed/v1.js"></script>`;
    };
    next();
  };
}

/** JSON that can't end the script it is in, whatever a customer's address contains. */
const scriptText = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");

const attribute = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
