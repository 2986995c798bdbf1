import { Guarded } from "@/components/ui/guarded";
import { Markdown } from "@/components/ui/markdown";
import { Panel, PanelHeader } from "@/components/ui/panel";
import { diffFields, type FieldDiff } from "@/lib/certification/field-diff";
import type { Review } from "@/lib/certification/review/data";
import { mediaPath } from "@/lib/listings/media/path";

type Compared = Pick<Review, "published" | "content" | "version">;

/** Opens beside the review, and tells the partner's server nothing of where from. */
const AWAY = { target: "_blank", rel: "noopener noreferrer" } as const;

/** An address as a link; a line that begins with a picture's id as the picture, which opens whole, with its description as text. */
function Line({ line, label }: { readonly line: string; readonly label: string }) {
  if (/^https?:\/\/\S+$/.test(line) && URL.canParse(line))
    return (
      <a href={line} className="break-all" {...AWAY}>
        {line}
      </a>
    );
  const [id = "", ...words] = line.split(": ");
  if (!/^med_[0-9a-z]{26}$/.test(id)) return line;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <a href={mediaPath(id)} aria-label={`${label}, the whole picture`} {...AWAY}>
        <img src={mediaPath(id)} alt="" className="max-h-32 max-w-56 rounded-md border border-line bg-raised" />
      </a>
      {words.length > 0 ? words.join(": ") : <span className="text-ink-3">{label}</span>}
    </span>
  );
}

function Lines({
  lines,
  lang,
  field,
}: {
  readonly lines: readonly string[];
  readonly lang: string;
  readonly field: FieldDiff;
}) {
  if (lines.length === 0) return <span className="text-ink-3">empty</span>;
  const list = (
    <ul className="grid grid-cols-1 gap-1" lang={lang}>
      {lines.map((line, place) => (
        <li key={[place, line].join(" ")} className="break-words" dir="auto">
          <Line line={line} label={field.label} />
        </li>
      ))}
    </ul>
  );
  if (field.key !== "description") return list;
  // Read as customers read it; how it was written is what the comparison is of.
  return (
    <div className="grid grid-cols-1 gap-2" dir="auto">
      <Markdown text={lines.join("\n")} lang={lang} />
      <details>
        <summary className="t-small w-fit cursor-pointer text-ink-2 underline underline-offset-2">As written</summary>
        <div className="mt-1">{list}</div>
      </details>
    </div>
  );
}

function FieldRow({ field, lang, both }: { readonly field: FieldDiff; readonly lang: string; readonly both: boolean }) {
  return (
    <tr>
      <th scope="row" className="align-top md:w-36">
        {field.label}
      </th>
      {both && (
        <td className="md:w-[42%] align-top text-ink-2" data-label="Published">
          <Guarded>
            <Lines lines={field.before ?? []} lang={lang} field={field} />
          </Guarded>
        </td>
      )}
      <td className={field.changed && both ? "bg-warn-wash align-top" : "align-top"} data-label="This version">
        <Guarded>
          <Lines lines={field.after} lang={lang} field={field} />
        </Guarded>
      </td>
    </tr>
  );
}

function Rows({
  fields,
  review,
  label,
}: {
  readonly fields: readonly FieldDiff[];
  readonly review: Compared;
  readonly label: string;
}) {
  const { published, content, version } = review;
  return (
    <section className="tbl-wrap" aria-label={label}>
      <table className="tbl tbl--tight tbl--stack">
        <thead>
          <tr>
            <th scope="col">Field</th>
            {published && <th scope="col">Published, {published.number}</th>}
            <th scope="col">This version, {version.number}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <FieldRow key={field.key} field={field} lang={content.lang} both={published !== null} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** This snapshot beside what is public now: changed fields first, the others folded away. */
export function FieldDiffTable({ review }: { readonly review: Compared }) {
  const fields = diffFields(review.published?.content ?? null, review.content);
  const first = review.published
    ? fields.filter((field) => field.changed)
    : fields.filter((field) => field.after.length > 0);
  const rest = fields.filter((field) => !first.includes(field));
  return (
    <Panel aria-labelledby="side">
      <PanelHeader
        id="side"
        title={review.published ? "Side by side" : "What was handed in"}
        note={review.published ? `${first.length} of ${fields.length} fields changed` : "Nothing is published yet"}
      />
      {first.length > 0 && (
        <Rows fields={first} review={review} label={review.published ? "Changed fields" : "Fields"} />
      )}
      {rest.length > 0 && (
        <details>
          <summary className="cursor-pointer px-5 py-3 text-ink-2 underline underline-offset-2">
            {review.published ? `${rest.length} unchanged` : `${rest.length} empty`}
          </summary>
          <Rows fields={rest} review={review} label={review.published ? "Unchanged fields" : "Empty fields"} />
        </details>
      )}
    </Panel>
  );
}
