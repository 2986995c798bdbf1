import type { Draw } from "../draw/random";
import type { Theme } from "./kit";

const GROUNDS = {
  warm: { ground: "#EFE9DC", panel: "#E3DBCA", raised: "#FFFFFF", ink: "#1F1C18", soft: "#6C675D", line: "#D6CEBE" },
  cool: { ground: "#E4EBF4", panel: "#D3DEEC", raised: "#FFFFFF", ink: "#161C26", soft: "#5A6577", line: "#C9D3E1" },
  night: { ground: "#10151D", panel: "#0B0F15", raised: "#242D3B", ink: "#EEF1F6", soft: "#A0ABBC", line: "#323B4A" },
} as const;

const channels = (color: string): number[] => [1, 3, 5].map((from) => Number.parseInt(color.slice(from, from + 2), 16));

/** `share` of one colour over another, both as #rrggbb. */
export function blend(over: string, under: string, share: number): string {
  const below = channels(under);
  const mixed = channels(over).map((value, n) => Math.round(value * share + (below[n] ?? 0) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** Colours of a product by its own; one in five is dark. */
export function themeOf(own: string, draw: Draw): Theme {
  const night = draw.next() < 0.2;
  const base = night ? GROUNDS.night : draw.next() < 0.5 ? GROUNDS.warm : GROUNDS.cool;
  const accent = night ? blend("#ffffff", own, 0.35) : own;
  return {
    ...base,
    accent,
    onAccent: night ? "#10141B" : "#FFFFFF",
    tint: blend(accent, base.raised, night ? 0.2 : 0.12),
    second: blend(accent, base.raised, 0.45),
  };
}
