import { createApiKey } from "@/lib/merchant/api-keys";
import { createPortalLink, type PortalLinkOptions } from "../../packages/server/src";
import type { World } from "./world";

/** A link to the hosted page of Ada's portal, made by the merchant's server. */
export async function linkFor(world: World, more: Partial<PortalLinkOptions> = {}): Promise<string> {
  const actor = { merchantId: world.merchantId, actor: "system" } as const;
  const { key: apiKey } = await createApiKey(actor, "test", "server");
  const asked = {
    ...{ origin: process.env.APP_URL ?? "", apiKey, customerId: "cus_LumenAda" },
    returnUrl: `${world.siteUrl}/account`,
  };
  return (await createPortalLink({ ...asked, ...more } as PortalLinkOptions)).url;
}
