import type { ReactNode } from "react";
import { prerender } from "react-dom/static";

/** The markup of a tree with asynchronous components in it, whole, as a reader without scripts gets it. */
export async function staticPage(node: ReactNode): Promise<string> {
  const { prelude } = await prerender(node);
  return new Response(prelude).text();
}
