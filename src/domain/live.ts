/** How a page's session is named between the edge and the object that holds the person's sockets. */
export const LIVE_SESSION_HEADER = 'Hallpass-Session'

/** Why a page's socket is closed, with the code (RFC 6455, section 7.4) that its script acts on. */
export const LIVE_CLOSED = {
  done: [1000, ''],
  unheard: [1008, 'Pages only listen here.'],
  over: [4001, 'The session is over.'],
  crowded: [4002, 'Too many pages are open.'],
} as const satisfies { readonly [why: string]: readonly [code: number, reason: string] }
