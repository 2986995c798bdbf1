import { FormMessage } from "./form-message";

/** Stands where a block of a page could not be shown. */
export function BlockMissing({ words }: { readonly words: string }) {
  return <FormMessage tone="plain">{words}</FormMessage>;
}
