/** What people are asked to do by hand. */
export const tasks = {}
