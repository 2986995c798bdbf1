import { NotFoundPage } from "@/components/layout/not-found-page";
import { statusMetadata } from "@/lib/platform/next/page-status";

export const metadata = { title: "There is nothing here", ...statusMetadata(404) };

/** What the front door shows for a page that the documentation does not have; the contents stand beside it. */
export default function MissingDocsPage() {
  return (
    <NotFoundPage
      homeHref="/partner/docs"
      words={{
        title: "There is nothing here",
        why: "The documentation has no such page. The address may be old or mistyped; everything there is stands in the contents.",
        home: "Go to the overview",
      }}
    />
  );
}
