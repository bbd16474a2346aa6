import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openssl } from './signing/testing.ts'

/** A certificate for this machine that vouches for itself, as PEM, in a folder of its own; made by OpenSSL. */
export function certificateForHere() {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhibu-certificate-'))
  const [keyFile, certificateFile] = [path.join(folder, 'key.pem'), path.join(folder, 'certificate.pem')]
  openssl(
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
    ...['-keyout', keyFile, '-out', certificateFile],
  )
  const read = (file: string) => readFileSync(file, 'utf8').trim()
  return { folder, keyFile, certificateFile, key: read(keyFile), certificate: read(certificateFile) }
}
