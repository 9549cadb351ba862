/** The types of pg name its index alone. */
declare module 'pg/lib/client' {
  import { Client } from 'pg'
  export default Client
}

declare module 'pg/lib/utils' {
  import { escapeIdentifier, escapeLiteral } from 'pg'

  const utils: {
    readonly escapeIdentifier: typeof escapeIdentifier
    readonly escapeLiteral: typeof escapeLiteral
  }
  export default utils
}
