/** What of the platform the product names, for programs that load parts of it in Node. */
declare module 'cloudflare:workers' {
  export const env: { readonly [name: string]: unknown }
}
