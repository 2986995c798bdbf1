import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown, safeHref } from "./markdown";

function html(text: string): string {
  return renderToStaticMarkup(<Markdown text={text} />);
}

describe("Markdown", () => {
  it.each([
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[x](javascript:alert(1))",
    "[x](  JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "![x](https://tracker.example/x.png)",
    '<a href="https://a.example" onclick="alert(1)">x</a>',
    "<style>body{display:none}</style>",
    '<iframe src="https://a.example"></iframe>',
    "[x](//a.example)",
    "<javascript:alert(1)>",
  ])("runs nothing and loads nothing from %s", (text) => {
    const out = html(text);
    expect(out).not.toMatch(/<(script|img|style|iframe|input|object|embed|svg|form)\b/i);
    expect(out).not.toMatch(/<[^>]*\son\w+=/i);
    expect(out).not.toMatch(/href="(?!https?:|mailto:|")/i);
  });

  it("keeps ordinary links and says that we do not vouch for them", () => {
    expect(html("[docs](https://a.example/x)")).toContain(
      '<a href="https://a.example/x" rel="nofollow ugc noopener">docs</a>',
    );
  });

  it("puts headings under the page's own", () => {
    expect(html("# One\n\n## Two\n\n### Three")).toMatch(/<h3>One<\/h3>\s*<h3>Two<\/h3>\s*<h4>Three<\/h4>/);
  });
});

it("knows safe addresses", () => {
  expect(safeHref("mailto:help@a.example")).toBe("mailto:help@a.example");
  expect(safeHref("/relative")).toBe("");
  expect(safeHref("ftp://a.example")).toBe("");
});
