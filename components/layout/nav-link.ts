import type { LucideIcon } from "lucide-react";

/** One entry of a navigation. */
export interface NavLink {
  readonly href: string;
  readonly label: string;
  /** The place where the reader is. */
  readonly current?: boolean | undefined;
}

/** An entry of an app's rail: with an icon and, where there is something waiting, a count. */
export interface RailLink extends NavLink {
  readonly icon: LucideIcon;
  readonly count?: number | undefined;
}

/** A titled group of rail entries. */
export interface RailSection {
  readonly title: string;
  readonly links: readonly RailLink[];
}
