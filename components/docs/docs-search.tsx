import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** The documentation's search: a plain form. */
export function DocsSearch({ q = "" }: { readonly q?: string }) {
  return (
    <search>
      <form action="/partner/docs/search" method="get" className="flex gap-2">
        <Input
          type="search"
          name="q"
          defaultValue={q}
          aria-label="Search the documentation"
          placeholder="Search the documentation"
          maxLength={100}
          className="min-w-0 flex-1"
        />
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}
