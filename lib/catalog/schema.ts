import { z } from "zod";
import { FACET_KINDS, FACETS } from "@/lib/listings/constants";

/** The part of an address that names a listing or a partner, as they are made. Anything else names nothing. */
export const slugSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** What pages with cached results show: everything (null), or one value of one facet. */
export const browseSchema = z
  .strictObject({ kind: z.enum(FACET_KINDS), slug: z.string() })
  .refine(({ kind, slug }) => Object.hasOwn(FACETS[kind], slug))
  .nullable();

export type BrowseChoice = z.output<typeof browseSchema>;
