import { Button, ButtonLink } from "./button";
import type { Option } from "./select";
import { SelectField } from "./select-field";
import { TextField } from "./text-field";

/** One select of a filter; "" is any. */
export interface FilterSelect {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
}

/** Search and filters of a table, kept in the address: a plain form with `get`, without script. */
export function FilterBar({
  action,
  label,
  search,
  selects,
}: {
  readonly action: string;
  /** Accessible name of the form. */
  readonly label: string;
  readonly search: { readonly label: string; readonly value: string; readonly placeholder?: string };
  readonly selects: readonly FilterSelect[];
}) {
  const isFiltered = search.value !== "" || selects.some(({ value }) => value !== "");
  return (
    <form method="get" action={action} className="flex flex-wrap items-end gap-3" aria-label={label}>
      <TextField
        name="q"
        type="search"
        label={search.label}
        defaultValue={search.value}
        placeholder={search.placeholder}
        maxLength={120}
        className="min-w-56 grow"
      />
      {selects.map((select) => (
        <SelectField
          key={select.name}
          name={select.name}
          label={select.label}
          defaultValue={select.value}
          options={[{ value: "", label: "Any" }, ...select.options]}
          className="min-w-36"
        />
      ))}
      <span className="flex gap-2">
        <Button type="submit" variant="ink">
          Filter
        </Button>
        {isFiltered && (
          <ButtonLink variant="quiet" href={action}>
            Show all
          </ButtonLink>
        )}
      </span>
    </form>
  );
}
