import { ButtonLink } from "@/components/ui/button-link";

type PageLinksProps = {
  address: string;
  /** The other parameters of the URL. */
  query: Record<string, string>;
  /** The first page is 0. */
  page: number;
  hasMore: boolean;
};

/** Links to the newer and older rows of a list. Renders nothing if one page shows all rows. */
export function PageLinks({ address, query, page, hasMore }: PageLinksProps) {
  if (page === 0 && !hasMore) return null;
  const to = (number: number) =>
    `${address}?${new URLSearchParams({ ...query, page: String(number) }).toString()}#refused`;
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2">
      {page > 0 && (
        <ButtonLink href={to(page - 1)} size="small">
          Newer
        </ButtonLink>
      )}
      {hasMore && (
        <ButtonLink href={to(page + 1)} size="small">
          Older
        </ButtonLink>
      )}
    </nav>
  );
}
