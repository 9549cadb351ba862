/** What every secret of a run begins with, so that one in a wrong place is recognised. */
export const SECRET = 'Secret1'
