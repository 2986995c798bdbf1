import type { ReactNode } from "react";

/** A page of the documentation: title, one sentence, and, on wide screens, what is on it. */
export function DocsPage({
  title,
  summary,
  headings = [],
  children,
}: {
  readonly title: string;
  readonly summary: ReactNode;
  readonly headings?: ReadonlyArray<{ readonly id: string; readonly title: string }> | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className="grid grid-cols-1 items-start gap-12 xl:grid-cols-[minmax(0,1fr)_200px]">
      <article className="grid grid-cols-1 max-w-200 min-w-0 gap-4">
        <h1 className="t-name">{title}</h1>
        <p className="t-read text-ink-2">{summary}</p>
        {children}
      </article>
      {headings.length > 0 && (
        <nav aria-label="On this page" className="sticky top-8 grid gap-1 max-xl:hidden">
          <h2 className="t-label text-ink-3">On this page</h2>
          <ul className="grid gap-1">
            {headings.map((heading) => (
              <li key={heading.id}>
                <a href={`#${heading.id}`} className="t-small text-ink-2 no-underline hover:text-ink">
                  {heading.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}
