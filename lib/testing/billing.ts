import { frontDoor } from "@/lib/portal/door/front-door";
import { addTaxId as addTaxIdOperation } from "@/lib/portal/operations/add-tax-id";
import { billingDetails as operation } from "@/lib/portal/operations/billing-details";
import { removeTaxId as removeTaxIdOperation } from "@/lib/portal/operations/remove-tax-id";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import type { PortalSettings } from "@/lib/settings/schema";
import { type PortalWorld, portalWorld } from "./portal-world";
import { viewReading } from "./readings";

/** Helpers for tests in which Ada edits the details on her invoices. */

export const billingDetails = frontDoor(operation);
export const addTaxId = frontDoor(addTaxIdOperation);
export const removeTaxId = frontDoor(removeTaxIdOperation);
export const ada = "ada@example.com";
export const customer = "cus_LumenAda";

export const written = {
  name: "Lovelace Engines Ltd",
  line1: "12 St James's Square",
  line2: "",
  city: "London",
  postalCode: "SW1Y 4JH",
  state: "",
  country: "GB",
  phone: "+44 20 7946 0000",
};

export async function openWorld(settings: Partial<PortalSettings> = {}): Promise<PortalWorld> {
  const world = await portalWorld();
  await world.saveSettings({ billingDetails: true, taxIds: true, ...settings });
  return world;
}

export async function customerOf(token: string): Promise<CustomerView> {
  const answer = await viewReading(token);
  if (!answer.ok) throw new Error(answer.error.message);
  if (!answer.value.customer) throw new Error("There is no customer.");
  return answer.value.customer;
}

export async function intentOf(token: string): Promise<string> {
  return (await customerOf(token)).intentId;
}
