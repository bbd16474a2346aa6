import { readFileSync } from 'node:fs'
import { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { Refusal } from '../errors.ts'

/**
 * A backup is encrypted as a whole by age (age-encryption.org): to a recipient, the public half of a key whose private
 * half, the identity, lies elsewhere. Whoever has the backup alone reads nothing of it.
 */
const head = 'age-encryption.org/v1'

export const isEncrypted = (beginning: Buffer): boolean => beginning.toString('latin1').startsWith(head)
export const headLength = head.length

export type KeyPair = { identity: string; recipient: string }

export async function newKeyPair(): Promise<KeyPair> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** The public half of what stands in an identity file. */
export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity)

/** Whether it is a whole public half: the letters at its end vouch for the others. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}

/** The identities in a file as age-keygen writes it. @throws Refusal file-missing, backup-identity-file */
export function readIdentities(file: string): string[] {
  const lines = textOf(file).split(/\r?\n/)
  const found = lines.map((line) => line.trim()).filter((line) => line.startsWith('AGE-SECRET-KEY-'))
  if (found.length === 0) throw new Refusal('invalid', 'backup-identity-file', { file })
  return found
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Refusal('not-found', 'file-missing', { file })
  }
}

export function encrypted(plain: ReadableStream<Uint8Array>, recipients: readonly string[]) {
  const encrypter = new Encrypter()
  for (const one of recipients) encrypter.addRecipient(one)
  return encrypter.encrypt(plain as globalThis.ReadableStream<Uint8Array>)
}

/** @throws Refusal backup-encrypted, backup-identity */
export async function decrypted(
  sealed: AsyncIterable<Uint8Array>,
  { file, identities }: { file: string; identities: readonly string[] },
): Promise<AsyncIterable<Uint8Array>> {
  if (identities.length === 0) throw new Refusal('forbidden', 'backup-encrypted', { file })
  const decrypter = new Decrypter()
  for (const one of identities) decrypter.addIdentity(one)
  try {
    return await decrypter.decrypt(ReadableStream.from(sealed) as globalThis.ReadableStream<Uint8Array>)
  } catch (error) {
    const other = /no identity matched/.test((error as Error).message)
    throw other
      ? new Refusal('forbidden', 'backup-identity', { file })
      : new Refusal('invalid', 'backup-damaged', { file, part: '' })
  }
}
