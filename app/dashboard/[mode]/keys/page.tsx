import type { Metadata } from "next";
import { CreateSecretKey } from "@/components/dashboard/create-secret-key";
import { SecretKeyList } from "@/components/dashboard/secret-key-list";
import { PageHeader } from "@/components/ui/page-header";
import { listSecretKeys, maxActiveSecretKeys } from "@/lib/db/secret-keys";
import { enterPage, type ModeParams } from "../../enter-page";

export const metadata: Metadata = { title: "Keys" };

export default async function KeysPage({ params }: ModeParams) {
  const { member, mode } = await enterPage(params);
  const keys = await listSecretKeys(member.merchantId, mode);
  return (
    <>
      <PageHeader title="Keys">
        Your server makes the hash of a customer with a secret key of {mode} mode. Whoever has it can open
        every customer’s portal, so it belongs on your server alone.
      </PageHeader>
      <SecretKeyList mode={mode} keys={keys} now={new Date()} />
      <CreateSecretKey mode={mode} isFull={keys.length >= maxActiveSecretKeys} />
    </>
  );
}
