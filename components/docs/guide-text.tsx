import Link from "next/link";
import ReactMarkdown, { type Components, type ExtraProps } from "react-markdown";
import remarkGfm from "remark-gfm";
import { CodeBlock } from "@/components/ui/code-block";
import { headingId } from "@/lib/onboarding/guides/heading-id";

const LANGUAGES: Readonly<Record<string, string>> = { ts: "TypeScript", sh: "Shell", json: "JSON" };

type Node = NonNullable<ExtraProps["node"]>["children"][number];

function textOf(node: Node): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}

function Code({ node }: ExtraProps) {
  const code = node?.children[0];
  if (code?.type !== "element") return null;
  const names = code.properties.className;
  const language = Array.isArray(names) ? String(names[0]).replace("language-", "") : "";
  return <CodeBlock code={textOf(code).trimEnd()} title={LANGUAGES[language] ?? "Text"} />;
}

/** What a table is about: the text of its first cell. */
function firstCell(node: ExtraProps["node"]): string {
  const cell = (inside: Node): string | null => {
    if (inside.type !== "element") return null;
    if (inside.tagName === "th") return textOf(inside);
    return inside.children.map(cell).find((text) => text !== null) ?? null;
  };
  return node ? (cell(node) ?? "") : "";
}

/** Our own texts, so headings are anchors, links stay in the app, and code can be copied. */
const PARTS: Components = {
  h2: ({ node, children }) => {
    const id = headingId(node?.children.map(textOf).join("") ?? "");
    return (
      <h2 id={id} className="t-2 scroll-mt-6 pt-6">
        {children}
      </h2>
    );
  },
  a: ({ href = "", children }) => <Link href={href}>{children}</Link>,
  code: ({ children }) => <code className="mono rounded-sm bg-sunk px-1 break-words">{children}</code>,
  pre: Code,
  table: ({ node, children }) => (
    <section className="tbl-wrap" aria-label={`Table: ${firstCell(node)}`} {...SCROLLS}>
      <table className="tbl">{children}</table>
    </section>
  ),
};

/** What scrolls sideways must be reachable by keyboard. */
const SCROLLS = { tabIndex: 0 };

/** A written guide. Not for text of partners or customers: that is what `Markdown` is for. */
export function GuideText({ text }: { readonly text: string }) {
  return (
    <div className="grid grid-cols-1 min-w-0 gap-4 text-[15px] leading-6 [&_a]:underline [&_li+li]:mt-1 [&_ol]:list-decimal [&_ol]:ps-5 [&_p]:max-w-[72ch] [&_ul]:list-disc [&_ul]:ps-5">
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={PARTS}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
