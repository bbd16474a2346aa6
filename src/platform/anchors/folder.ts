import { createPublicKey, type KeyObject, randomBytes } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { flushFolder } from '../flush.ts'
import { isSigned, makePrivateKey, printOf, publicKeyIn, readPrivateKey, signText } from './key.ts'
import { Head, type Line, linesOf, parsedAs, textOf } from './line.ts'

/** Whose signature stands under a line: of a key that is known here, of another, or of none. */
type Signature = 'known' | 'unknown' | 'forged'

/** What is known of the trail's end outside of the database: a journal of signed lines, and the head. */
export type Anchors = {
  readonly folder: string
  /** Names the key that signs here; null where there is none, and lines are only read. */
  readonly print: string | null
  /** Signs what a line says. Only where there is a key. */
  sign<T extends Record<string, unknown> & { kind: string }>(
    fields: T,
  ): T & { keyPrint: string; signature: string }
  signatureOf(line: Line | Head): Signature
  /** The lines in the order in which they were written; null for one that cannot be read. */
  lines(): (Line | null)[]
  append(line: Line): void
  /** Null when there is none; `damaged` when it cannot be read. */
  head(): Head | 'damaged' | null
  hold(head: Head): void
}

/**
 * Opens the folder beside the database. The key is made when it is wanted and there is none; its public half is put
 * into the folder, where those of former keys stay. `only`: this public key alone is believed.
 */
export function openAnchors(
  folder: string,
  keyFile: string,
  options: { make?: boolean; only?: string | undefined } = {},
): Anchors {
  const key = readPrivateKey(keyFile) ?? (options.make ? makePrivateKey(keyFile) : null)
  if (key && options.make) keepPublicHalf(folder, key)
  const trusted = trustedKeys(folder, key, options.only)
  return {
    folder,
    print: key && printOf(key),
    sign(fields) {
      if (!key) throw new Error('there is no key to sign with')
      const whole = { ...fields, keyPrint: printOf(key) }
      return { ...whole, signature: signText(textOf(whole), key) }
    },
    signatureOf(line) {
      const by = trusted.get(line.keyPrint)
      if (!by) return 'unknown'
      return isSigned(textOf(line), line.signature, by) ? 'known' : 'forged'
    },
    lines: () => linesIn(folder),
    append: (line) => appendLine(folder, line),
    head: () => readHead(folder),
    hold: (head) => writeWhole(path.join(folder, 'head.json'), `${JSON.stringify(head)}\n`),
  }
}

function keepPublicHalf(folder: string, key: KeyObject): void {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${printOf(key)}.pem`)
  if (existsSync(file)) return
  writeWhole(file, createPublicKey(key).export({ type: 'spki', format: 'pem' }) as string)
}

function trustedKeys(folder: string, key: KeyObject | null, only: string | undefined) {
  const files = only
    ? [only]
    : namesIn(folder)
        .filter((name) => name.endsWith('.pem'))
        .map((name) => path.join(folder, name))
  const keys = files.map(publicKeyIn)
  if (key && !only) keys.push(createPublicKey(key))
  return new Map(keys.map((one) => [printOf(one), one]))
}

const namesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : [])

const linesIn = (folder: string) =>
  namesIn(folder)
    .filter((name) => /^\d{4}\.jsonl$/.test(name))
    .flatMap((name) => linesOf(readFileSync(path.join(folder, name), 'utf8')))

/** On disk when it answers: a line that a power cut takes away would look like one that somebody took away. */
function appendLine(folder: string, line: Line): void {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${line.madeAt.slice(0, 4)}.jsonl`)
  appendFileSync(file, `${JSON.stringify(line)}\n`, { flush: true })
}

function readHead(folder: string): Head | 'damaged' | null {
  const file = path.join(folder, 'head.json')
  if (!existsSync(file)) return null
  return parsedAs(Head, readFileSync(file, 'utf8')) ?? 'damaged'
}

/** Several servers hold the end in one folder, in the same second perhaps: each writes its own draft. */
const draftName = `${randomBytes(6).toString('hex')}.draft`

/** The old content or the new, never half of it. */
function writeWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${draftName}`
  writeFileSync(draft, text, { flush: true })
  renameSync(draft, file)
  flushFolder(path.dirname(file))
}
