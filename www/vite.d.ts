/** What the element and the page use of Vite's: styles as text, and files gathered at build time. */
declare module "*.css?inline" {
  const text: string;
  export default text;
}
interface ImportMeta {
  glob<T>(pattern: string, options: { eager: true; import: string }): Record<string, T>;
}
