/// <reference path="./pg-parts.d.ts" />
import Client from 'pg/lib/client'
import utils from 'pg/lib/utils'

/** What Hallpass uses of pg; its index would bring a pool and a native client along. */
export { Client }
export const { escapeIdentifier, escapeLiteral } = utils
