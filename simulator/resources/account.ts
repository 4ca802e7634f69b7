import type { Call, Resource } from "../call";
import { buildObject } from "../schema/build-object";
import type { Stored } from "../world";

/** The world's account. Its ID contains the world's name, unless a scenario stores another account. */
function retrieve({ world }: Call): Stored {
  const [own] = world.all("account");
  if (own) return own;
  return buildObject("account", {
    id: `acct_${world.name.replace(/[^A-Za-z0-9]/g, "")}`,
    charges_enabled: true,
    country: "US",
    default_currency: "usd",
    details_submitted: true,
    email: null,
    payouts_enabled: true,
    type: "standard",
  });
}

export const account: Resource = { "GET /v1/account": retrieve };
