import type { Nodes } from "mdast";
import { expect, it } from "vitest";
import { readMarkdown, safeHref } from "./markdown-typed";

it("knows safe addresses", () => {
  expect(safeHref("mailto:help@a.example")).toBe("mailto:help@a.example");
  expect(safeHref("/relative")).toBe("");
  expect(safeHref("ftp://a.example")).toBe("");
});

function types(node: Nodes): string[] {
  return [node.type, ...("children" in node ? node.children.flatMap(types) : [])];
}

it("leaves nothing that becomes an element of another kind", () => {
  const tree = readMarkdown("a[^1] ![b](c.png) [d](/e) <i>f</i>\n\n- [ ] g\n\n[^1]: h\n\n[i]: /j");
  expect(new Set(tree ? types(tree) : [])).toEqual(
    new Set(["root", "paragraph", "text", "emphasis", "list", "listItem"]),
  );
});

it("reads nothing that is too deep", () => {
  expect(readMarkdown(">".repeat(3_800))).toBeNull();
});
