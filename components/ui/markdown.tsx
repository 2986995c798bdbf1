import type { ReactElement } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import { log } from "@/lib/platform/log";
import { readMarkdown, safeHref } from "@/lib/platform/text/markdown-typed";

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

/** Made here and now, not as a component of its own: what fails is caught before the page is written. Null when it cannot be shown. */
function structured(text: string): ReactElement | null {
  try {
    const tree = readMarkdown(text);
    if (!tree) return null;
    // The tree is ready; the library only makes elements of it.
    return ReactMarkdown({
      children: "",
      remarkPlugins: [() => () => tree],
      rehypePlugins: [[rehypeSanitize, SCHEMA]],
      components: PARTS,
      urlTransform: safeHref,
    });
  } catch (err) {
    log().error({ err }, "A text could not be shown as Markdown.");
    return null;
  }
}

/**
 * Text written by a partner or customer. Raw HTML in it is shown as text, never run; what is nested too deeply, or cannot be read, is
 * shown as it was written. `lang` is the writer's language.
 */
export function Markdown({ text, lang }: { readonly text: string; readonly lang?: string | undefined }) {
  return (
    <div className="prose" lang={lang}>
      {structured(text) ?? <p className="whitespace-pre-wrap">{text}</p>}
    </div>
  );
}
