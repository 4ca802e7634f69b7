import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";

export default function DashboardNotFound() {
  return (
    <PageHeader
      title="There’s nothing here"
      action={<ButtonLink href="/dashboard">Go to the overview</ButtonLink>}
    >
      It may have been removed, or the address is incomplete.
    </PageHeader>
  );
}
