/** What is used of Vite's: styles as text, the address of the module, and files gathered at build time. */
declare module "*.css?inline" {
  const text: string;
  export default text;
}
declare module "*.wasm?url&no-inline" {
  const address: string;
  export default address;
}
interface ImportMeta {
  glob<T>(pattern: string, options: { eager: true; import: string }): Record<string, T>;
}
