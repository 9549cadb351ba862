import { LIST_SCHEMA } from './answer'
import type { Values } from './values'

/** RFC 7644 section 3.4.2, figure 3. */
export function listAnswer(
  total: number,
  startIndex: number,
  resources: readonly Values[],
): Values {
  return {
    schemas: [LIST_SCHEMA],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  }
}
