import type { Status, Text } from "../core/index.js";

/** Which settlements there are, from the files of the catalogue at build time: nothing else of them comes into the page. */
const names = import.meta.glob<Text>("../../settlements/*.json", { eager: true, import: "name" });
const statuses = import.meta.glob<Status>("../../settlements/*.json", {
  eager: true,
  import: "status",
});

/** The order in which they are listed: first those for which something can still be done. */
export const statusOrder = [
  "claims-open",
  "proposed",
  "claims-closed",
  "approved",
  "paying",
  "paid",
  "terminated",
  "withdrawn",
  "rejected",
] as const satisfies Status[];

export interface Entry {
  id: string;
  name: Text;
  status: Status;
}

export const catalogue: readonly Entry[] = Object.entries(names).map(([path, name]) => ({
  id: path.replace(/^.*\/|\.json$/g, ""),
  name,
  status: statuses[path] as Status,
}));
