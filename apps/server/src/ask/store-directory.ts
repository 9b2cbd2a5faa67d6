import type { StoreInfo } from "@atlas/core";

/** Where a store lies. Where several roots were opened, its path begins with its own. */
export function storeDirectory({ root, path }: Pick<StoreInfo, "root" | "path">): string {
  if (path === "." || path === root) return root;
  return path.startsWith(`${root}/`) ? path : `${root}/${path}`;
}
