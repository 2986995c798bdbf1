import { NotFoundPage } from "@/components/layout/not-found-page";

/** Not there, or not the reader's to see: both look the same. */
export default function ConsoleNotFound() {
  return <NotFoundPage homeHref="/console" />;
}
