import { PortalPreview } from "@/components/dashboard/preview/portal-preview";
import { ConnectStep } from "@/components/dashboard/set-up/connect-step";
import { PresetStep } from "@/components/dashboard/set-up/preset-step";
import { ServiceStep } from "@/components/dashboard/set-up/service-step";
import { nextStep, SetUpSteps, type StepNumber } from "@/components/dashboard/set-up/set-up";
import { SiteStep } from "@/components/dashboard/set-up/site-step";
import { Callout } from "@/components/ui/callout";
import { readPortal } from "@/lib/db/portals";
import { env } from "@/lib/env";
import { describeCatalogue } from "@/lib/merchant/described-catalogue";
import { listPreviewCustomers } from "@/lib/merchant/preview";
import { readCatalogueOf } from "@/lib/merchant/services";
import type { SetUp } from "@/lib/merchant/set-up";
import { suggestServices } from "@/lib/merchant/suggested-services";
import { stripeAway } from "@/lib/problem-words";
import { effectiveSettings, storedSettings } from "@/lib/settings/effective";
import { permissionPresets } from "@/lib/settings/permission-presets";
import { portalSettings } from "@/lib/settings/schema";
import { parseServices } from "@/lib/settings/service";
import { htmlSnippet } from "@/lib/snippets/html";
import { serverSnippets } from "@/lib/snippets/server-snippets";
import { secretKeyVariable } from "@/lib/snippets/variables";
import { newKeyUrl, permissionsFor } from "@/lib/stripe/keys/permissions";
import { hasSandbox, readSandboxStory } from "@/lib/stripe/keys/sandbox";
import type { MerchantId, Mode } from "@/lib/tenancy";

type SetUpPageProps = { merchantId: MerchantId; mode: Mode; setUp: SetUp; asked: string | undefined };

/** The set-up steps of a new merchant. Only the open step loads its data. `asked`: the step named in the URL. */
export function SetUpPage({ merchantId, mode, setUp, asked }: SetUpPageProps) {
  const isStep = asked !== undefined && /^[1-4]$/.test(asked) && setUp.stripe !== null;
  const open = isStep ? (Number(asked) as StepNumber) : nextStep(setUp);
  const steps = {
    1: <Connect mode={mode} />,
    2: <ChooseService merchantId={merchantId} mode={mode} />,
    3: <ChoosePermissions merchantId={merchantId} mode={mode} />,
    4: <AddToSite merchantId={merchantId} mode={mode} />,
  };
  return (
    <SetUpSteps
      mode={mode}
      setUp={setUp}
      open={open}
      preview={
        open === 4 && setUp.stripe ? (
          <PortalPreview mode={mode} customers={listPreviewCustomers(merchantId, mode)} changes={[]} />
        ) : undefined
      }
    >
      {steps[open]}
    </SetUpSteps>
  );
}

/**
 * The link asks for every permission that any setting needs, so that turning on a setting never requires a
 * new key.
 */
async function Connect({ mode }: { mode: Mode }) {
  const everything = permissionPresets.at(-1)?.values;
  const permissions = permissionsFor(portalSettings.parse(everything));
  const story = hasSandbox() && mode === "test" ? ((await readSandboxStory()) ?? { customers: 0 }) : null;
  return (
    <ConnectStep
      mode={mode}
      sandbox={story}
      permissions={permissions}
      newKeyAddress={newKeyUrl(mode, permissions)}
    />
  );
}

type StepContentProps = { merchantId: MerchantId; mode: Mode };

async function ChooseService({ merchantId, mode }: StepContentProps) {
  const [catalogue, portal] = await Promise.all([
    readCatalogueOf(merchantId, mode),
    readPortal(merchantId, mode),
  ]);
  if (!catalogue.ok) return <Callout tone="danger" title={`${stripeAway}. Reload the page in a minute.`} />;
  return (
    <ServiceStep
      mode={mode}
      products={describeCatalogue(catalogue.products)}
      suggested={suggestServices(catalogue.products)}
      services={parseServices(portal.service) ?? []}
    />
  );
}

async function ChoosePermissions({ merchantId, mode }: StepContentProps) {
  const { settings } = await readPortal(merchantId, mode);
  return (
    <PresetStep
      mode={mode}
      presets={permissionPresets}
      chosen={storedSettings(settings)}
      customers={listPreviewCustomers(merchantId, mode)}
    />
  );
}

async function AddToSite({ merchantId, mode }: StepContentProps) {
  const portal = await readPortal(merchantId, mode);
  const { identifyBy, debug, handleResponse } = effectiveSettings(portal.settings, mode);
  const values = { appUrl: env().APP_URL, portalId: portal.id, identifyBy, mode, debug, handleResponse };
  return (
    <SiteStep
      mode={mode}
      servers={serverSnippets({ ...values, proof: "hash" })}
      page={htmlSnippet(values)}
      secretKeyVariable={secretKeyVariable}
    />
  );
}
