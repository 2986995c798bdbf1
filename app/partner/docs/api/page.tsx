import Link from "next/link";
import { apiGroups } from "@/components/docs/api-groups";
import { DocsPage } from "@/components/docs/docs-page";
import { ButtonLink } from "@/components/ui/button";

export const metadata = { title: "API reference", description: "Every call of the API." };

export default function ApiPage() {
  return (
    <DocsPage
      title="API reference"
      summary="Every call, made from the same schemas the server parses with. Open one to see its fields and try it from the page."
    >
      <div>
        <ButtonLink href="/api/v1/openapi.json" prefetch={false}>
          OpenAPI 3.1 document
        </ButtonLink>
      </div>
      {apiGroups().map(({ tag, slug, operations }) => (
        <section key={slug} aria-labelledby={slug} className="grid gap-2 pt-4">
          <h2 id={slug} className="t-2">
            {tag}
          </h2>
          <ul className="grid">
            {operations.map((operation) => (
              <li key={operation.id} className="border-t border-line">
                <Link
                  href={`/partner/docs/api/${slug}#${operation.id}`}
                  className="grid gap-1 py-2 no-underline sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
                >
                  <code className="mono break-all">
                    {operation.method.toUpperCase()} {operation.path}
                  </code>
                  <span>{operation.summary}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </DocsPage>
  );
}
