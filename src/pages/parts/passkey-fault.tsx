import { useTexts } from '../texts'

/** Where script says what went wrong with a passkey, and the words that it has for that. */
export function PasskeyFault() {
  const { faults } = useTexts().passkeys
  return (
    <p
      class="error"
      role="alert"
      data-passkey-fault
      data-known={faults.known}
      data-none={faults.none}
      data-unable={faults.unable}
      data-wrong={faults.wrong}
    />
  )
}
