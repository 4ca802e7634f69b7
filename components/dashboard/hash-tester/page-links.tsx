import { ButtonLink } from "@/components/ui/button-link";

type PageLinksProps = {
  address: string;
  /** The other parameters of the URL. */
  query: Record<string, string>;
  /** The first page is 0. */
  page: number;
  /** The number of rows on a full page. */
  size: number;
  /** The number of rows on all pages. */
  total: number;
};

/** Says which rows of a list are shown, with links to newer and older ones. Renders nothing if one page shows them all. */
export function PageLinks({ address, query, page, size, total }: PageLinksProps) {
  if (total <= size) return null;
  const [first, last] = [page * size + 1, Math.min((page + 1) * size, total)];
  const to = (number: number) =>
    `${address}?${new URLSearchParams({ ...query, page: String(number) }).toString()}#refused`;
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-end gap-2">
      <p className="me-auto text-help text-muted tabular-nums">
        {first.toLocaleString("en-US")}–{last.toLocaleString("en-US")} of {total.toLocaleString("en-US")}
      </p>
      {page > 0 && (
        <ButtonLink href={to(page - 1)} size="small">
          Newer
        </ButtonLink>
      )}
      {last < total && (
        <ButtonLink href={to(page + 1)} size="small">
          Older
        </ButtonLink>
      )}
    </nav>
  );
}
