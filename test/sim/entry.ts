/** What the bundle offers to the threads that run it. */
export { everyPoint, type Point, runPoint } from './every-point'
export { type Result, simulate } from './simulation'
