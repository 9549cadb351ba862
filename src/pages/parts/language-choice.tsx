import { LANGUAGES } from '../../domain/language'
import { textsIn } from '../../texts/texts'
import { useTexts } from '../texts'

/** The other languages, each under its own name, so that whoever reads only that one finds it. */
export function LanguageChoice({ returnTo }: { readonly returnTo: string }) {
  const texts = useTexts()
  return (
    <form class="languages" method="post" action="/language" aria-label={texts.shell.language}>
      <input type="hidden" name="returnTo" value={returnTo} />
      {LANGUAGES.map((language) =>
        language === texts.language ? (
          <span aria-current="true">{texts.shell.ownName}</span>
        ) : (
          <button type="submit" name="language" value={language} lang={language}>
            {textsIn(language).shell.ownName}
          </button>
        ),
      )}
    </form>
  )
}
