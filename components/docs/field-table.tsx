import { Table } from "@/components/ui/table";
import type { FieldWords } from "@/lib/embed/docs/described-event";
import { Code, Words } from "./words";

type Row = [name: string, words: FieldWords];

/** Lists options, or the fields of a payload, with their types. */
export function FieldTable({
  label,
  fields,
}: {
  label: string;
  fields: Readonly<Record<string, FieldWords>>;
}) {
  return (
    <Table<Row>
      label={label}
      columns={[
        { head: "Name", cell: ([name]) => <Code>{name}</Code> },
        { head: "Type", cell: ([, [type]]) => type },
        { head: "What", cell: ([, [, what]]) => <Words>{what}</Words> },
      ]}
      rows={Object.entries(fields)}
      rowKey={([name]) => name}
    />
  );
}
