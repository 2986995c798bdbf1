import Link from "next/link";

/** The product's sign: a patch bay with one cable plugged. */
export function BrandSign() {
  return (
    <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
      <rect x=".75" y=".75" width="26.5" height="26.5" rx="6" fill="var(--color-ink)" />
      <g fill="none" stroke="var(--color-invert)" strokeOpacity=".55" strokeWidth="1.5">
        <circle cx="19.5" cy="8.5" r="2.75" />
        <circle cx="8.5" cy="19.5" r="2.75" />
      </g>
      <path d="M8.5 8.5c0 9 11 3 11 11" fill="none" stroke="var(--color-signal)" strokeWidth="2.6" />
      <circle cx="8.5" cy="8.5" r="3.5" fill="var(--color-signal)" />
      <circle cx="19.5" cy="19.5" r="3.5" fill="var(--color-signal)" />
    </svg>
  );
}

/** Sign, name, and what it is for ("for Example", "Partners"). */
export function Brand({
  href,
  name = "Patchbay",
  note,
}: {
  readonly href: string;
  readonly name?: string | undefined;
  readonly note?: string | undefined;
}) {
  return (
    <Link className="brand" href={href}>
      <BrandSign />
      <span className="brand__name">{name}</span>
      {note !== undefined && <small>{note}</small>}
    </Link>
  );
}
