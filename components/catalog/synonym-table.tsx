import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { SynonymDto } from "@/lib/catalog/synonyms/data";

/** Rows of synonyms; the words lead to where a row is changed. */
export function SynonymTable({ rows }: { readonly rows: readonly SynonymDto[] }) {
  return (
    <Table
      label="Synonyms"
      rows={rows}
      rowKey={({ id }) => id}
      stack
      tight
      columns={[
        {
          key: "words",
          head: "What people write",
          names: true,
          cell: ({ id, words, lang }) => (
            <Link href={`/admin/synonyms/${id}`} lang={lang} prefetch={false}>
              <bdi>{words.join(", ")}</bdi>
            </Link>
          ),
        },
        { key: "means", head: "What is searched as well", cell: ({ means }) => <bdi>{means.join(", ")}</bdi> },
        {
          key: "kind",
          head: "Kind",
          cell: ({ kind, lang }) => (
            <span className="flex flex-wrap gap-1.5">
              <Tag tone={kind === "brand" ? "warn" : "line"}>{kind === "brand" ? "Products" : "Synonyms"}</Tag>
              <Tag tone="plain">{lang === "he" ? "Hebrew" : "English"}</Tag>
            </span>
          ),
        },
        { key: "at", head: "Changed", cell: ({ updatedAt }) => <Time at={updatedAt} show="date" /> },
      ]}
    />
  );
}
