import { Search } from "lucide-react";
import type { RefObject } from "react";
import { controlClasses } from "@/components/ui/field";

type SearchFieldProps = {
  label: string;
  query: string;
  setQuery: (query: string) => void;
  field: RefObject<HTMLInputElement | null>;
  /** The number of matches, for screen readers. */
  count: number;
};

/** A field that filters a list while the member types. The key "/" focuses the field. */
export function SearchField({ label, query, setQuery, field, count }: SearchFieldProps) {
  return (
    <div className="relative mb-3">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 start-2.5 my-auto size-4 text-faint"
      />
      <input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        // Without this, Enter would save the form.
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        className={`${controlClasses} ps-8`}
      />
      <p role="status" className="sr-only">
        {query === "" ? "" : `${count} found`}
      </p>
    </div>
  );
}
