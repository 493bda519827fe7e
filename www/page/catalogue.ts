import type { Text } from "../core/index.js";

/** Which settlements there are, from the files of the catalogue at build time: only ids and names come into the page. */
const names = import.meta.glob<Text>("../../settlements/*.json", { eager: true, import: "name" });

export interface Entry {
  id: string;
  name: Text;
}

export const catalogue: readonly Entry[] = Object.entries(names).map(([path, name]) => ({
  id: path.replace(/^.*\/|\.json$/g, ""),
  name,
}));
