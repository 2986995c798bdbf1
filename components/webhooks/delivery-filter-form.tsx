import { Button, ButtonLink } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { DELIVERY_STATES } from "@/lib/webhooks/constants";
import { deliveryWords } from "./state-tags";

/** What the log is filtered by, as it stands in the address. */
export type FilterTexts = { state: string; type: string; installation: string; since: string; until: string };

/** Filters the log through the address, without script. Times are UTC. */
export function DeliveryFilterForm({
  base,
  filter,
  types,
}: {
  readonly base: string;
  readonly filter: FilterTexts;
  readonly types: readonly string[];
}) {
  const isFiltered = Object.values(filter).some((text) => text !== "");
  return (
    <form method="get" action={base} className="flex flex-wrap items-end gap-3" aria-label="Filter deliveries">
      <div className="grid gap-1">
        <label className="t-label" htmlFor="filter-state">
          State
        </label>
        <Select id="filter-state" name="state" defaultValue={filter.state}>
          <option value="">Any</option>
          {DELIVERY_STATES.map((state) => (
            <option key={state} value={state}>
              {deliveryWords(state)}
            </option>
          ))}
        </Select>
      </div>
      <div className="grid gap-1">
        <label className="t-label" htmlFor="filter-type">
          Event type
        </label>
        <Select id="filter-type" name="type" defaultValue={filter.type}>
          <option value="">Any</option>
          {types.map((type) => (
            <option key={type} value={type}>
              {type}
            </option>
          ))}
        </Select>
      </div>
      <div className="grid gap-1">
        <label className="t-label" htmlFor="filter-installation">
          Installation
        </label>
        <Input id="filter-installation" name="installation" defaultValue={filter.installation} placeholder="ins_…" />
      </div>
      <div className="grid gap-1">
        <label className="t-label" htmlFor="filter-since">
          From (UTC)
        </label>
        <Input type="datetime-local" id="filter-since" name="since" defaultValue={filter.since} />
      </div>
      <div className="grid gap-1">
        <label className="t-label" htmlFor="filter-until">
          To (UTC)
        </label>
        <Input type="datetime-local" id="filter-until" name="until" defaultValue={filter.until} />
      </div>
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
