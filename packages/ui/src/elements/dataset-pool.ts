import type { Dataset } from "@atlas/core";

/** A data set at an address: closed when nobody shows it any more, where it can be closed. */
export interface OpenedDataset extends Dataset {
  close?(): unknown;
}

/** Opens the data at an address: `openHttpDataset` of `@atlas/api/client`, for one. */
export type OpenDataset = (src: string) => OpenedDataset;

/** A data set that is shared until it is given back. */
export interface Lease {
  readonly dataset: Dataset;
  giveBack(): void;
}

/** Data sets by address, one for all who ask for the same, open as long as one of them has it. */
export interface DatasetPool {
  borrow(src: string): Lease;
}

/** Makes a pool without data sets. */
export function createDatasetPool(open: OpenDataset): DatasetPool {
  const opened = new Map<string, { readonly dataset: OpenedDataset; leases: number }>();
  return {
    borrow(src) {
      const entry = opened.get(src) ?? { dataset: open(src), leases: 0 };
      opened.set(src, entry);
      entry.leases++;
      return {
        dataset: entry.dataset,
        giveBack() {
          entry.leases--;
          if (entry.leases > 0) return;
          opened.delete(src);
          entry.dataset.close?.();
        },
      };
    },
  };
}
