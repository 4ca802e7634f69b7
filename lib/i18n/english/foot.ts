/** The merchant's links at the foot of the portal. */
export const foot = {
  "foot.terms": { text: "Terms", context: "Link to the business's terms of service." },
  "foot.privacy": { text: "Privacy", context: "Link to the business's privacy policy." },
  "foot.support": { text: "Contact {business}", context: "Link to the support of a business, by its name." },
  "foot.support.unnamed": {
    text: "Contact support",
    context: "Link to the support of a business without a name.",
  },
  "foot.poweredBy": { text: "Powered by Portico", context: "Portico is the name of the software." },
  "foot.account": {
    text: "Signed in as {identity}",
    context: "At the foot of the page. {identity} is an email address or an ID.",
  },
} as const;
