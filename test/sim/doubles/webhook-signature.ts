/** Without the runtime's own threads, which would come back whenever they like. */
export async function signatureOf(secrets: string): Promise<string | null> {
  return secrets === '' ? null : `v1,${secrets}`
}
