import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type JsonRecord, parseJson, recordAt } from "./json.ts";

/** The part of the file that is one app's: what it last wrote, and where it writes next. */
export type StatePart = { readonly saved: JsonRecord; write: (part: JsonRecord) => void };

/**
 * One JSON file for everything that outlives a restart: this app's part at the top, and under `apps` the parts of further apps that the same
 * process stands behind, each by the name in its addresses. Without a file everything is kept in memory.
 */
export class StateFile {
  readonly #file: string | null;
  #content: JsonRecord = {};

  constructor(file: string | null) {
    this.#file = file;
    if (file === null || !existsSync(file)) return;
    const content = parseJson(readFileSync(file, "utf8"));
    if (content === undefined) throw new Error(`${file} is not JSON; move it away to start afresh.`);
    this.#content = { ...recordAt({ content }, "content") };
  }

  /** The names of the further apps. */
  names(): string[] {
    return Object.keys(this.#apps()).filter((name) => /^[a-z0-9-]+$/.test(name));
  }

  /** What the public pages of listings tell, by the name in their addresses. */
  sites(): Map<string, JsonRecord> {
    const sites = recordAt(this.#content, "sites");
    return new Map(Object.keys(sites).map((name) => [name, recordAt(sites, name)]));
  }

  /** The part of this app itself. */
  own(): StatePart {
    return { saved: this.#content, write: (part) => this.#save({ ...this.#content, ...part }) };
  }

  /** The part of a further app. */
  partOf(name: string): StatePart {
    const saved = recordAt(this.#apps(), name);
    return {
      saved,
      write: (part) => this.#save({ ...this.#content, apps: { ...this.#apps(), [name]: { ...saved, ...part } } }),
    };
  }

  #apps(): JsonRecord {
    return recordAt(this.#content, "apps");
  }

  /**
   * Writes beside the file and renames, so that a crash leaves the old file or the new one. It holds secrets: only the owner
   * may read it.
   */
  #save(content: JsonRecord): void {
    this.#content = content;
    if (this.#file === null) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    const draft = `${this.#file}.new`;
    writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    chmodSync(draft, 0o600);
    renameSync(draft, this.#file);
  }
}
