import Link from "next/link";

/** The sign of the shop product: an awning over a counter. Another company's look on purpose. */
export function ShopSign({ href }: { readonly href: string }) {
  return (
    <Link className="brand" href={href}>
      <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
        <rect x=".75" y=".75" width="26.5" height="26.5" rx="13.25" fill="var(--color-info)" />
        <path d="M7 12.5h14V20H7z" fill="none" stroke="var(--color-raised)" strokeWidth="1.6" />
        <path
          d="M6 8h16l1 4.5a2.4 2.4 0 0 1-4.5.6 2.4 2.4 0 0 1-4.5 0 2.4 2.4 0 0 1-4.5 0A2.4 2.4 0 0 1 5 12.500z"
          fill="var(--color-raised)"
        />
      </svg>
      <span className="brand__name">Example</span>
      <small className="max-md:hidden">Commerce</small>
    </Link>
  );
}
