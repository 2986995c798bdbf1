import { Table } from "@/components/ui/table";
import type { SchemaRow } from "./schema-rows";

/** Fields of a body as a table. */
export function SchemaTable({
  label,
  rows,
  answers = false,
}: {
  readonly label: string;
  readonly rows: readonly SchemaRow[] /** An answer: nothing is "required". */;
  readonly answers?: boolean;
}) {
  return (
    <Table
      label={label}
      stack
      tight
      rows={rows}
      rowKey={({ path }) => path}
      columns={[
        {
          key: "field",
          head: "Field",
          names: true,
          cell: ({ path }) => <code className="mono break-all">{path}</code>,
        },
        { key: "type", head: "Type", cell: ({ type }) => <span className="break-words">{type}</span> },
        ...(answers
          ? []
          : [{ key: "required", head: "Needed", cell: ({ required }: SchemaRow) => (required ? "yes" : "no") }]),
        { key: "note", head: "Meaning", cell: ({ note }) => <span>{note}</span> },
      ]}
    />
  );
}
