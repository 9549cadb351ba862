import { Icon } from './icons'

const KEYS = [
  ['j', 'to the next decision'],
  ['k', 'to the one before'],
  ['a', 'to its Approve button; Enter presses it'],
  ['r', 'to the reason for rejecting it'],
  ['?', 'this help'],
  ['Esc', 'out of a field'],
] as const

/** Shown where there is script, and no use to a thumb. */
export function KeysButton() {
  return (
    <button
      type="button"
      class="btn for-keys"
      data-variant="quiet"
      data-size="small"
      data-opens-keys
      hidden
    >
      Keys <kbd>?</kbd>
    </button>
  )
}

/** Which keys there are; whoever is bothered by them switches them off. */
export function KeysHelp() {
  return (
    <dialog id="keys" class="card keys" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl>
        {KEYS.map(([key, words]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </>
        ))}
      </dl>
      <label class="check">
        <input type="checkbox" value="yes" checked />
        <span>Use these keys in this browser</span>
      </label>
      <form method="dialog" class="actions">
        <button type="submit" class="btn" data-variant="outline">
          <Icon name="check" />
          Close
        </button>
      </form>
    </dialog>
  )
}
