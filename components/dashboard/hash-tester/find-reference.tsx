import { Search } from "lucide-react";
import { Button } from "@/components/ui/button";
import { controlClasses } from "@/components/ui/field";

/** Looks up the reference that a customer reads out. A plain form, so that the result has an address. */
export function FindReference({ address, reference }: { address: string; reference: string | undefined }) {
  return (
    <form action={address} className="flex items-center gap-2" role="search" aria-label="Reference">
      <input
        name="ref"
        aria-label="Reference"
        placeholder="Reference"
        defaultValue={reference}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        className={`${controlClasses} w-52! font-mono`}
      />
      <Button type="submit" size="small">
        <Search aria-hidden="true" className="size-3.5" />
        Find
      </Button>
    </form>
  );
}
