/** The portal at its own address, outside of the merchant's page. */
export const hosted = {
  "hosted.back": {
    text: "Back to {site}",
    context: "Link to the merchant’s site. {site} is its domain, such as shop.example.",
  },
  "hosted.openTitle": {
    text: "{name}: billing",
    context: "Title of the page that a link opens. {name} is the merchant’s name.",
  },
  "hosted.openText": "See your subscriptions, payment method and invoices. This link works once.",
  "hosted.open": {
    text: "Open billing",
    context: "Button that opens the page with subscriptions and invoices.",
  },
  "hosted.linkRefused": "This link doesn’t work",
  "hosted.linkRefusedText":
    "It may have expired or been used already. Nothing was changed. Open billing from your account, or ask for a new link.",
  "hosted.signedOut": "Open this page from your account",
  "hosted.signedOutText":
    "Signing in by email isn’t set up here. Sign in to the site you subscribed on and open billing there, or use a link from its emails.",
  "hosted.ended": "This page has timed out",
  "hosted.endedText":
    "Your details are no longer shown. Nothing was changed. Open billing from your account again.",
  "hosted.failed": "We couldn’t open your billing page",
  "hosted.failedText": "Nothing was changed. Open the link again in a minute.",
} as const;
