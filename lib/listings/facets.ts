import { isKeyOf } from "@/lib/platform/own";
import { FACETS, type FacetKind } from "./constants";

/** Whether a facet has this value; a word from outside may also be the name of something every object has. */
export function isFacetValue(kind: FacetKind, slug: string): boolean {
  return isKeyOf(FACETS[kind], slug);
}
