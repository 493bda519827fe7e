/** The one thing of Vite's that the page uses: files gathered at build time. */
interface ImportMeta {
  glob<T>(pattern: string, options: { eager: true; import: string }): Record<string, T>;
}
