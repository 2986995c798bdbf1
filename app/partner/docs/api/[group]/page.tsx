import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { apiGroups } from "@/components/docs/api-groups";
import { DocsPage } from "@/components/docs/docs-page";
import { OperationView } from "@/components/docs/operation-view";

export function generateStaticParams() {
  return apiGroups().map(({ slug }) => ({ group: slug }));
}

const find = (slug: string) => apiGroups().find((group) => group.slug === slug);

export async function generateMetadata({ params }: PageProps<"/partner/docs/api/[group]">): Promise<Metadata> {
  const group = find((await params).group);
  return group ? { title: `${group.tag}, API reference` } : {};
}

export default async function ApiGroupPage({ params }: PageProps<"/partner/docs/api/[group]">) {
  const { tag, operations } = find((await params).group) ?? notFound();
  return (
    <DocsPage
      title={tag}
      summary="Fields, answers, and a place to try each call with a token of your sandbox."
      headings={operations.map(({ id, summary }) => ({ id, title: summary }))}
    >
      {operations.map((operation) => (
        <OperationView key={operation.id} operation={operation} />
      ))}
    </DocsPage>
  );
}
