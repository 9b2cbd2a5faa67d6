/** A style sheet as its text, with all that it imports. */
declare module "*.css?inline" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: it is what bundlers make of such an import
  export default text;
}
