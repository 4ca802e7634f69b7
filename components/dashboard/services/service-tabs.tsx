import { Segmented } from "@/components/ui/segmented";
import type { SavedService } from "@/lib/settings/service";

type ServiceTabsProps = {
  services: readonly SavedService[];
  current: SavedService | undefined;
  onChoose: (index: number) => void;
};

/** Chooses one of several services. Shows no tabs if there is only one. */
export function ServiceTabs({ services, current, onChoose }: ServiceTabsProps) {
  if (services.length < 2 || !current) return null;
  return (
    <Segmented
      label="Service"
      name="shown-service"
      options={services.map(({ name }, index) => ({ value: String(index), label: name || "New service" }))}
      value={String(services.indexOf(current))}
      onChange={(value) => onChoose(Number(value))}
    />
  );
}
