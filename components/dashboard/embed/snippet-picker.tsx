import Link from "next/link";
import { PickerSelect } from "./picker-select";

export type PickerOption = { id: string; group: string; label: string; href: string };

type SnippetPickerProps = { label: string; options: readonly PickerOption[]; current: string };

/** Lets the member choose a language or framework: links beside the code, or a select above it on phones. */
export function SnippetPicker({ label, options, current }: SnippetPickerProps) {
  const groups = [...new Set(options.map(({ group }) => group))];
  const chosen = options.find(({ id }) => id === current);
  return (
    <>
      <nav
        aria-label={label}
        className="max-h-95 overflow-y-auto border-e border-line p-2 [scrollbar-width:thin] max-md:hidden"
      >
        {groups.map((group) => (
          <div key={group} role="group" aria-label={group}>
            <p className="px-2 pt-2 pb-0.5 text-xs font-medium text-faint">{group}</p>
            <ul>
              {options
                .filter((option) => option.group === group)
                .map(({ id, label: text, href }) => (
                  <li key={id}>
                    <Link
                      href={href}
                      scroll={false}
                      aria-current={id === current ? "true" : undefined}
                      className="flex min-h-7.5 items-center rounded-[5px] px-2 text-help font-medium text-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-accent"
                    >
                      {text}
                    </Link>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="border-b border-line p-2 md:hidden">
        <PickerSelect label={label} value={chosen?.href ?? ""}>
          {groups.map((group) => (
            <optgroup key={group} label={group}>
              {options
                .filter((option) => option.group === group)
                .map(({ id, label: text, href }) => (
                  <option key={id} value={href}>
                    {text}
                  </option>
                ))}
            </optgroup>
          ))}
        </PickerSelect>
      </div>
    </>
  );
}
