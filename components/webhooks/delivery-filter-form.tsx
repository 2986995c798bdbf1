import { Button, ButtonLink } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { DELIVERY_STATES } from "@/lib/webhooks/constants";
import { deliveryWords } from "./state-tags";

/** What the log is filtered by, as it stands in the address. */
export type FilterTexts = { state: string; type: string; installation: string; since: string; until: string };

/** Filters the log through the address, without script. Times are UTC. */
export function DeliveryFilterForm({ base, filter, types }: { readonly base: string; readonly filter: FilterTexts; readonly types: readonly string[] }) {
  const isFiltered = Object.values(filter).some((text) => text !== "");
  return (
    <form method="get" action={base} className="flex flex-wrap items-end gap-3" aria-label="Filter deliveries">
      <label className="grid gap-1">
        <span className="t-label">State</span>
        <Select name="state" defaultValue={filter.state}>
          <option value="">Any</option>
          {DELIVERY_STATES.map((state) => (
            <option key={state} value={state}>
              {deliveryWords(state)}
            </option>
          ))}
        </Select>
      </label>
      <label className="grid gap-1">
        <span className="t-label">Event type</span>
        <Select name="type" defaultValue={filter.type}>
          <option value="">Any</option>
          {types.map((type) => (
            <option key={type} value={type}>
              {type}
            </option>
          ))}
        </Select>
      </label>
      <label className="grid gap-1">
        <span className="t-label">Installation</span>
        <Input name="installation" defaultValue={filter.installation} placeholder="ins_…" />
      </label>
      <label className="grid gap-1">
        <span className="t-label">From (UTC)</span>
        <Input type="datetime-local" name="since" defaultValue={filter.since} />
      </label>
      <label className="grid gap-1">
        <span className="t-label">To (UTC)</span>
        <Input type="datetime-local" name="until" defaultValue={filter.until} />
      </label>
      <span className="flex gap-2">
        <Button type="submit">Filter</Button>
        {isFiltered && (
          <ButtonLink variant="quiet" href={base}>
            Clear
          </ButtonLink>
        )}
      </span>
    </form>
  );
}
