import { NotFoundPage } from "@/components/layout/not-found-page";

/** What the page is once somebody has set the marketplace up. */
export default function SetupNotFound() {
  return (
    <main id="main">
      <NotFoundPage homeHref="/en" />
    </main>
  );
}
