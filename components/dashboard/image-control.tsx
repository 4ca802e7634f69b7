import { Button } from "@/components/ui/button";
import { logoCharsMax } from "@/lib/appearance/logo-size";

type ImageControlProps = {
  id: string;
  "aria-describedby": string;
  name: string;
  /** The image as a data URL, or empty. */
  value: string;
  onChange: (value: string) => void;
};

/** Reads an image into the form as text. The server checks it, and says why it doesn't take one. */
export function ImageControl({ name, value, onChange, ...described }: ImageControlProps) {
  const read = (file: File | undefined) => {
    if (!file) return;
    const reader = new FileReader();
    // Of an image that is too large, only as much is sent as shows the server that it is.
    reader.onload = () => onChange(String(reader.result).slice(0, logoCharsMax + 1));
    reader.readAsDataURL(file);
  };
  return (
    <div className="space-y-2">
      <input type="hidden" name={name} value={value} />
      {value.length > 0 && value.length <= logoCharsMax && (
        <img src={value} alt="" className="max-h-10 max-w-full rounded-sm border border-line p-1" />
      )}
      <input
        {...described}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/svg+xml"
        onChange={({ target }) => read(target.files?.[0])}
        className="block w-full text-sm"
      />
      {value !== "" && (
        <Button type="button" tone="quiet" onClick={() => onChange("")}>
          Remove
        </Button>
      )}
    </div>
  );
}
