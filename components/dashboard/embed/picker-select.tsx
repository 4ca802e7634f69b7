"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { Select } from "@/components/ui/select";

type PickerSelectProps = {
  label: string;
  /** The URL of the chosen option. */
  value: string;
  /** Options whose values are URLs. */
  children: ReactNode;
};

/** A select that navigates to the chosen URL. */
export function PickerSelect({ label, value, children }: PickerSelectProps) {
  const router = useRouter();
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(event) => router.push(event.target.value, { scroll: false })}
    >
      {children}
    </Select>
  );
}
