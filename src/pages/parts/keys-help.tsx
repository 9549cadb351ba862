import { useTexts } from '../texts'
import { Icon } from './icons'

const KEYS = ['j', 'k', 'a', 'r', '?', 'Esc'] as const

/** Shown where there is script, and no use to a thumb. */
export function KeysButton() {
  const texts = useTexts()
  return (
    <button
      type="button"
      class="btn for-keys"
      data-variant="quiet"
      data-size="small"
      data-opens-keys
      hidden
    >
      {texts.waiting.keysTitle} <kbd>?</kbd>
    </button>
  )
}

/** Which keys there are; whoever is bothered by them switches them off. */
export function KeysHelp() {
  const texts = useTexts()
  return (
    <dialog id="keys" class="card keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{texts.waiting.keysTitle}</h2>
      <dl>
        {KEYS.map((key) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{texts.waiting.keys[key]}</dd>
          </>
        ))}
      </dl>
      <label class="check">
        <input type="checkbox" value="yes" checked />
        <span>{texts.waiting.useKeys}</span>
      </label>
      <form method="dialog" class="actions">
        <button type="submit" class="btn" data-variant="outline">
          <Icon name="check" />
          {texts.waiting.close}
        </button>
      </form>
    </dialog>
  )
}
