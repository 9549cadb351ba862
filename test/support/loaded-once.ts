/** What Vite's module runner has, as far as it matters here. */
type Runner = {
  readonly evaluatedModules: { getModuleByUrl(url: string): Module | undefined }
  cachedModule(url: string, importer?: string): Promise<Module>
}

type Module = { readonly evaluated: boolean; readonly meta?: object }

const { moduleRunner: runner } = (
  globalThis as unknown as { __vitest_mocker__: { moduleRunner: Runner } }
).__vitest_mocker__

/*
 * Each import asks Vite whether the module has changed, also one that is loaded. Where an object asks
 * and is reset before the answer, it stays asked, and whoever imports the same in a later file waits
 * with it for ever. Nothing changes while the tests run: what is loaded is taken as it is.
 */
if (!Object.hasOwn(runner, 'cachedModule')) {
  const ask = runner.cachedModule.bind(runner)
  runner.cachedModule = async (url, importer) => {
    const loaded = runner.evaluatedModules.getModuleByUrl(url)
    return loaded?.evaluated && loaded.meta ? loaded : ask(url, importer)
  }
}
