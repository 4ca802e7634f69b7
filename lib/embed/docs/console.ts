import type { LineCode } from "../help/lines";

/**
 * Explains each line that the loader can write to the console, and how to fix the problem. Each line links to its
 * explanation on the page /docs/embed.
 */
export const consoleHelp: Record<LineCode, string> = {
  no_settings:
    "The element is on the page, but `window.porticoSettings` isn’t. The portal opens as soon as you assign it, or when you call `Portico.mount`. Servicebot’s and Billflow’s globals work as well.",
  no_element:
    "There is no element with the ID `portico-portal`, `servicebot-subscription-portal` or `billflow-embed`. The portal opens as soon as one is added.",
  no_portal_id:
    "`portal_id` is missing, or a template printed something other than text. Test mode and live mode have different IDs.",
  no_identity:
    "Your server fills in the email address or the Stripe customer ID of the customer who is signed in. Before anyone is signed in, leave the settings out.",
  two_identities:
    "Your settings say which of the two identifies customers, and the proof must be for that one. The other is ignored.",
  spaces_in_identity:
    "The proof is for the exact bytes. With a space that a template added, it is a different identity, which the proof doesn’t match.",
  no_hash:
    "Make a hash or a signed token on your server for the customer who is signed in, or set `fetchProof`. Test mode needs neither while “Enable security hash” is off.",
  hash_shape:
    "A hash is the hexadecimal HMAC-SHA256 of the identity, 64 digits long. Base64, a prefix or another algorithm doesn’t match. A signed token has two dots.",
  key_in_page:
    "Anyone who opens the page can read the key and open every customer’s portal. Revoke it now. Only hashes and tokens made with a key belong in a page.",
  two_scripts: "Nothing breaks, but the second copy is a wasted download.",
  not_a_function:
    "A callback must be a function. The portal never calls a function’s result or its name as text.",
  unknown_setting:
    "No setting has this name. Look for a typo, and for the letter case: `portal_id` and `portalId` work, `PortalID` doesn’t.",
  ignored_setting:
    "The portal knows this name, but the setting has no effect here: it belongs to another product’s page, its value can’t be used, it would allow more than your settings do (such as `cancel_now`), or it names a service that doesn’t exist. A page can only narrow or preset what your settings allow. `docs/compatibility.md` lists each name.",
  threw:
    "Your function threw an error or its promise was rejected. The operation ran anyway, because only a deliberate refusal stops it. To refuse with an error, mark the error with `refusal: true`.",
  refused:
    "Your function stopped the operation: with `preventDefault`, by returning `false`, or with an error marked `refusal: true`. The customer sees the reason.",
  too_slow:
    "Your function took longer than ten seconds, so the operation ran. Don’t wait for the customer’s input in this function.",
  access_denied:
    "The portal, the identity or the proof is wrong, or this page’s origin isn’t allowed. The answer is always the same, so that nobody can find out who your customers are. The hash tester in your dashboard and Portico’s log name the cause.",
  invalid:
    "The request had no `portal_id`, had neither `email` nor `customer_id`, or was too long. If the browser noticed, nothing was sent.",
  rate_limited: "The limits are per customer and per IP address. Wait a minute.",
  unavailable:
    "The server, its database or Stripe isn’t responding. Search Portico’s log for the reference to find the cause.",
  unreachable:
    "The browser doesn’t say why a request to another site failed. Usually the Content-Security-Policy of your page lacks the app’s address ([see above](#content-security-policy)), an extension blocks it, or the customer is offline. The portal tries again when the connection is back.",
  hash_unavailable:
    "`fetchProof` threw, was rejected or returned nothing. Or the signed token in the page’s settings was already used. A token opens only one visit, so a page that may need another sets `fetchProof`.",
  restricted_frame:
    "Your page is in a frame with `sandbox` and without `allow-same-origin`. Its origin is then “null”, which could be any page, so the portal doesn’t open there.",
};
