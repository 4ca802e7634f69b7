import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { logoCharsMax } from "@/lib/appearance/logo-size";

type ImageControlProps = {
  id: string;
  "aria-describedby": string;
  "aria-invalid"?: true | undefined;
  /** The image as a data URL, or empty. */
  value: string;
  onChange: (value: string) => void;
};

/** Reads an image as a data URL. The server validates the image and explains any refusal. */
export function ImageControl({ value, onChange, ...described }: ImageControlProps) {
  const picker = useRef<HTMLInputElement>(null);
  // Empties the field once the image is removed. Otherwise the field would still show the file's name, and choosing
  // the same file again would do nothing.
  useEffect(() => {
    if (value === "" && picker.current) picker.current.value = "";
  }, [value]);
  // A file that is too large is cut off, and a file that isn't an image can't be shown.
  const isShowable = value.startsWith("data:image/") && value.length <= logoCharsMax;
  const read = (file: File | undefined) => {
    if (!file) return;
    const reader = new FileReader();
    // Sends at most one character more than the limit, so the server can still see that an image is too large.
    reader.onload = () => onChange(String(reader.result).slice(0, logoCharsMax + 1));
    reader.readAsDataURL(file);
  };
  return (
    <div className="space-y-2">
      {isShowable && (
        <img src={value} alt="" className="max-h-10 max-w-full rounded-sm border border-line p-1" />
      )}
      <div className="flex flex-wrap items-center gap-2">
        <input
          {...described}
          ref={picker}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/svg+xml"
          onChange={({ target }) => read(target.files?.[0])}
          className="block max-w-full min-w-0 text-help file:me-2 file:min-h-7 file:rounded-md file:border file:border-line-mid file:bg-surface file:px-2.25 file:font-medium"
        />
        {value !== "" && (
          <Button size="small" tone="quiet" onClick={() => onChange("")}>
            Remove
          </Button>
        )}
      </div>
    </div>
  );
}
