/**
 * The merchant's page shuts out frames that do not agree to be isolated (Cross-Origin-Embedder-Policy), so this page
 * agreed (proxy.ts). Stripe's frames do not, so Stripe's own page does what its form would.
 */
export function isIsolated(): boolean {
  return new URLSearchParams(window.location.search).has("isolated");
}
