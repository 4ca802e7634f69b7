import { InlineLink } from "@/components/ui/inline-link";
import { Moment } from "@/components/ui/moment";
import { RowActions } from "@/components/ui/row-actions";
import { Table, type TableColumn } from "@/components/ui/table";
import type { PortalOverview } from "@/lib/merchant/portals";
import type { Mode } from "@/lib/tenancy";
import { addressOf } from "../navigation";
import { DeletePortal } from "./delete-portal";
import { RenamePortal } from "./rename-portal";

type PortalTableProps = { mode: Mode; portals: readonly PortalOverview[]; now: Date };

/** Lists a mode's portals with the details that tell them apart. */
export function PortalTable({ mode, portals, now }: PortalTableProps) {
  const pageOf = ({ id, isFirst }: PortalOverview, path: string) =>
    addressOf(mode, path, isFirst ? undefined : id);
  const columns: [TableColumn<PortalOverview>, ...TableColumn<PortalOverview>[]] = [
    {
      head: "Portal",
      cell: (portal) => (
        <span className="block max-w-72">
          <InlineLink href={pageOf(portal, "settings")}>
            <bdi className="wrap-anywhere">{portal.name}</bdi>
          </InlineLink>
          <code className="block font-mono text-xs font-normal text-muted">{portal.id}</code>
        </span>
      ),
    },
    {
      head: "Services",
      cell: (portal) =>
        portal.services.length > 0 ? (
          <bdi className="block max-w-52 truncate" title={portal.services.join(", ")}>
            {portal.services.join(", ")}
          </bdi>
        ) : (
          <span className="text-muted">None</span>
        ),
    },
    { head: "Sites", isAtEnd: true, cell: ({ sites }) => sites },
    {
      head: "Last visit",
      cell: ({ lastVisitAt }) => (lastVisitAt ? <Moment at={lastVisitAt} now={now} /> : "–"),
    },
    {
      head: "Refused this week",
      isAtEnd: true,
      cell: (portal) =>
        portal.refused > 0 ? (
          <InlineLink href={pageOf(portal, "hash-tester")}>
            {portal.refused.toLocaleString("en-US")}
          </InlineLink>
        ) : (
          0
        ),
    },
    {
      head: "Actions",
      isHeadHidden: true,
      isAtEnd: true,
      cell: ({ id, name, isFirst }) => (
        <RowActions>
          <RenamePortal mode={mode} id={id} name={name} />
          {!isFirst && <DeletePortal mode={mode} id={id} name={name} />}
        </RowActions>
      ),
    },
  ];
  return <Table label="Portals" columns={columns} rows={portals} rowKey={({ id }) => id} />;
}
