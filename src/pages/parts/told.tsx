import { useTexts } from '../texts'
import { Instant } from './time'

const INSTANT = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/

/** A sentence from a target or a log; the instants in it are shown in the reader's zone. */
export function Told({ text }: { readonly text: string }) {
  const texts = useTexts()
  return (
    <>
      {texts
        .told(text)
        .split(INSTANT)
        .map((part, index) => {
          const at = index % 2 === 1 ? Date.parse(part) : Number.NaN
          return Number.isNaN(at) ? part : <Instant at={at} />
        })}
    </>
  )
}
