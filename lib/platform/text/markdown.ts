import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { say } from "../messages/said";

/** Most lists, quotations, emphases and links inside one another. Browsers flatten at some 500 elements, Node's stack ends at some thousands. */
export const MARKDOWN_LEVELS = 10;

/** Said at the field of a text that `isTooDeep`. */
export const MARKDOWN_TOO_DEEP = say("fields.nestedText", { levels: MARKDOWN_LEVELS });

/** More at the start of one line are refused unread: the parser takes seconds for thousands. Lines of code may hold some. */
const MOST_MARKS = 50;
const MARKS = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*)+/gm;
const MARK = />|[-+*]|\d+/g;
/** More in one paragraph are refused unread too: the parser compares each with each. */
const MOST_DELIMITERS = 1_000;
const PARAGRAPHS = /\n[ \t]*\n/;
const DELIMITERS = /[*_~[\]]/g;

const NESTING: ReadonlySet<string> = new Set([
  "blockquote",
  "delete",
  "emphasis",
  "footnoteDefinition",
  "link",
  "linkReference",
  "list",
  "strong",
]);

/** Without recursion: the tree may be as deep as the text is long. */
function isWithin(tree: Root, most: number): boolean {
  const left: Array<{ node: Nodes; level: number }> = [{ node: tree, level: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const level = next.level + (NESTING.has(next.node.type) ? 1 : 0);
    if (level > most) return false;
    if ("children" in next.node) for (const node of next.node.children) left.push({ node, level });
  }
  return true;
}

/** Whether a text is read at all: what this refuses would take seconds to parse. */
function isReadable(text: string): boolean {
  for (const [marks] of text.matchAll(MARKS)) if ((marks.match(MARK)?.length ?? 0) > MOST_MARKS) return false;
  return text.split(PARAGRAPHS).every((part) => (part.match(DELIMITERS)?.length ?? 0) <= MOST_DELIMITERS);
}

/**
 * The tree of a text in Markdown with tables, task lists, footnotes and strike-through; null when it is nested more deeply than
 * `MARKDOWN_LEVELS`. There is no HTML in it: what stands in angle brackets is text.
 */
export function parseMarkdown(text: string): Root | null {
  if (!isReadable(text)) return null;
  try {
    const tree = fromMarkdown(text, {
      extensions: [gfm(), { disable: { null: ["htmlFlow", "htmlText"] } }],
      mdastExtensions: [gfmFromMarkdown()],
    });
    return isWithin(tree, MARKDOWN_LEVELS) ? tree : null;
  } catch (error) {
    // The parser's own helpers recurse; a full stack means too deep, whatever else is wrong is a fault of ours.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Whether a text is nested too deeply to be saved as Markdown. */
export function isTooDeep(text: string): boolean {
  return parseMarkdown(text) === null;
}
