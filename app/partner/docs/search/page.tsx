import type { Metadata } from "next";
import Link from "next/link";
import { DocsPage } from "@/components/docs/docs-page";
import { DocsSearch } from "@/components/docs/docs-search";
import { State } from "@/components/ui/state";
import { searchText } from "@/lib/accounts/search-text";
import { loadDocsEntries } from "@/lib/onboarding/docs-search/loaders";
import { searchDocs } from "@/lib/onboarding/docs-search/rank";
import { counted } from "@/lib/platform/text/counted";

export const instant = false;
export const metadata: Metadata = { title: "Search", robots: { index: false } };

/** Looks a word up in guides, calls, events, permissions, errors and rules. */
export default async function DocsSearchPage({ searchParams }: PageProps<"/partner/docs/search">) {
  const q = searchText((await searchParams).q).trim();
  const found = searchDocs(loadDocsEntries(), q);
  return (
    <DocsPage
      title="Search"
      summary={q === "" ? "Guides, calls, events, permissions, errors and rules." : counted(found.length, "result")}
    >
      <DocsSearch q={q} />
      {q !== "" && found.length === 0 && (
        <State kind="empty" title="Nothing in the documentation holds all of these words">
          Try one word, or the name of a call, an event or an error.
        </State>
      )}
      <ol className="grid gap-3">
        {found.map((entry) => (
          <li key={`${entry.href} ${entry.title}`} className="border-b border-line pb-3 last:border-0">
            <Link href={entry.href} className="t-3">
              {entry.title}
            </Link>
            <p className="t-small text-ink-3">{entry.section}</p>
          </li>
        ))}
      </ol>
    </DocsPage>
  );
}
