/**
 * Whether the merchant's page only allows isolated frames (Cross-Origin-Embedder-Policy) and this page opted
 * in (proxy.ts). Stripe's frames don't opt in, so customers use Stripe's own page instead of its form.
 */
export function isIsolated(): boolean {
  return new URLSearchParams(window.location.search).has("isolated");
}
