import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";

export default function DashboardNotFound() {
  return (
    <PageHeader
      title="There is nothing here"
      action={<ButtonLink href="/dashboard">Go to the overview</ButtonLink>}
    >
      It may have been removed, or the address was not copied completely.
    </PageHeader>
  );
}
