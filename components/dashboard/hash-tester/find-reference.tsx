import { Search } from "lucide-react";
import { Button } from "@/components/ui/button";
import { controlClasses } from "@/components/ui/field";

/** Looks up a reference from a customer. The form sends a plain GET request, so that the result has its own URL. */
export function FindReference({ address, reference }: { address: string; reference: string | undefined }) {
  return (
    <form
      action={address}
      className="flex items-center gap-2 max-sm:w-full"
      role="search"
      aria-label="Reference"
    >
      <input
        name="ref"
        aria-label="Reference"
        placeholder="Reference"
        defaultValue={reference}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        className={`${controlClasses} min-h-8! sm:w-52! max-md:min-h-10! font-mono`}
      />
      <Button type="submit">
        <Search aria-hidden="true" className="size-3.5" />
        Find
      </Button>
    </form>
  );
}
