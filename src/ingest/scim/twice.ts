import { ScimError } from './scim-error'

/**
 * Once more where somebody else changed the same thing in the same moment, and the caller did not
 * say which version they mean.
 */
export async function twice(isConditional: boolean, change: () => Promise<void>): Promise<void> {
  try {
    await change()
  } catch (error) {
    const isLate = error instanceof ScimError && error.status === 412
    if (!isLate || isConditional) throw error
    await change()
  }
}
