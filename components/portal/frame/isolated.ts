/**
 * Whether the merchant's page only allows isolated frames (Cross-Origin-Embedder-Policy) and this page opted
 * in (proxy.ts). Stripe's frames don't opt in, so Stripe's own page replaces its form.
 */
export function isIsolated(): boolean {
  return new URLSearchParams(window.location.search).has("isolated");
}
