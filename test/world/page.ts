/** The shell around every page of the world, so that it is easily told apart from the product. */
export function page(title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
${head}
</head>
<body><main>${body}</main></body>
</html>`
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d4d7dd, #3a3d45); --soft: light-dark(#5c6370, #a0a6b1) }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#f6f7f9, #17181c) }
main { max-width: 46rem; margin: 3rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem; margin: 0 0 .25rem }
p { margin: .25rem 0 1rem; color: var(--soft) }
form { display: grid; gap: .5rem; max-width: 24rem }
button { font: inherit; text-align: left; padding: .7rem 1rem; border: 1px solid var(--line);
  border-radius: .5rem; background: light-dark(#fff, #22242a); color: inherit; cursor: pointer }
button:hover, button:focus-visible { border-color: #3b6fd9 }
button small { display: block; color: var(--soft) }
button.main { background: #2f5fc4; border-color: #2f5fc4; color: #fff }
summary { margin-top: 1.5rem; cursor: pointer; color: var(--soft) }
ol { list-style: none; margin: 1rem 0; padding: 0; border: 1px solid var(--line); border-radius: .5rem;
  background: light-dark(#fff, #22242a) }
li + li { border-top: 1px solid var(--line) }
li a { display: block; padding: .7rem 1rem; color: inherit; text-decoration: none }
li small, dl { color: var(--soft); overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem } dd { margin: 0 }
iframe { width: 100%; height: 70vh; border: 1px solid var(--line); border-radius: .5rem; background: #fff }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
`
