/** An npy file with a header as numpy writes it, or any other. */
export function buildNpy(header: string, values: Uint8Array = new Uint8Array(0), version = 1): Uint8Array {
  const text = Buffer.from(`${header}\n`, version === 3 ? "utf8" : "latin1");
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  if (version === 1) length.writeUInt16LE(text.length);
  else length.writeUInt32LE(text.length);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x93]),
      Buffer.from("NUMPY"),
      Buffer.from([version, 0]),
      length,
      text,
      values,
    ]),
  );
}

/** The header of an array. */
export function npyHeader(descr: string, shape: readonly number[], isFortranOrder = false): string {
  const order = isFortranOrder ? "True" : "False";
  return `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': (${shape.map((size) => `${size},`).join(" ")}), }`;
}

/** A file with an array of doubles. */
export function npyOf(
  values: readonly number[],
  shape: readonly number[] = [values.length],
  isFortranOrder = false,
) {
  return buildNpy(npyHeader("<f8", shape, isFortranOrder), new Uint8Array(Float64Array.from(values).buffer));
}
