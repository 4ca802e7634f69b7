import "server-only";
import { listMerchants, type MerchantSummary } from "../db/kept/delete-merchant";
import { OperatorError } from "../operator-error";
import { mintMerchantId, type Mode } from "../tenancy";
import type { CommandOptions } from "./command-options";

/** The actor of an operator's commands. */
export const asSystem = (merchant: MerchantSummary) =>
  ({ merchantId: mintMerchantId(merchant.id), actor: "system" }) as const;

export async function resolveMerchant({ merchant: id }: CommandOptions): Promise<MerchantSummary> {
  const merchant = (await listMerchants()).find((each) => each.id === id);
  if (merchant) return merchant;
  throw new OperatorError("There is no merchant with this ID. The command merchants lists all of them.");
}

export function parseMode(word: string | undefined): Mode {
  if (word === "test" || word === "live") return word;
  throw new OperatorError("Add --mode test or --mode live.");
}

export const day = (date: Date) => date.toISOString().slice(0, 10);

export function describe({ id, name, members, createdAt, deletesAt }: MerchantSummary): string {
  const end = deletesAt ? `, closed, deleted on ${day(deletesAt)}` : "";
  return `${id}  ${name} (${members.join(", ")}), since ${day(createdAt)}${end}`;
}
