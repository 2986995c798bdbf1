import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";

const ALLOWED = new Set(["http:", "https:", "mailto:"]);

/** Plain text structure only: no images, no raw HTML, no ids or classes that could clash with ours. */
const SCHEMA = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !["img", "picture", "source", "input"].includes(name)),
  protocols: { href: ["http", "https", "mailto"] },
};

/** Headings start under the page's own (h3), so the outline stays in order. */
const PARTS: Components = {
  h1: ({ children }) => <h3>{children}</h3>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  a: ({ href, children }) => (
    <a href={href} rel="nofollow ugc noopener">
      {children}
    </a>
  ),
};

/** Keeps absolute http, https and mailto addresses, drops every other. */
export function safeHref(url: string): string {
  if (!URL.canParse(url)) return "";
  return ALLOWED.has(new URL(url).protocol) ? url : "";
}

/** Text written by a partner or customer. Raw HTML in it is shown as text, never run. `lang` is the writer's language. */
export function Markdown({ text, lang }: { readonly text: string; readonly lang?: string | undefined }) {
  return (
    <div className="prose" lang={lang}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[[rehypeSanitize, SCHEMA]]}
        components={PARTS}
        urlTransform={safeHref}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}
