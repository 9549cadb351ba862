import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Certificate = { readonly key: string; readonly cert: string }

/** What an authority vouches for: `localhost`, and another name. */
export type Certificates = { readonly localhost: Certificate; readonly misnamed: Certificate }

export function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** An authority of its own in `folder`, and what it vouches for: two names. */
export function issueCertificates(folder: string): Certificates & { readonly caFile: string } {
  const caFile = join(folder, 'ca.pem')
  const caKey = join(folder, 'ca.key')
  const subject = ['-subj', '/CN=Test authority', '-days', '2']
  openssl(['req', '-x509', ...newKey(caKey), ...subject, '-out', caFile])
  const issue = (name: string) => {
    const [key, csr, cert, ext] = ['key', 'csr', 'pem', 'ext'].map((kind) =>
      join(folder, `${name}.${kind}`),
    ) as [string, string, string, string]
    openssl(['req', ...newKey(key), '-subj', `/CN=${name}`, '-out', csr])
    writeFileSync(ext, `subjectAltName=DNS:${name}\nbasicConstraints=CA:FALSE\n`)
    const by = ['-CA', caFile, '-CAkey', caKey, '-CAcreateserial', '-days', '2', '-extfile', ext]
    openssl(['x509', '-req', '-in', csr, ...by, '-out', cert])
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  }
  return { caFile, localhost: issue('localhost'), misnamed: issue('other.example') }
}

function newKey(file: string): readonly string[] {
  return ['-newkey', 'rsa:2048', '-nodes', '-keyout', file]
}

function openssl(args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'ignore' })
}
