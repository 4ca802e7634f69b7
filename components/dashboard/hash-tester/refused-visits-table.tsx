import { ShieldCheck } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { RowActions } from "@/components/ui/row-actions";
import { Table, type TableColumn } from "@/components/ui/table";
import type { RefusedVisit } from "@/lib/merchant/refused-visits";
import type { Mode } from "@/lib/tenancy";
import { AllowOrigin } from "../embed/allow-origin";

type RefusedVisitsTableProps = {
  mode: Mode;
  portalId: string | undefined;
  visits: readonly RefusedVisit[];
  /** The page's URL. Each row's link adds its visit's reference. */
  address: string;
  now: Date;
};

/** Lists refused visits, reason first. Only the merchant sees the reason; customers see the reference. */
export function RefusedVisitsTable({ mode, portalId, visits, address, now }: RefusedVisitsTableProps) {
  if (visits.length === 0) {
    return (
      <EmptyState icon={ShieldCheck} title="No refused visits">
        When the portal refuses a customer, you’ll see why here.
      </EmptyState>
    );
  }
  const columns: [TableColumn<RefusedVisit>, ...TableColumn<RefusedVisit>[]] = [
    {
      head: "Reason",
      cell: ({ words }) => <span className="block text-balance md:min-w-38">{words.title}</span>,
    },
    { head: "Customer", cell: ({ identity }) => <Strange text={identity} /> },
    { head: "Site", cell: ({ origin }) => <Strange text={origin.replace(/^https:\/\//, "")} isCode /> },
    {
      head: "Reference",
      cell: ({ id }) => (
        <code title={id} className="font-mono text-xs whitespace-nowrap text-muted">
          {id.slice(0, 13)}
        </code>
      ),
    },
    { head: "When", cell: ({ createdAt }) => <Moment at={createdAt} now={now} /> },
    {
      head: "Action",
      isHeadHidden: true,
      isAtEnd: true,
      cell: ({ id, allowableOrigin }) => (
        <RowActions>
          {allowableOrigin ? (
            <AllowOrigin mode={mode} portalId={portalId} origin={allowableOrigin} />
          ) : (
            <ButtonLink href={`${address}?ref=${id}`} size="small">
              Explain<span className="sr-only"> {id.slice(0, 13)}</span>
            </ButtonLink>
          )}
        </RowActions>
      ),
    },
  ];
  return <Table label="Refused visits" columns={columns} rows={visits} rowKey={({ id }) => id} />;
}

/** Shortens text that a stranger may have sent, and isolates it so that it can't reverse the text around it. */
function Strange({ text, isCode = false }: { text: string; isCode?: boolean }) {
  if (!text) return <span className="text-faint">None</span>;
  return (
    <bdi title={text} className={`block max-w-52 truncate md:max-w-42 ${isCode ? "font-mono text-xs" : ""}`}>
      {text}
    </bdi>
  );
}
