import type { Call, Resource } from "../call";
import { shape } from "../schema/shape";
import type { Stored } from "../world";

/** The account a world belongs to. A scenario may store one of its own; otherwise it has the world's name. */
function retrieve({ world }: Call): Stored {
  const [own] = world.all("account");
  if (own) return own;
  return shape("account", {
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
