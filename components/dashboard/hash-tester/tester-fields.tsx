import { Button } from "@/components/ui/button";
import { TextArea, TextField } from "@/components/ui/field";
import type { IdentifyBy } from "@/lib/portal/proof/proof";

type TesterFieldsProps = {
  identifyBy: IdentifyBy;
  identity: string;
  /** The initial value of the field for the page's origin. */
  origin: string | undefined;
  isPending: boolean;
  onIdentity: (identity: string) => void;
  /** Called on every change, because the last result no longer applies. */
  onChange: () => void;
};

const labels: Record<IdentifyBy, { label: string; placeholder: string }> = {
  email: { label: "Customer’s email", placeholder: "ada@example.com" },
  customer_id: { label: "Customer ID", placeholder: "cus_…" },
};

const asTyped = { autoComplete: "off", spellCheck: false } as const;

/** The fields that a merchant's page sends to open the portal. */
export function TesterFields(props: TesterFieldsProps) {
  const { identifyBy, identity, origin, isPending, onIdentity, onChange } = props;
  return (
    <>
      <TextField
        {...labels[identifyBy]}
        {...asTyped}
        name="identity"
        value={identity}
        maxLength={1_000}
        onChange={(event) => onIdentity(event.target.value)}
      />
      <TextArea
        {...asTyped}
        label="Hash or signed token"
        name="proof"
        maxLength={4_000}
        className="field-sizing-content min-h-16! max-h-60 wrap-anywhere font-mono"
        help="As your page passes it. A hash has 64 characters, 0–9 and a–f."
        onChange={onChange}
      />
      <TextField
        {...asTyped}
        label="Address of your page (optional)"
        name="page"
        defaultValue={origin}
        inputMode="url"
        maxLength={2_000}
        className="font-mono"
        placeholder="https://app.example.com"
        onChange={onChange}
      />
      <Button type="submit" tone="primary" aria-disabled={isPending}>
        {isPending ? "Testing…" : "Test"}
      </Button>
    </>
  );
}
