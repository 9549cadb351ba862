import { userNameOf } from './account'
import { type Right, settled } from './right'
import { existingUser, isEnabled, setActive } from './users'

/** An existing user that is active only while it is held. */
export const enable: Right = {
  give: async (client, { account }) => {
    const name = userNameOf(account.settings)
    const { wasSo } = await setActive(client, await existingUser(client, name), true)
    return settled(wasSo, `User ${name} is active.`)
  },
  take: async (client, { account }) => {
    const name = userNameOf(account.settings)
    const { wasSo } = await setActive(client, await existingUser(client, name), false)
    return settled(wasSo, `User ${name} is not active.`)
  },
  look: async (client, { account }) => {
    const name = userNameOf(account.settings)
    return isEnabled(await existingUser(client, name))
      ? { outcome: 'held', evidence: `User ${name} is active.` }
      : { outcome: 'clean', evidence: `User ${name} is not active.` }
  },
}
