/** The few sentences that the loader shows on the merchant's page. The server's answer includes them. */
export const embed = {
  "embed.title": { text: "Billing", context: "The name of the portal’s frame, for screen readers." },
  "embed.access_denied":
    "We couldn’t verify your account. Nothing was changed. Sign in again, then try again, or contact support.",
  "embed.invalid": "Billing isn’t set up correctly on this page. Nothing was changed. Contact support.",
  "embed.rate_limited": "Too many attempts. Nothing was changed. Wait a minute, then try again.",
  "embed.unavailable":
    "We couldn’t load your billing details. Nothing was changed. Wait a moment and try again.",
} as const;
