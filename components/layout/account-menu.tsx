import Link from "next/link";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Drop } from "@/components/ui/drop";
import type { NavLink } from "./nav-link";

/** Who is signed in, where they may go from here, and the way out (`children`: a sign-out form or link). */
export function AccountMenu({
  name,
  note,
  label,
  links,
  staff = false,
  children,
}: {
  readonly name: string;
  /** E-mail address or role. */
  readonly note?: string | undefined;
  readonly label: string;
  readonly links: readonly NavLink[];
  readonly staff?: boolean | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <Drop
      look={{ variant: "quiet" }}
      summary={
        <>
          <span className="sr-only">{label}: </span>
          <Avatar name={name} size="s" staff={staff} />
          <span className="who rail__lb">{name}</span>
        </>
      }
    >
      <div className="menu__label">
        <bdi className="block text-ink">{name}</bdi>
        {note !== undefined && <bdi className="block font-normal break-all">{note}</bdi>}
      </div>
      <div className="menu__sep" />
      {links.map((link) => (
        <Link key={link.href} className="menu__i" href={link.href} aria-current={link.current ? "page" : undefined}>
          {link.label}
        </Link>
      ))}
      {children !== undefined && (
        <>
          <div className="menu__sep" />
          {children}
        </>
      )}
    </Drop>
  );
}
