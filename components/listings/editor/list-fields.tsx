"use client";

import { FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { LISTING_LIMITS as MAX } from "@/lib/listings/constants";
import type { VersionContent } from "@/lib/listings/schema";
import { PriceFields } from "./price-fields";
import { Rows } from "./rows";

/** Features or setup steps: a title and a sentence each. */
export function TitledRows({
  name,
  noun,
  items,
  max,
  titleHint,
}: {
  readonly name: "features" | "setupSteps";
  readonly noun: string;
  readonly items: ReadonlyArray<{ readonly title: string; readonly text: string }>;
  readonly max: number;
  readonly titleHint: string;
}) {
  return (
    <Rows name={name} noun={noun} items={items} max={max}>
      {(item, index) => (
        <>
          <TextField
            name={`${name}.${index}.title`}
            label="Title"
            hint={index === 0 ? titleHint : undefined}
            defaultValue={item?.title}
            maxLength={MAX.featureTitle}
            dir="auto"
          />
          <TextareaField
            name={`${name}.${index}.text`}
            label="Sentence"
            defaultValue={item?.text}
            maxLength={MAX.featureText}
            dir="auto"
            rows={2}
          />
        </>
      )}
    </Rows>
  );
}

const INTERVALS = [
  { value: "month", label: "a month" },
  { value: "year", label: "a year" },
  { value: "once", label: "once" },
];
const PER = [
  { value: "workspace", label: "workspace" },
  { value: "seat", label: "seat" },
];

/** Plans with their price as a person writes it. */
export function PlanRows({ plans }: { readonly plans: VersionContent["plans"] }) {
  return (
    <Rows name="plans" noun="Plan" items={plans} max={MAX.plans}>
      {(plan, index) => (
        <>
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-[minmax(0,1fr)_120px_96px]">
            <TextField
              name={`plans.${index}.name`}
              label="Name"
              defaultValue={plan?.name}
              maxLength={40}
              dir="auto"
              className="max-sm:col-span-2"
            />
            <PriceFields
              name={`plans.${index}.amountMinor`}
              currencyName={`plans.${index}.currency`}
              amountMinor={plan?.amountMinor ?? ""}
              currency={plan?.currency ?? "USD"}
            />
          </div>
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
            <SelectField
              name={`plans.${index}.interval`}
              label="Paid"
              options={INTERVALS}
              defaultValue={plan?.interval ?? "month"}
            />
            <SelectField
              name={`plans.${index}.per`}
              label="Per"
              options={PER}
              defaultValue={plan?.per ?? "workspace"}
            />
            <TextField
              name={`plans.${index}.trialDays`}
              label="Free days"
              type="number"
              min={0}
              max={90}
              defaultValue={plan ? String(plan.trialDays) : "0"}
            />
          </div>
          <TextField
            name={`plans.${index}.note`}
            label="What is in it"
            defaultValue={plan?.note}
            maxLength={140}
            dir="auto"
          />
        </>
      )}
    </Rows>
  );
}

/** Lines of text: requirements, addresses. The error of any line stands under the group. */
export function LineRows({
  name,
  label,
  noun,
  hint,
  items,
  max,
  maxLength,
  code = false,
}: {
  readonly name: "requirements" | "redirectUris";
  readonly label: string;
  readonly noun: string;
  readonly hint?: string | undefined;
  readonly items: readonly string[];
  readonly max: number;
  readonly maxLength: number;
  readonly code?: boolean | undefined;
}) {
  return (
    <FieldGroup name={`${name}[]`} label={label} hint={hint}>
      <Rows name={name} noun={noun} items={items} max={max} inline>
        {(item, index) => (
          <Input
            name={`${name}[]`}
            aria-label={`${noun} ${index + 1}`}
            defaultValue={item ?? ""}
            maxLength={maxLength}
            {...(code ? { code: true, type: "url", spellCheck: false } : { dir: "auto" })}
          />
        )}
      </Rows>
    </FieldGroup>
  );
}
