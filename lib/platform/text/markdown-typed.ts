import type { BlockContent, Definition, DefinitionContent, Nodes, PhrasingContent, Root, RootContent } from "mdast";
import { parseMarkdown } from "./markdown";

type Block = BlockContent | DefinitionContent;
/** The text a tree came from, the first link definition of each name, and the names in use. */
type Written = { source: string; definitions: Map<string, Definition>; used: Set<string> };

const ALLOWED = new Set(["http:", "https:", "mailto:"]);

/** Keeps absolute http, https and mailto addresses, drops every other. */
export function safeHref(url: string): string {
  if (!URL.canParse(url)) return "";
  return ALLOWED.has(new URL(url).protocol) ? url : "";
}

const text = (value: string): PhrasingContent => ({ type: "text", value });
const raised = (value: string): PhrasingContent => ({
  type: "emphasis",
  data: { hName: "sup" },
  children: [text(value)],
});

function asTyped(node: Nodes, { source }: Written): PhrasingContent {
  return text(source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0));
}

function isSeen(node: Nodes): boolean {
  if ("children" in node) return node.children.some(isSeen);
  const shown = "value" in node ? node.value : "alt" in node ? node.alt : "";
  return (shown ?? "").trim() !== "";
}

function collect(node: Nodes, written: Written): void {
  if (node.type === "definition" && !written.definitions.has(node.identifier))
    written.definitions.set(node.identifier, node);
  if (node.type === "linkReference" || node.type === "imageReference") written.used.add(node.identifier);
  if ("children" in node) for (const child of node.children) collect(child, written);
}

function inline(node: PhrasingContent, written: Written): PhrasingContent {
  switch (node.type) {
    case "link":
    case "linkReference": {
      const to = node.type === "link" ? node : written.definitions.get(node.identifier);
      if (!to || safeHref(to.url) === "" || !isSeen(node)) return asTyped(node, written);
      return { ...node, children: inlines(node.children, written) };
    }
    case "emphasis":
    case "strong":
    case "delete":
      return { ...node, children: inlines(node.children, written) };
    case "image":
    case "imageReference":
      return isSeen(node) ? text(node.alt ?? "") : asTyped(node, written);
    case "footnoteReference":
      return raised(`[${node.label ?? node.identifier}]`);
    case "html":
      return text(node.value);
    default:
      return node;
  }
}

function inlines(nodes: readonly PhrasingContent[], written: Written): PhrasingContent[] {
  return nodes.map((node) => inline(node, written));
}

/** The same blocks, the first beginning with a mark: a tick, or the number of a footnote. */
function marked(mark: PhrasingContent, blocks: readonly Block[]): Block[] {
  const [first, ...rest] = blocks;
  if (first?.type === "paragraph") return [{ ...first, children: [mark, text(" "), ...first.children] }, ...rest];
  return [{ type: "paragraph", children: [mark] }, ...blocks];
}

function blocks(nodes: readonly RootContent[], written: Written): Block[] {
  return nodes.flatMap((node) => block(node, written));
}

function block(node: RootContent, written: Written): Block[] {
  switch (node.type) {
    case "paragraph":
    case "heading":
      return [{ ...node, children: inlines(node.children, written) }];
    case "blockquote":
      return [{ ...node, children: blocks(node.children, written) }];
    case "list": {
      const items = node.children.map((item) => {
        const children = blocks(item.children, written);
        if (typeof item.checked !== "boolean") return { ...item, children };
        return { ...item, checked: null, children: marked(text(item.checked ? "☑" : "☐"), children) };
      });
      return [{ ...node, children: items }];
    }
    case "table": {
      const rows = node.children.map((row) => ({
        ...row,
        children: row.children.map((cell) => ({ ...cell, children: inlines(cell.children, written) })),
      }));
      return [{ ...node, children: rows }];
    }
    case "footnoteDefinition":
      return marked(raised(`[${node.label ?? node.identifier}]`), blocks(node.children, written));
    case "definition": {
      const serves = written.definitions.get(node.identifier) === node && written.used.has(node.identifier);
      return serves && safeHref(node.url) !== "" ? [node] : [{ type: "paragraph", children: [asTyped(node, written)] }];
    }
    case "code":
    case "thematicBreak":
      return [node];
    default:
      return [{ type: "paragraph", children: [asTyped(node, written)] }];
  }
}

/**
 * The tree of a text in Markdown as strangers' text is shown, null when it is nested too deeply. Nothing typed is lost: a link that
 * leads nowhere we allow stands as typed, a picture as its description, a ticked item with its tick, a footnote with its mark at
 * its place.
 */
export function readMarkdown(source: string): Root | null {
  const tree = parseMarkdown(source);
  if (!tree) return null;
  const written: Written = { source, definitions: new Map(), used: new Set() };
  collect(tree, written);
  return { ...tree, children: blocks(tree.children, written) };
}
