import { notFound } from "next/navigation";
import { apiGroups } from "./api-groups";
import { DocsPage } from "./docs-page";
import { OperationView } from "./operation-view";

/** The page of one group of calls; not there when this server does not answer them. */
export function ApiGroupPage({ slug }: { readonly slug: string }) {
  const { tag, operations } = apiGroups().find((group) => group.slug === slug) ?? notFound();
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
